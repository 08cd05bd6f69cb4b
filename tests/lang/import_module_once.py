# A module runs once; every import gives the same object.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

import plain
import plain as p
from plain import bump, get as getter, value

print(p is plain, value, plain.value)
print(bump(), bump(5), plain.value, value, getter())
plain.value = 100
print(getter(), bump())


def inside():
    import plain
    from plain import items
    items.append(1)
    return plain.items is items


print(inside(), inside(), plain.items)
plain.Thing()
plain.Thing()
print(plain.Thing.made, plain.__name__, plain._private,
      sys.modules["plain"] is plain)
try:
    value_missing = plain.nothing
except AttributeError as e:
    print(e)
plain.added = "from outside"
from plain import added
print(added, hasattr(plain, "added"))
del plain.added
print(hasattr(plain, "added"), type(plain).__name__)
