# property as a decorator with setter and deleter, and as a call.
class Temp:
    def __init__(self, c):
        self.c = c

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @c.deleter
    def c(self):
        print("deleting")
        self._c = None

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    def _get(self):
        return "got"

    old = property(_get)


t = Temp(100)
print(t.c, t.f, t.old)
t.c = 0
t.c += 5
print(t.c, t.f)
try:
    t.c = -300
except ValueError as e:
    print(e, t.c)
del t.c
print(t.c)
for name in ("f", "old"):
    try:
        setattr(t, name, 1)
    except AttributeError:
        print("cannot set", name)
try:
    del t.f
except AttributeError:
    print("cannot delete f")


class Sub(Temp):
    @property
    def f(self):
        return "sub " + str(super().f)


print(Sub(10).f, hasattr(Sub(5), "f"), getattr(Sub(20), "c"))


class Fails:
    @property
    def p(self):
        raise AttributeError("inner")


print(hasattr(Fails(), "p"), getattr(Fails(), "p", "default"))
