# range: length, membership, indexing, slicing, equality.
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)),
      list(range(5, 0, -2)), list(range(0)))
r = range(10, 50, 5)
print(r, len(r), r[0], r[-1], r[2:4], r[::-1], r[1:-1:2], repr(range(3)))
print(15 in r, 16 in r, 50 in r, "a" in r, 15.0 in r, -5 not in r)
print(range(3) == range(0, 3), range(0, 3, 2) == range(0, 4, 2),
      range(0) == range(5, 2), range(3) != range(4), range(2) == [0, 1])
print(r.start, r.stop, r.step, range(5).start, bool(range(0)), bool(range(1)))
print(r.index(20), r.count(20), r.count(21), sum(r), max(r), list(reversed(r)))
print(len(range(0, -10, -3)), list(range(0, -10, -3)), list(range(-3, 3))[::2],
      range(10)[3:][2])
for bad in (lambda: r[8], lambda: r[-9], lambda: range(1, 2, 0),
            lambda: range(1.5), lambda: range("a"), lambda: range()):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__)
it = iter(range(3))
print(next(it), list(it), list(it), [*range(2)],
      hash(range(3)) == hash(range(0, 3)))
print(sum(range(100001)), len(range(10 ** 6)), 999999 in range(10 ** 6),
      range(10 ** 6)[-1])
print(list(range(True)), list(zip(range(2), range(5, 7))),
      {range(2): 1}[range(2)])
a, b, c = range(3)
print(a, b, c, list(range(2 ** 40, 2 ** 40 + 2)),
      list(range(10 ** 18, 10 ** 18 + 3)))
