# Queens on a board by bit masks and by generator: recursion and calls.
import sys


def count(full, cols, left, right):
    if cols == full:
        return 1
    n = 0
    free = full & ~(cols | left | right)
    while free:
        bit = free & -free
        free ^= bit
        n += count(full, cols | bit, (left | bit) << 1, (right | bit) >> 1)
    return n


def boards(n, row, cols, diag, anti):
    if row == n:
        yield ()
        return
    for c in range(n):
        if c not in cols and row + c not in diag and row - c not in anti:
            for rest in boards(n, row + 1, cols + [c], diag + [row + c],
                               anti + [row - c]):
                yield (c,) + rest


def main(n):
    total = count((1 << n) - 1, 0, 0, 0)
    check = 0
    for b in boards(n - 2, 0, [], [], []):
        for c in b:
            check = (check * 31 + c) % 1000003
    print("nqueens %d %d %d" % (n, total, check))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
