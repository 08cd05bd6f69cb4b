# Vector and matrix classes with operators, as robot code writes them.
class Vec:
    def __init__(self, *c):
        self.c = list(c)

    def __add__(self, o):
        return Vec(*[a + b for a, b in zip(self.c, o.c)])

    def __sub__(self, o):
        return self + -1 * o

    def __mul__(self, o):
        if isinstance(o, Vec):
            return sum(a * b for a, b in zip(self.c, o.c))
        return Vec(*[a * o for a in self.c])

    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __eq__(self, o):
        return isinstance(o, Vec) and self.c == o.c

    def __getitem__(self, i):
        return self.c[i]

    def __len__(self):
        return len(self.c)

    def __abs__(self):
        return (self * self) ** 0.5

    def __repr__(self):
        return "Vec(%s)" % ", ".join("%g" % x for x in self.c)


class Mat:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, o):
        if isinstance(o, Vec):
            return Vec(*[Vec(*r) * o for r in self.rows])
        cols = [Vec(*c) for c in zip(*o.rows)]
        return Mat([[Vec(*r) * c for c in cols] for r in self.rows])

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    @property
    def T(self):
        return Mat(zip(*self.rows))

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __pow__(self, n):
        r = Mat.identity(len(self.rows))
        for _ in range(n):
            r = r @ self
        return r


a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, b - a, a * b, a * 2, 2 * a, -a, abs(Vec(3, 4)), a == Vec(1, 2, 3),
      a != b)
x, y, z = a
print(x, y, z, len(a), list(b), max(b))
m = Mat([[1, 1], [1, 0]])
print((m ** 10).rows, (m @ Vec(1, 2)), m[0, 1],
      Mat([[1, 2, 3], [4, 5, 6]]).T.rows)
