# A deque that changes while something goes over it.
from collections import deque


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def over(change, items=(1, 2, 3)):
    d = deque(items)
    seen = []
    for item in d:
        seen.append(item)
        if len(seen) < 9:
            change(d)
    return seen


attempt(over, lambda d: d.append(4))
attempt(over, lambda d: d.append(4), (1,))
attempt(over, lambda d: d.appendleft(4))
attempt(over, lambda d: d.pop())
attempt(over, lambda d: d.popleft(), (1,))
attempt(over, lambda d: d.rotate(1))
attempt(over, lambda d: d.clear())
attempt(over, lambda d: d.insert(1, 7))
attempt(over, lambda d: d.remove(d[0]))
attempt(over, lambda d: d.__setitem__(2, "set"))

it = iter(deque([1]))
print(next(it), next(it, "end"), next(it, "end"))
d = deque([1])
it = iter(d)
next(it)
d.append(2)
attempt(next, it)
attempt(next, it)
d = deque([1, 2, 3])
attempt(d.extend, iter(d))
print(d)
d.extend(d)
d.extendleft(d)
d += d
print(d, len(d))


class Changes:
    """Not equal to anything, and changes the deque when asked."""

    def __init__(self, owner, change):
        self.owner, self.change = owner, change

    def __eq__(self, other):
        self.change(self.owner)
        return False


def with_changes(ask, change):
    d = deque([1, 2, 3])
    d[0] = Changes(d, change)
    return ask(d)


for ask in (lambda d: 99 in d, lambda d: d.count(99), lambda d: d.index(99)):
    attempt(with_changes, ask, lambda d: len(d) < 9 and d.append(3))
    attempt(with_changes, ask, lambda d: d.clear())
    attempt(with_changes, ask, lambda d: d and d.pop())
