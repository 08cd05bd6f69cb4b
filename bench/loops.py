# The four loops of the design's table, one at a time:
#
#     loops.py int|float|method|append N
#
# `bench/run --callgrind loops` runs each with two sizes and divides the
# difference, so that start-up and the code around the loop drop out.
import sys


class Counter:
    def __init__(self):
        self.n = 0

    def inc(self, k):
        self.n += k


def int_loop(n):
    s = i = 0
    while i < n:
        s += i & 7
        i += 1
    return s


def float_loop(n):
    x = 1.0
    i = 0
    while i < n:
        x *= 1.00001
        i += 1
    return "%.6e" % x


def method_loop(n):
    o = Counter()
    i = 0
    while i < n:
        o.inc(1)
        i += 1
    return o.n


def append_loop(n):
    l = []
    i = 0
    while i < n:
        l.append(i)
        i += 1
    return len(l)


LOOPS = {"int": int_loop, "float": float_loop, "method": method_loop,
         "append": append_loop}
name = sys.argv[1] if len(sys.argv) > 1 else "int"
print(name, LOOPS[name](int(sys.argv[2]) if len(sys.argv) > 2 else 100000))
