# Digits of pi one after another from a spigot of big integers.
import sys


def digits():
    q, r, t, k = 1, 0, 1, 1
    while True:
        # The next term of the series, as a 2 x 2 matrix times what we hold.
        y = (q * (7 * k + 2) + r * (2 * k + 1))
        n = (3 * q + r) // t
        if 4 * q + r - t < n * t:
            yield n
            q, r = 10 * q, 10 * (r - n * t)
        else:
            q, r, t, k = (q * k, (2 * q + r) * (2 * k + 1),
                          t * (2 * k + 1), k + 1)


def machin(n):
    unity = 10 ** (n + 10)

    def arctan(x):
        total = term = unity // x
        square = x * x
        i = 1
        while term:
            term //= square
            i += 2
            total += -term // i if i & 2 else term // i
        return total
    return 4 * (4 * arctan(5) - arctan(239)) // 10 ** 10


def main(n):
    source = digits()
    text = "".join([str(next(source)) for _ in range(n)])
    wanted = str(machin(n))
    print("pidigits", text[-10:], text[:-2] == wanted[:n - 2],
          len(wanted), (3 ** (4 * n) * 7 ** (2 * n)) % 1000003)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
