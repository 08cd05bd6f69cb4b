# Fast Fourier transforms: in place over lists of floats, and recursive over
# slices and tuples; then back again.
import math
import sys


def reorder(re, im):
    n = len(re)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]


def in_place(re, im, sign):
    n = len(re)
    reorder(re, im)
    size = 2
    while size <= n:
        half = size // 2
        turn = sign * 2.0 * math.pi / size
        for k in range(half):
            c = math.cos(turn * k)
            s = math.sin(turn * k)
            for a in range(k, n, size):
                b = a + half
                x = re[b] * c - im[b] * s
                y = re[b] * s + im[b] * c
                re[b] = re[a] - x
                im[b] = im[a] - y
                re[a] += x
                im[a] += y
        size *= 2


def recursive(re, im):
    n = len(re)
    if n == 1:
        return re, im
    even_re, even_im = recursive(re[::2], im[::2])
    odd_re, odd_im = recursive(re[1::2], im[1::2])
    step = -2.0 * math.pi / n
    low, high = [], []
    for k in range(n // 2):
        c = math.cos(step * k)
        s = math.sin(step * k)
        x = odd_re[k] * c - odd_im[k] * s
        y = odd_re[k] * s + odd_im[k] * c
        low.append((even_re[k] + x, even_im[k] + y))
        high.append((even_re[k] - x, even_im[k] - y))
    both = low + high
    return [p[0] for p in both], [p[1] for p in both]


def main(n):
    size = 1 << n
    re = [((i * 37 + 11) % 101) / 50.0 - 1.0 for i in range(size)]
    im = [0.0] * size
    re2, im2 = recursive(re, im)
    first = re[:]
    in_place(re, im, -1)
    off = max([abs(a - b) for a, b in zip(re + im, re2 + im2)])
    power = sum([a * a + b * b for a, b in zip(re, im)]) / size
    in_place(re, im, 1)
    back = max([abs(a / size - b) for a, b in zip(re, first)])
    print("fft %d %.6f %s %s" % (size, power, off < 1e-9, back < 1e-9))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
