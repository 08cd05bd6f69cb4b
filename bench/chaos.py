# A chaos game on a closed spline: small vector objects, operators, lists.
import sys


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def mix(self, other, w):
        return self * (1.0 - w) + other * w


class Spline:
    """Quadratic, uniform, closed."""

    def __init__(self, points):
        self.points = points

    def __len__(self):
        return len(self.points)

    def __getitem__(self, i):
        return self.points[i % len(self.points)]

    def at(self, t):
        i = int(t)
        w = t - i
        a, b, c = self[i], self[i + 1], self[i + 2]
        return a.mix(b, 0.5 + 0.5 * w).mix(b.mix(c, 0.5 * w), w)


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n

    def unit(self):
        return self.below(65536) / 65536.0


class Game:
    def __init__(self, splines, size):
        self.splines = splines
        self.size = size
        self.image = [[0] * size for _ in range(size)]
        self.random = Random(1234)

    def move(self, p):
        s = self.splines[self.random.below(len(self.splines))]
        t = (p.x + 1.0) * 0.5 * len(s)
        base = s.at(t)
        d = s.at(t + 0.01) - base
        k = d.length()
        if k > 0.0:
            d = d * (0.3 / k)
        jump = 0.01 * (self.random.unit() - 0.5)
        return Vec(base.x * 0.6 - d.y * p.y + jump,
                   base.y * 0.6 + d.x * p.y - jump)

    def plot(self, p):
        half = 0.5 * self.size
        x = min(self.size - 1, max(0, int(p.x * half + half)))
        y = min(self.size - 1, max(0, int(p.y * half + half)))
        self.image[y][x] += 1

    def run(self, n):
        p = Vec(0.1, 0.2)
        for _ in range(n):
            p = self.move(p)
            self.plot(p)
        return p


def main(n):
    game = Game([
        Spline([Vec(0.9, 0.1), Vec(0.2, 0.8), Vec(-0.7, 0.4), Vec(-0.3, -0.9)]),
        Spline([Vec(-0.5, 0.5), Vec(0.0, 0.1), Vec(0.6, -0.8)]),
        Spline([Vec(0.1, 0.1), Vec(0.9, 0.9), Vec(-0.9, 0.2), Vec(0.4, -0.4),
                Vec(-0.1, -0.6)]),
    ], 64)
    p = game.run(n)
    check = 0
    for row in game.image:
        for v in row:
            check = (check * 3 + v) % 1000003
    print("chaos %d %.9f %.9f" % (check, p.x, p.y))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
