# memoryview: formats, casts, overlapping assignment, release, what it refuses.
from array import array

m = memoryview(array("h", [1, -2, 3]))
print(len(m), m[1], m.format, m.itemsize, m.nbytes, m.tolist(), bytes(m),
      m.tobytes(), m[1:].tolist(), m[-1], m.readonly, m.hex())
print(m == array("h", [1, -2, 3]), m == array("i", [1, -2, 3]),
      m == memoryview(array("h", [1])))
m[0] = 7
m[1:3] = array("h", [300, -300])
print(m.tolist(), m.cast("B").tolist(), m.cast("B").cast("H")[0])
b = bytearray(b"hello world")
v = memoryview(b)
v[0:5] = b"HELLO"
print(b, v[0:5] == b"HELLO", v[6:] != b"world", v.obj is b)
with memoryview(b) as w:
    print(w[0])


def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__


def assign(view, key, x):
    view[key] = x


for f in (lambda: w[0], lambda: v.cast("z"), lambda: v.cast("i"),
          lambda: memoryview(5), lambda: memoryview("s"), lambda: v[99],
          lambda: assign(memoryview(b"x"), 0, 1), lambda: assign(v, 0, 256),
          lambda: hash(v), lambda: assign(v, slice(0, 2), b"abc"),
          lambda: assign(v.toreadonly(), 0, 1)):
    print(attempt(f), end=" ")
print()
print(hash(memoryview(b"abc")) == hash(b"abc"), v.toreadonly().readonly,
      bytearray(v[:3]), b"".join([v[:2], b"!"]), bytes(v)[::-1],
      v[2:2].tolist(), b"abc" == memoryview(b"abc"), memoryview(b"a") == 5)
o = memoryview(bytearray(range(10)))
o[2:6] = o[0:4]
print(o.tolist())
o[0:4] = o[2:6]
print(o.tolist(), [x for x in o[:3]], sum(o))
