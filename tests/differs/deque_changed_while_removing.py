# remove() goes by what the deque held when it began, and does not fail if that
# changes; an iterator minds reverse(), and not a rotation by nothing.
#
# Cause: a handler may append while main removes, and main's program should not
# fail for that. Iterators go by a version that each change counts up.
# Workaround: none needed; go over d.copy() if d changes.
from collections import deque


class Changes:
    def __eq__(self, other):
        if len(d) < 5:
            d.append(3)
        return False


d = deque([Changes(), 2])
try:
    d.remove(3)
    print(len(d))
except (IndexError, ValueError) as e:
    print(e)
d = deque([1, 2, 3])
try:
    for item in d:
        d.rotate(0)
    print("rotated by nothing")
except RuntimeError as e:
    print(e)
try:
    for item in d:
        d.reverse()
    print("reversed")
except RuntimeError as e:
    print(e)
# CPython:
# deque mutated during iteration
# deque mutated during iteration
# reversed
