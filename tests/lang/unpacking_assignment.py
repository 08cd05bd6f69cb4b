# Sequences are unpacked into nested and starred targets.
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = [3, 4], 5
print(c, d, e)
[f, g] = "xy"
print(f, g)
h, *i = range(4)
print(h, i)
*j, k = "abc"
print(j, k)
l, *m, n = [1, 2]
print(l, m, n)
o, (p, *q), r = 1, (2, 3, 4), 5
print(o, p, q, r)
x = y = z = []
x.append(1)
print(x, y, z is x)
for s, (t, u) in [(1, (2, 3)), (4, (5, 6))]:
    print(s, t, u)
for v, *w in ["abc", [1], (2, 3)]:
    print(v, w)

data = {}
data["k"], lst = 1, [0, 0]
lst[0], lst[1] = "p", "q"
print(data, lst)
i = 0
i, lst[i] = 1, "moved"
print(i, lst)


def gen():
    yield 1
    yield 2


a, b = gen()
print(a, b)

for bad in ("a, b = [1]", "a, b = [1, 2, 3]", "a, *b, c = [1]", "a, b = 5",
            "() = [1]"):
    try:
        exec(bad)
        print("no error")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
