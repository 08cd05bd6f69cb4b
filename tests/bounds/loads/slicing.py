# SPDX-License-Identifier: MIT
items = list(range(3000))
while True:
    part = items[1:]
    part = None
    part = items[::2]
    part[10:20] = [1, 2, 3]
    del part[5:600]
    part.insert(3, 4)
    part.pop(0)
    part.reverse()
    n = 2999 in items
    n = sum(items) + min(items) + max(items) + items.index(2900)
    part = None
    t = tuple(items[:2000])
    n = t == tuple(items[:2000])
    t = None
