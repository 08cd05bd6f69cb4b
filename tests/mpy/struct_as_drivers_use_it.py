# Registers and frames packed and unpacked in place.
import struct

buf = bytearray(14)
struct.pack_into(">hhhhhhh", buf, 0, 16384, -16384, 1, -1, 340, 131, -131)
print(bytes(buf[:4]), struct.unpack(">7h", buf))
print(struct.unpack_from(">h", buf, 8)[0] / 340 + 36.53)
print(struct.calcsize(">7h"), struct.calcsize("<BHI"),
      struct.unpack("<bB", b"\xff\xff"))
mv = memoryview(buf)
print(struct.unpack(">h", mv[2:4]), struct.unpack_from("<H", mv, 12))
struct.pack_into("<f", buf, 2, 0.5)
print(struct.unpack_from("<f", buf, 2), buf[2:6])
try:
    struct.unpack(">h", b"\x00")
except ValueError as e:
    print("ValueError")
