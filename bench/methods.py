# Calls of methods: plain, inherited, overridden, through super, bound.
import sys


class Counter:
    def __init__(self):
        self.n = 0

    def inc(self, k):
        self.n += k

    def twice(self, k):
        self.inc(k)
        self.inc(k)


class Limited(Counter):
    def __init__(self, top):
        super().__init__()
        self.top = top

    def inc(self, k):
        if self.n + k > self.top:
            self.reset()
        super().inc(k)

    def reset(self):
        self.n = 0


class Scaled(Counter):
    scale = 3

    def inc(self, k):
        self.n += k * self.scale


def main(n):
    counters = [Counter(), Limited(100), Scaled()]
    bound = counters[0].inc
    for i in range(n):
        for c in counters:
            c.inc(i & 3)
        counters[i % 3].twice(1)
        bound(2)
    print("methods", [c.n for c in counters])


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
