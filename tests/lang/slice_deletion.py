# del of items and slices, from lists and bytearrays.
a = list(range(12))
del a[0]
print(a)
del a[-1]
print(a)
del a[2:4]
print(a)
del a[::3]
print(a)
del a[4:1:-1]
print(a)
del a[5:]
print(a)
a = list(range(10))
del a[1::2], a[0]
print(a)
del a[:]
print(a)
b = bytearray(b"0123456789")
del b[3]
del b[-2:]
print(b)
c = [[1, 2, 3], [4, 5, 6]]
del c[0][1], c[1][:2]
print(c)
for bad in ("del a[0]", "del c[5]", "del c['x']", "del (1,)[0]",
            "del 'abc'[0]"):
    try:
        exec(bad)
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
q = list(range(100))
while len(q) > 3:
    del q[::2]
print(q)
s = list("abcdef")
del s[1:100:2]
print(s)
del s[5:2]
print(s)
