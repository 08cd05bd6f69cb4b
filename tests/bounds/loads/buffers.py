# SPDX-License-Identifier: MIT
import array
import struct

raw = bytearray(8000)
numbers = array.array("h", range(1500))
packed = struct.pack("500i", *range(500))
while True:
    copy = bytes(raw)
    copy = raw[1:] + b"x"
    n = raw.find(b"\x01") + copy.count(b"\x00\x01")
    raw[100:5000] = raw[200:5100]
    text = bytes(raw[:5000]).hex()
    numbers.extend(range(10))
    part = numbers[5:]
    n = sum(part)
    numbers = array.array("h", part[:1500])
    struct.unpack("500i", packed)
    view = memoryview(raw)[5:]
    same = view == raw
    raw.extend(b"abc" * 1000)
    del raw[8000:]
    raw = bytearray(raw)
