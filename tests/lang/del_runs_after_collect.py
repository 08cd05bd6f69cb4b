# SPDX-License-Identifier: MIT
# gc.collect() runs __del__ of what is dead, once each, even if one of them
# raises, collects or keeps the object. (The last object may still be held by
# a stale register, so counts are not exact, and it may die in the next turn.)
# skip alloc: what is dead depends on when memory ran out
import gc

seen = []
kept = []


class Plain:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        seen.append((type(self).__name__, self.n))


class Collects(Plain):
    def __del__(self):
        gc.collect()
        super().__del__()


class Keeps(Plain):
    def __del__(self):
        kept.append(self)
        super().__del__()


def make(kind):
    for i in range(100):
        kind(i)


for kind in Plain, Collects, Keeps:
    seen.clear()
    make(kind)
    gc.collect()
    done = list(seen)
    print(kind.__name__, len(done) >= 90, len(done) == len(set(done)))
print(len(kept) >= 90, ('Keeps', kept[5].n) in seen)
