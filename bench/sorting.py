# Sorts: the built-in one over numbers, strings, tuples and keys, and three
# written out by hand.
import sys


def numbers(n):
    x = 7
    out = []
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(x >> 7)
    return out


def quick(a, lo, hi):
    while lo < hi:
        pivot = a[(lo + hi) >> 1]
        i, j = lo, hi
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if j - lo < hi - i:
            quick(a, lo, j)
            lo = i
        else:
            quick(a, i, hi)
            hi = j


def merge(a):
    if len(a) < 2:
        return a
    half = len(a) // 2
    left, right = merge(a[:half]), merge(a[half:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    out.extend(left[i:])
    out.extend(right[j:])
    return out


def heap(a):
    n = len(a)

    def sift(i, end):
        x = a[i]
        while True:
            k = 2 * i + 1
            if k >= end:
                break
            if k + 1 < end and a[k + 1] > a[k]:
                k += 1
            if a[k] <= x:
                break
            a[i] = a[k]
            i = k
        a[i] = x

    for i in range(n // 2 - 1, -1, -1):
        sift(i, n)
    for end in range(n - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)


def main(n):
    base = numbers(n)
    wanted = sorted(base)
    a = base[:]
    quick(a, 0, n - 1)
    assert a == wanted
    assert merge(base) == wanted
    a = base[:]
    heap(a)
    assert a == wanted
    check = 0
    for turn in range(4):
        a = [v ^ turn for v in base]
        a.sort()
        a.sort(reverse=True)
        words = [str(v % 9973) for v in a]
        words.sort()
        pairs = sorted([(v % 97, v / 2.0) for v in base])
        keyed = sorted(base, key=lambda v: -(v % 1009))
        floats = sorted([v * 0.37 for v in base])
        check += (a[n // 2] + int(words[n // 3]) + pairs[n // 4][0]
                  + keyed[n // 5] + int(floats[0]))
    print("sorting", check)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
