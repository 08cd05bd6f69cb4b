# Special methods of builtin types, asked for by name and called.
def show(f, *args):
    try:
        result = f(*args)
        print(result)
    except Exception as e:
        print(type(e).__name__)


for x, y in (([1, 2, 3], 1), ((1, 2), 0), ("abc", 1), (b"abc", 2),
             (bytearray(b"xyz"), 0), (range(5), 3), ({1: 2}, 1),
             (memoryview(b"pq"), 1)):
    show(lambda: x.__getitem__(y))
    show(lambda: x.__contains__(y))
    show(lambda: x.__len__())
    show(lambda: list(x.__iter__())[:2])
    show(lambda: x.__getitem__(99))
    show(lambda: x.__getitem__(None))
    show(lambda: x.__setitem__(y, 7))
    show(lambda: x.__delitem__(y))
    show(lambda: x.__eq__(x))
    show(lambda: x.__ne__(3))
    show(lambda: x.__lt__(3))
    show(lambda: x.__hash__ is None or isinstance(x.__hash__(), int))
for name in ("__contains__", "__len__", "__next__", "__getitem__",
             "__setitem__", "__delitem__", "__iter__", "__call__", "__float__",
             "__int__", "__index__", "__bool__", "__abs__", "__neg__"):
    print(name, [type(o).__name__ for o in (
        1, 1.5, True, "a", [], {}, set(), range(3), len, int)
        if hasattr(o, name)])
it = iter([1, 2])
show(lambda: it.__next__())
show(lambda: it.__next__())
show(lambda: it.__next__())
show(lambda: (3).__float__())
show(lambda: (3).__add__(4))
show(lambda: (3).__add__("a"))
show(lambda: (3).__radd__(4))
show(lambda: (3.5).__int__())
show(lambda: (3).__bool__())
show(lambda: "ab".__mul__(3))
show(lambda: "ab".__add__(3))
show(lambda: "ab".__mod__(3))
show(lambda: (1 << 70).__float__())
show(lambda: (10 ** 400).__float__())
show(lambda: True.__float__())
show(lambda: (2.5).__float__())
show(lambda: str.__len__("abc"))
show(lambda: list.__len__("abc"))
show(lambda: dict.__contains__({}, []))
show(lambda: int.__float__("a"))


def f(a=1):
    return a


class C:
    def m(self):
        return self.__class__.__name__


show(lambda: f.__get__(None, None))
show(lambda: f.__get__(5)())
show(lambda: C.m.__get__(C())())
show(lambda: C.m.__get__(None, C) is C.m)
show(lambda: f.__call__(4))
show(lambda: f.__call__(a=6))
show(lambda: C.__call__().m())
show(lambda: type.__call__(C).m())
show(lambda: object.__getattribute__(C(), "m")())
show(lambda: object.__getattribute__(C(), "nothing"))
show(lambda: object.__getattribute__(C(), 3))
c = C()
object.__setattr__(c, "x", 3)
show(lambda: c.x)
object.__delattr__(c, "x")
show(lambda: c.x)
show(lambda: object.__delattr__(c, "x"))
s = super
class D(C):
    def m(self):
        return "D" + s(D, self).m()
    @classmethod
    def k(cls):
        return s(D, cls).m
show(D().m)
show(lambda: D.k() is C.m)
show(lambda: s(3, D()))
show(lambda: s(D, C()))
show(lambda: s(D, D()).nothing)
show(lambda: s())
