# The largest singular value of an infinite matrix, by the power method.
import sys


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    n = len(v)
    return [sum([entry(i, j) * v[j] for j in range(n)]) for i in range(n)]


def transposed(v):
    out = []
    for i in range(len(v)):
        s = 0.0
        for j, x in enumerate(v):
            s += entry(j, i) * x
        out.append(s)
    return out


def main(n):
    u = [1.0] * n
    for _ in range(10):
        v = transposed(times(u))
        u = transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    print("spectralnorm %.9f" % (uv / vv) ** 0.5)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
