# RingIO: bytes in order, full and empty told apart, lines.
from micropython import RingIO

r = RingIO(8)
print(r.any(), r.read(), r.write(b"abc\nde"), r.any(), r.readline(), r.read(1))
print(r.write(b"0123456789"), r.any(), r.write(b"x"), r.read(), r.any())
b = bytearray(4)
r.write(b"hello")
print(r.readinto(b), b, r.readinto(b, 3), b)
for i in range(100):
    r.write(bytes([i, i + 1, i + 2]))
    if r.read() != bytes([i, i + 1, i + 2]):
        print("wrong at", i)
r.close()
print(r.any(), r.write(b"goes on"), r.read())

# Of a buffer that is given one byte stays unused.
given = bytearray(4)
r = RingIO(given)
print(r.write(b"abcdef"), r.read(2), r.write(b"xyz"), r.any(), r.read())
for bad in (0, -1, bytearray(0), bytearray(1)):
    try:
        RingIO(bad)
    except ValueError:
        print("ValueError")
