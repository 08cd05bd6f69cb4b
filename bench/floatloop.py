# Local floats only: a logistic map, a running sum, a Newton square root.
import sys


def main(n):
    x = 0.3
    total = 0.0
    worst = 0.0
    i = 0
    while i < n:
        x = 3.75 * x * (1.0 - x)
        total += x - 0.5
        g = x + 0.5
        g = 0.5 * (g + x / g)
        g = 0.5 * (g + x / g)
        g = 0.5 * (g + x / g)
        e = g * g - x
        if e > worst:
            worst = e
        i += 1
    print("floatloop %.9f %.9f" % (total, worst))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
