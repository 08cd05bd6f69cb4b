# Indices of a deque, its middle and rotation, at the ends of its blocks.
from collections import deque


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def rotated(length, steps):
    d = deque(range(length))
    d.rotate(steps)
    return list(d)


for length in 0, 1, 2, 3, 5, 31, 60, 100:
    for steps in 0, 1, -1, 2, -2, 7, -7, 29, 30, 31, -31, 1000, -1001:
        items = rotated(length, steps)
        print(length, steps, sum(i * v for i, v in enumerate(items)), items[:3])


def inserted(at):
    d = deque([1, 2, 3, 4])
    d.insert(at, "x")
    return d


def deleted(at):
    d = deque([1, 2, 3])
    del d[at]
    return d


for at in range(-6, 7):
    attempt(inserted, at)
for at in 0, -1, 2, 3, -4, "a", 1.0, slice(0, 1):
    attempt(deleted, at)
d = deque([1, 2, 3, 2, 1])
for asked in ((2,), (2, 2), (2, 2, 3), (2, -2), (1, 1, -1), (9,),
              (1, -100, 100), (2, 4)):
    attempt(d.index, *asked)
for at in "a", 1.0, True, 5, -6, 10 ** 30, -10 ** 30, None, slice(1, 2):
    attempt(lambda: d[at])
attempt(d.__setitem__, 5, 1)
attempt(d.rotate, "a")
attempt(d.rotate, 1.5)
attempt(deque([1], 1).insert, 0, 1)
attempt(deque().insert, 1.5, 1)
attempt(deque([1]).remove, 2)
d = deque(range(100))
print([d[at] for at in (0, 14, 15, 16, 29, 30, 31, 44, 45, 46, 75, 99, -1,
                        -100)])
for at in range(0, 100, 7):
    d[at] = -at
print(d == deque(-i if i % 7 == 0 else i for i in range(100)))
while len(d) > 3:
    del d[len(d) // 2]
print(d)
