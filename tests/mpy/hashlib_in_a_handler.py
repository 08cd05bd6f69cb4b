# hashlib and ubinascii as drivers use them; a hash that a task and a handler
# share is whole for whoever comes first, and ValueError for the other.
import hashlib
import ubinascii
import uhashlib
from machine import Timer
import time

h = uhashlib.sha256(b"abc")
print(ubinascii.hexlify(h.digest()))
print(ubinascii.b2a_base64(b"ab"), ubinascii.unhexlify("0aff"),
      ubinascii.crc32(b"krait"))

counts = [0, 0]


def handler(timer):
    try:
        h.update(b"x")
        counts[0] += 1
    except ValueError:
        counts[1] += 1


h = hashlib.sha1()
timer = Timer()
timer.init(period=1, callback=handler, hard=True)
end = time.ticks_add(time.ticks_ms(), 60)
block = bytes(5000)
n = 0
while time.ticks_diff(end, time.ticks_ms()) > 0:
    try:
        h.update(block)
        n += 1
    except ValueError:
        print("never: no handler was in the midst of it")
timer.deinit()
print(counts[0] + counts[1] >= 50, counts[1] > 0)
print(len(h.digest()) == 20, n > 0)
