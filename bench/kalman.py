# A Kalman filter for position and velocity: once with matrices as lists of
# lists, once written out over attributes, as a robot would.
import sys


def matmul(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, col)]) for col in columns]
            for row in a]


def add(a, b):
    return [[x + y for x, y in zip(p, q)] for p, q in zip(a, b)]


def transpose(a):
    return [list(row) for row in zip(*a)]


class Matrix:
    def __init__(self, dt, q, r):
        self.x = [[0.0], [0.0]]
        self.p = [[1.0, 0.0], [0.0, 1.0]]
        self.f = [[1.0, dt], [0.0, 1.0]]
        self.q = [[q * dt, 0.0], [0.0, q]]
        self.r = r

    def update(self, z):
        x = matmul(self.f, self.x)
        p = add(matmul(matmul(self.f, self.p), transpose(self.f)), self.q)
        s = p[0][0] + self.r
        k = [p[0][0] / s, p[1][0] / s]
        e = z - x[0][0]
        self.x = [[x[0][0] + k[0] * e], [x[1][0] + k[1] * e]]
        self.p = [[(1.0 - k[0]) * v for v in p[0]],
                  [w - k[1] * v for v, w in zip(p[0], p[1])]]
        return self.x[0][0]


class Scalar:
    def __init__(self, dt, q, r):
        self.dt, self.q, self.r = dt, q, r
        self.x = self.v = 0.0
        self.p00, self.p01, self.p10, self.p11 = 1.0, 0.0, 0.0, 1.0

    def update(self, z):
        dt = self.dt
        x = self.x + dt * self.v
        p00 = (self.p00 + dt * self.p10) + (self.p01 + dt * self.p11) * dt
        p01 = self.p01 + dt * self.p11
        p10 = self.p10 + self.p11 * dt
        p11 = self.p11
        p00 += self.q * dt
        p11 += self.q
        s = p00 + self.r
        k0 = p00 / s
        k1 = p10 / s
        e = z - x
        self.x = x + k0 * e
        self.v += k1 * e
        self.p00 = (1.0 - k0) * p00
        self.p01 = (1.0 - k0) * p01
        self.p10 = p10 - k1 * p00
        self.p11 = p11 - k1 * p01
        return self.x


def main(n):
    matrix = Matrix(0.01, 0.001, 0.04)
    scalars = [Scalar(0.01, 0.001, 0.01 * (k + 1)) for k in range(4)]
    off = 0.0
    noise = 99
    for i in range(n):
        noise = (noise * 69069 + 1) & 0xFFFFFF
        z = 0.01 * (i % 500) + (noise / 16777216.0 - 0.5) * 0.2
        a = matrix.update(z)
        for k in range(8):
            b = scalars[k & 3].update(z + 0.001 * k)
        off += abs(a - b)
    print("kalman %.9f %.9f" % (a, off / n))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
