# The Mandelbrot set in bits: local floats, shifts, a bytearray.
import sys

LIMIT = 50


def inside(cr, ci):
    zr = zi = 0.0
    for _ in range(LIMIT):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return 0
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return 1


def main(n):
    data = bytearray()
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        byte = bits = 0
        for x in range(n):
            cr = 2.0 * x / n - 1.5
            byte = byte << 1 | inside(cr, ci)
            bits += 1
            if bits == 8 or x == n - 1:
                data.append(byte << (8 - bits))
                byte = bits = 0
    check = 0
    for b in data:
        check = (check * 31 + b) & 0xFFFFFF
    print("mandelbrot", len(data), check)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
