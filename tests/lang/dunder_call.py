# Instances with __call__ can be called with any arguments.
class Poly:
    def __init__(self, *c):
        self.c = c

    def __call__(self, x):
        r = 0
        for c in self.c:
            r = r * x + c
        return r


class Any:
    def __call__(self, *a, **k):
        return a, k


p = Poly(1, 2, 3)
print(p(0), p(1), p(10))
print(list(map(p, range(4))), sorted([3, -2, 1], key=Poly(1, 0, 0)))
print(Any()(1, 2, k=3), Any()(), Any()(*[1], **{"z": 2}))
print(callable(p), callable(Poly), callable(object()))


class Chain:
    def __init__(self):
        self.s = ""

    def __call__(self, x):
        self.s += x
        return self


print(Chain()("a")("b")("c").s)


class Sub(Poly):
    def __call__(self, x):
        return -super().__call__(x)


print(Sub(1, 0)(5))
o = Any()
o.__call__ = lambda: "ignored"
print(o())
try:
    object()()
except TypeError as e:
    print(e)
try:
    five = 5
    five()
except TypeError as e:
    print(e)
