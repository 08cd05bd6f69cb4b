# What a memoryview tells of itself; hex with a separator; maketrans of bytes.
import array

for m in (memoryview(b"abcdef"), memoryview(bytearray(4)), memoryview(b""),
          memoryview(array.array("i", [1, -2, 3])), memoryview(b"abcdef")[1:4],
          memoryview(b"abcdef").cast("H")):
    print(m.format, m.itemsize, m.nbytes, len(m), m.ndim, m.readonly)
    print(m.shape, m.strides, m.suboffsets, m.c_contiguous, m.f_contiguous, m.contiguous)
    print(m.hex(), m.hex(":"), m.hex("-", 2), m.hex("-", -2))
table = bytes.maketrans(b"abc", b"xyz")
print(b"aabbcd".translate(table), bytearray(b"abc").translate(bytearray.maketrans(b"a", b"b")))
try:
    bytes.maketrans(b"a", b"")
except ValueError as e:
    print(e)
