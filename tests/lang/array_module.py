# array.array of each type: element range, growth, slices, bytes.
from array import array

for code in "bBhHiIlLqQfd":
    a = array(code, [1, 2, 3])
    a.append(4)
    print(code, a, len(a), a[-1], sum(a), list(a))
a = array("h", [10, 20, 30, 40])
a[1] = -5
a.extend(array("h", [50]))
print(a, a[1:3], a[-1], 30 in a, 99 in a, [x * 2 for x in a])
a += array("h", [60])
print(a, a + array("h", [1]), a == array("h", [10, -5, 30, 40, 50, 60]),
      array("i"), bool(array("b")))
for bad in (lambda: a[99], lambda: a["x"], lambda: array("h", ["x"]),
            lambda: array("h", 5)):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(type(e).__name__)
f = array("f", [0.5, 1.25])
f[0] = 0.1
print(f[0], f[1], array("d", [0.1])[0], array("d", range(3)))
b = array("B", b"\x01\x02\xff")
print(b, bytes(b), b[2], bytes(array("H", [1, 256])), max(b),
      sorted(b, reverse=True))
m = memoryview(array("h", [1, 2]))
print(len(m), m[1])
d = array("d", [0.0] * 5)
for i in range(5):
    d[i] = i / 2
print(d, sum(d))
z = array("i", (i * i for i in range(5)))
print(z, z[1:3] == array("i", [1, 4]), isinstance(z, array))
