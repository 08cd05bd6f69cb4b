# Sets: building, membership, add, remove, iteration in no given order.
s = {3, 1, 2, 3}
print(sorted(s), len(s), 2 in s, 5 not in s, set() == set([]), bool(set()))
s.add(4)
s.add(1)
s.discard(99)
s.remove(3)
print(sorted(s), sorted(set("hello")), sorted({x % 3 for x in range(9)}))
try:
    s.remove(99)
except KeyError as e:
    print("KeyError", e)
print({1, 2} == {2, 1}, {1} != {2}, set([1, 2]) == set((2, 1)),
      {1} == frozenset([1]))
print(sorted(s | {9}), sorted(s & {1, 2}), sorted(s - {1}),
      sorted(s ^ {1, 100}), {1} < {1, 2}, {1, 2} >= {2})
t = s.copy()
t.clear()
print(t, len(s), sorted(s), isinstance(s, set), type(set()) is set)
try:
    {[]}
except TypeError as e:
    print(e)
print({1: 0} == {1}, {5}, set(), sum({1, 2, 3}), max({4, 9}))
seen = set()
out = [x for x in "mississippi" if not (x in seen or seen.add(x))]
print(out, sorted(seen))
u = {1}
u.update([2, 3], (4,))
print(sorted(u), u.pop() in {1, 2, 3, 4}, len(u),
      {frozenset([1]): "k"}[frozenset([1])])
