# Pancake flips over all permutations: list slices, swaps, small integers.
import sys


def flips(perm):
    n = 0
    p = perm[:]
    first = p[0]
    while first:
        i, j = 0, first
        while i < j:
            p[i], p[j] = p[j], p[i]
            i += 1
            j -= 1
        n += 1
        first = p[0]
    return n


def main(n):
    perm = list(range(n))
    turns = [0] * n
    best = checksum = count = 0
    while True:
        f = flips(perm)
        if f > best:
            best = f
        checksum += f if count % 2 == 0 else -f
        count += 1
        i = 1
        while i < n:
            perm.insert(i, perm.pop(0))
            turns[i] += 1
            if turns[i] <= i:
                break
            turns[i] = 0
            i += 1
        else:
            break
    print("fannkuch %d %d %d" % (n, best, checksum))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
