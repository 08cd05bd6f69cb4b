# bytearray: a bytes that can change in place.
a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a.extend([103, 104])
a += b"i"
print(a, len(a), a[0], a[-1], a[1:3], type(a[1:3]) is bytearray)
a[0] = 65
a[-1] = 0
a[1:3] = b"BCXX"
print(a)
del a[3:5]
print(a, a == b"ABCdefgh\x00", a.find(b"d"), a.count(b"e"))
print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"),
      bytearray(b"x") * 3)
for bad in (lambda: a.append(256), lambda: a.append("x"), lambda: a[99],
            lambda: bytearray([300])):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__)
try:
    a[0] = 256
except ValueError:
    print("ValueError")
b = a
b += b"tail"
print(a is b, bytes(a), a.decode("utf-8") == "ABCdefgh\x00tail")
print(a + b"!", b"!" + bytes(a[:2]), a[:2] + a[2:4], list(a[:3]), 65 in a,
      b"BC" in a)
c = bytearray(a)
c[0] = 1
print(a[0], c[0], a == c, a != c, a < c)
try:
    {bytearray(b"x"): 1}
except TypeError as e:
    print(e)
buf = bytearray(8)
for i in range(8):
    buf[i] = i * i
print(list(buf), sum(buf), buf[::2], max(buf))
