# pack, unpack and calcsize of every format letter in both byte orders.
import struct

vals = {"b": -5, "B": 250, "h": -300, "H": 65000, "i": -70000, "I": 4000000000,
        "l": -5, "L": 5,
        "q": -(2 ** 40), "Q": 2 ** 63 + 1, "f": 1.5, "d": -0.1}
for c in "bBhHiIlLqQfd":
    for order in "<>!=":
        p = struct.pack(order + c, vals[c])
        u = struct.unpack(order + c, p)[0]
        print(order + c, p.hex(), u == vals[c], struct.calcsize(order + c),
              end="  ")
    print()
print(struct.pack("<bhi", 1, 2, 3), struct.pack(">bhi", 1, 2, 3),
      struct.calcsize("<bhiq"), struct.calcsize(">HHB"))
print(struct.pack("<3h", 1, 2, 3), struct.unpack(">2I", b"\0\0\0\1\0\0\0\2"),
      struct.pack("<4s", b"ab"), struct.pack("5s", b"abcdefg"))
print(struct.unpack("<2s1s", b"abc"), struct.pack("<xbx", 7),
      struct.unpack("<xbx", b"\0\x07\0"), struct.pack("<0h"))
short = struct.pack("<f", 0.1)
print(short.hex(), struct.unpack("<f", short)[0],
      struct.pack(">d", 1e300).hex(), struct.pack("<f", 3))
print(struct.unpack(">hhh", bytes([0x40, 0, 0xC0, 0, 0xFF, 0xFF])),
      struct.unpack("<B", bytearray(b"\xfe")))
buf = bytearray(8)
struct.pack_into("<HH", buf, 2, 0x1234, 0xABCD)
print(buf.hex(), struct.unpack_from("<H", buf, 2),
      struct.unpack_from(">BB", buf, 4), struct.unpack_from("<H", buf, -4))
print([struct.pack("<h", v).hex() for v in (-32768, -1, 0, 32767)],
      struct.unpack("<q", b"\xff" * 8), struct.unpack("<Q", b"\xff" * 8))
nan = struct.unpack("<d", b"\x01\0\0\0\0\0\xf8\xff")[0]
print(nan != nan, struct.unpack("<d", b"\xff" * 8)[0],
      struct.unpack("<f", b"\0\0\x80\x7f")[0],
      struct.unpack(">d", b"\x7f\xff" + b"\0" * 6)[0])
