# Sets of integers, strings and tuples: filled, emptied, combined, searched.
import sys


def walk(n):
    """Cells visited by an ant that turns at each cell it has seen."""
    seen = set()
    x = y = 0
    dx, dy = 1, 0
    for _ in range(n):
        if (x, y) in seen:
            seen.discard((x, y))
            dx, dy = dy, -dx
        else:
            seen.add((x, y))
            dx, dy = -dy, dx
        x += dx
        y += dy
    return len(seen)


def primes(n):
    left = set(range(3, n, 2))
    for i in range(3, n, 2):
        if i in left:
            left.difference_update(range(i * i, n, 2 * i))
    return len(left) + 1


def life(n):
    cells = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
    for _ in range(n):
        near = {}
        for x, y in cells:
            for p in (-1, 0, 1):
                for q in (-1, 0, 1):
                    if p or q:
                        key = (x + p, y + q)
                        near[key] = near.get(key, 0) + 1
        cells = {c for c, k in near.items()
                 if k == 3 or k == 2 and c in cells}
    return len(cells)


def algebra(n):
    names = ["node%d" % i for i in range(60)]
    total = 0
    for i in range(n):
        a = set(names[i % 20:40])
        b = frozenset(names[10:i % 50 + 10])
        total += len(a & b) + 2 * len(a | b) + 3 * len(a - b) + len(a ^ b)
        total += (a <= b) + (b <= a) + a.isdisjoint(b)
        a |= {i, i + 1}
        a.remove(i)
        total += len(a)
    return total


def main(n):
    print("setchurn", walk(10 * n), primes(10 * n), life(n // 20),
          algebra(n // 4))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
