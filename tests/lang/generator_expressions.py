# Generator expressions are lazy; only the first iterable is evaluated early.
g = (x * x for x in range(5))
print(next(g), next(g), list(g), list(g))
print(sum(x for x in range(10) if x % 2),
      max(len(w) for w in "a bbb cc".split()))
print(list((x, y) for x in range(3) for y in range(x)))
print(",".join(str(i) for i in range(5)))
print(dict((c, ord(c)) for c in "ab"), tuple(i for i in (1, 2)))


def note(x):
    print("eval", x)
    return x


g = (note(i) for i in note([1, 2]))
print("made")
print(next(g))
print(any(note(x) > 1 for x in [1, 2, 3]))
print(all(note(x) < 2 for x in [1, 2, 3]))
n = 10
g = (x + n for x in [1, 2])
n = 100
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
pipeline = (y for y in (x + 1 for x in (z * 2 for z in range(6))) if y % 3)
print(list(pipeline))
fs = [f() for f in list((lambda: i) for i in range(3))]
print(fs)
g = (i for i in range(3))
for x in g:
    print(x, list(g))
print(sorted((v, k) for k, v in {"a": 2, "b": 1}.items()))
nested = ((i, j) for i in (k for k in range(3) if k) for j in "xy")
print(list(nested))
