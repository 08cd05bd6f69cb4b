# Assignment to list slices grows, shrinks and keeps.
a = list(range(10))
a[2:5] = ["x", "y"]
print(a)
a[1:1] = [100, 101]
print(a)
a[:2] = []
print(a)
a[-1:] = "end"
print(a)
a[:] = range(6)
print(a)
a[::2] = "abc"
print(a)
a[::-1] = [1, 2, 3, 4, 5, 6]
print(a)
a[4:2] = ["between"]
print(a)
a[10:] = [7, 8]
print(a)
a[1:3] = (x * x for x in range(4))
print(a)
b = [1, 2, 3]
b[1:2] = b
print(b)
b[:] = b[::-1]
print(b)
b[len(b):] = b
print(b)
for bad in ("a[::2] = [1]", "a[0:2] = 5", "a['x':] = []", "(1,2)[0:1] = []",
            "'ab'[0:1] = 'c'"):
    try:
        exec(bad)
        print("no error")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
x = y = [0] * 5
x[1:4] = [9]
print(y, x is y)
c = [[0] * 2 for _ in range(2)]
c[0][1:] = [1, 2, 3]
print(c)
ba = bytearray(b"hello world")
ba[0:5] = b"HOWDY"
print(ba)
ba[5:6] = b", new "
print(ba)
ba[:7] = b""
print(ba, len(ba))
