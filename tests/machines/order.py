# SPDX-License-Identifier: MIT
# Order of containers, names and addresses, and what garbage leaves of it.
import gc
import sys


class Thing:
    pass


things = [Thing() for _ in range(200)]
for i in range(2000):
    things[i * 7 % 200] = Thing()
    garbage = [str(i), {i: things[i % 200]}]
print(list({"b", "a", 3, 2.5, None, (1, 2), b"x", "ccc"}))
print(list({things[i]: i for i in range(20)}.values()))
seen = {things[i] for i in range(50)}
print([things.index(x) for x in seen], len(set(map(id, things))))
print(sorted(dir(Thing()))[:5], list(vars(sys.modules["__main__"]))[:8])


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth(0) > 50, sorted(str(e) for e in ({1}, {"k": {2}})))
gc.collect()
if len(sys.argv) < 2:  # 64-bit pointers
    print(things[3], id(things[3]), hash(things[4]), depth, sys.maxsize)
