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
try:
    r.any()
except ValueError as e:
    print(e)
