# Every code in every order: sizes, alignment, ranges and what is refused.
import struct

VALUES = [0, 1, -1, 127, 128, 255, 256, -128, -129, 65535, 65536,
          2 ** 31, 2 ** 32 - 1, -2 ** 31 - 1, 2 ** 63, 2 ** 64, -2 ** 63 - 1,
          "x", None, b"a", b"ab", True]


def attempt(f, *args):
    try:
        return repr(f(*args))
    except (struct.error, OverflowError, TypeError) as e:
        return "refused"


for order in ("", "@", "=", "<", ">", "!"):
    for code in "xcb?BhHiIlLqQnNefdPsZ":
        if code in "lLnNP" and order in ("", "@"):
            continue
        print(order + code, attempt(struct.calcsize, order + code),
              attempt(struct.calcsize, order + "b" + code + "2" + code))
        if code in "xnNPsZe":
            continue
        print([attempt(struct.pack, order + code, v) for v in VALUES])
for fmt in ("5s", "5p", "0s", "0p", "1p", "3p2s", " 3h ", "h2", "1h 2b", "",
            "3", "<>h", "bq", "bd0q", "qb0q", "bxxh"):
    print(fmt, attempt(struct.calcsize, fmt),
          attempt(struct.pack, fmt, b"hello"),
          attempt(struct.unpack, fmt, bytes(range(5))))
half = [0.0, -0.0, 1.5, 65504.0, 6e-8, 3e-8, 3.05e-5, -2.7e-7, 0.1, 2049.0,
        float("inf")]
print([struct.pack("<e", x).hex() for x in half])
print([struct.unpack("<e", bytes([i & 255, i >> 8]))[0]
       for i in range(0, 0x7C00, 997)])
print(attempt(struct.pack, "<e", 65520.0), attempt(struct.pack, "<f", 1e39))
buf = bytearray(10)
for offset in (8, 9, -2, -11):
    print(attempt(struct.pack_into, "<h", buf, offset, 258),
          attempt(struct.unpack_from, "<h", buf, offset))
print(buf, struct.unpack_from("<h", buffer=buf, offset=8),
      list(struct.iter_unpack("<hb", bytes(range(9)))))
print(struct.unpack("<5p", b"\x03abcd"), struct.unpack("<5p", b"\x09abcd"),
      struct.pack("300p", b"x" * 299)[0], attempt(struct.iter_unpack, "h", b"x"))
