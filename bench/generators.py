# A pipeline of generators: source, filters, windows, sums.
import sys


def samples(n):
    x = 12345
    for i in range(n):
        x = (x * 1103515 + 12345) & 0x3FFFFFFF
        yield (x >> 8) % 2001 - 1000


def limit(source, lo, hi):
    for v in source:
        if v < lo:
            yield lo
        elif v > hi:
            yield hi
        else:
            yield v


def window(source, size):
    buf = []
    for v in source:
        buf.append(v)
        if len(buf) == size:
            yield sum(buf)
            buf.pop(0)


def both(n):
    yield from limit(samples(n), -800, 800)
    yield from (v * 2 for v in samples(n) if v & 1)


def running_max():
    best = None
    while True:
        v = yield best
        if best is None or v > best:
            best = v


def main(n):
    check = 0
    top = running_max()
    next(top)
    best = 0
    for v in window(both(n), 4):
        check = (check * 7 + v) % 1000003
        best = top.send(v)
    print("generators", check, best)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
