# A double-ended queue: both ends, the middle, limits, errors.
from collections import deque

d = deque()
print(d, len(d), bool(d))
for i in range(100): d.append(i)
for i in range(50): d.appendleft(-i)
print(len(d), d[0], d[-1], d[75], d[49], d[50])
print(list(d) == [-i for i in reversed(range(50))] + list(range(100)))
print([d.popleft() for _ in range(60)][-1], [d.pop() for _ in range(60)][-1], len(d), list(d)[:3])
b = deque([1, 2, 3, 4], 3)
print(b, b.maxlen, d.maxlen)
b.append(9); print(b); b.appendleft(0); print(b)
b.extend([5, 6]); print(b); b.extendleft("ab"); print(b)
d = deque("abcde"); d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d); d.rotate(12345); print(d)
d.reverse(); print(d)
d.insert(2, "X"); print(d); d.insert(-1, "Y"); print(d); d.insert(100, "Z"); d.insert(-100, "W"); print(d)
d.remove("X"); print(d); del d[0]; del d[-1]; print(d)
d[1] = "one"; d[-1] = "last"; print(d, d.index("one"), d.count("one"), "one" in d, "no" in d)
print(d == deque(d), d != deque(d), deque([1, 2]) < deque([1, 3]), deque() == [], deque([1]) + deque([2]), deque([1, 2]) * 2, 2 * deque([1]))
d += [1, 2]; print(d); d *= 2; print(d)
print(list(reversed(deque([1, 2, 3]))), d.copy() == d, d.copy() is d)
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque()[0], lambda: deque([1])[5], lambda: deque([1]).remove(3), lambda: deque([1]).index(3), lambda: deque([1], -1), lambda: deque(5), lambda: deque([1]) + [2], lambda: deque([1], 1).insert(0, 2), lambda: deque([1])[0:1], lambda: deque([1], "a")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
d = deque(); d.append(d); print(d)
class D(deque):
    def __init__(self, *a, **k):
        super().__init__(*a, **k); self.tag = 1
    def __repr__(self): return "D" + str(list(self))
x = D([1, 2], maxlen=2); x.append(5); print(x, x.tag, len(x), x[0], isinstance(x, deque))
d = deque(range(1000))
for i in range(5000): d.append(d.popleft())
print(d[0], sum(d), len(d))
d.clear(); print(d, list(d)); d.extend(d); d.extend([1]); d.extend(d); print(d)
print(deque([3, 1], 0), deque([1, 2, 3], maxlen=2))
z = deque([1], 0); z.append(3); print(z)
it = iter(deque([1])); print(next(it), next(it, 'end'), next(it, 'end'))
try: hash(deque())
except TypeError as e: print('unhashable')
import copy
print(copy.copy(deque([1, [2]], 5)))
