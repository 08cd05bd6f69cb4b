# Tuples: building, indexing, comparison, methods, use as keys.
t = (1, 2, 3)
print((), (1,), t, 1, len(()), tuple([1, 2]), tuple("ab"), tuple(range(3)),
      tuple())
print(t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, 2 * t, 2 in t, 5 not in t)
print(t == (1, 2, 3), t != (1, 2), (1, 2) < (1, 3), (1, 2) < (1, 2, 0),
      () < (0,), (2,) > (1, 9))
print(t.count(1), t.index(2), (1, 1, 1).count(1), min(t), max(t), sum(t))
print({(1, 2): "k"}[(1, 2)], hash((1, 2)) == hash((1, 2)),
      (1, (2, 3)) == (1, (2, 3)))
for bad in (lambda: t[3], lambda: t.index(9), lambda: t["a"], lambda: t + [1],
            lambda: hash(([],))):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
a = b = (1, [2])
a[1].append(3)
print(b, a is b, tuple(b) is b, bool(()), bool((0,)))
for x, y in ((1, 2), (3, 4)):
    print(x * y, end=" ")
print(*t, sep=",")
print(sorted([(2, "b"), (1, "z"), (2, "a")]), tuple(x * x for x in t), (*t, *t))
print(isinstance(t, tuple), type(()) is tuple, repr((1, "a", None, (2.5,))))
