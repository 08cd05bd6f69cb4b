# Operators of a deque; making, comparing, printing and deriving from it.
from collections import deque


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def plus(a, b):
    a += b
    return a


def times(a, b):
    a *= b
    return a


attempt(plus, deque([1]), "ab")
attempt(plus, deque([1]), 5)
attempt(plus, deque([1, 2], 3), [3, 4])
for n in 5, 0, -3, True, 1.5:
    attempt(times, deque([1, 2], 3), n)
    attempt(lambda: deque([1]) * n)
    attempt(lambda: n * deque([1]))
attempt(lambda: deque([1]) + [1])
attempt(lambda: deque([1], 2) + deque([2, 3]))
print(deque([1]) == [1], deque([1]) != [1], deque() == deque(maxlen=3))
print(deque([1, 2]) < deque([1, 3]), deque([1, 2]) <= deque([1]),
      deque() < deque([0]), deque([2]) > deque([1, 5]),
      deque([1]) >= deque([1]))
nan = float("nan")
print(nan in deque([nan]), deque([nan]) == deque([nan]),
      deque([nan]).index(nan), deque([nan]).count(nan))
for make in (lambda: deque(iterable=[1, 2], maxlen=1), lambda: deque([1], None),
             lambda: deque([1], -1), lambda: deque([1], "a"),
             lambda: deque([1], 2.0), lambda: deque([1, 2], True),
             lambda: deque([1], 2 ** 31), lambda: deque(5)):
    attempt(make)
for wrong in (lambda: hash(deque()), lambda: {deque(): 1},
              lambda: setattr(deque(), "maxlen", 3),
              lambda: setattr(deque(), "other", 3),
              lambda: deque(1, 2, 3, 4), lambda: deque(other=1),
              lambda: deque.append(5, 1), lambda: deque().append(),
              lambda: deque().pop(0), lambda: deque().appendleft(1, 2),
              lambda: deque().extend(5), lambda: deque().extendleft(None),
              lambda: deque([1]) < [1]):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
print(bool(deque()), bool(deque([0])), len(deque("abc")), "a" in deque("abc"))
a = deque([1])
a.append(a)
print(a)
inner = [a]
a.append(inner)
print(inner, a)
print(str(deque("a", 3)) + "%s %r" % (deque([1]), deque(["q"])))
first, *rest = deque([1, 2, 3])
print(first, rest, sorted(deque([3, 1, 2])), sum(deque([1, 2])),
      max(deque([1, 5])), tuple(deque("ab")), "".join(deque("ab")))
d = deque([1, 2, 3])
d.__init__([7, 8, 9], 2)
print(d, d.maxlen)
d.__init__()
print(d, d.maxlen)
d.extend(range(100))
print(len(d), d[0], d[99])
m = deque(range(100), 100)
other = m.copy()
other[50] = "x"
print(m == other, m[50], other[50], other.maxlen)


class Sub(deque):
    def __init__(self, n):
        super().__init__(maxlen=n)

    def append(self, x):
        super().append(x * 2)

    def __contains__(self, x):
        return "mine"

    def __len__(self):
        return 77

    def __getitem__(self, i):
        return i if i == 9 else super().__getitem__(i)


class Subsub(Sub):
    pass


for kind in Sub, Subsub:
    s = kind(3)
    for i in range(5):
        s.append(i)
    s.x = 5
    print(len(s), list(s), s[0], s[9], 1 in s, s.maxlen, s.popleft(), s.x,
          isinstance(s, deque))


class Plain(deque):
    pass


p = Plain([1, 2, 3], 2)
print(list(p), type(p.copy()).__name__, list(p.copy()), p.copy().maxlen,
      p == deque([2, 3]), p[-1])
