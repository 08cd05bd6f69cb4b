# Plain callables other than functions do not bind to the instance.
class Callable:
    def __call__(self, *a):
        return a


class C:
    c = Callable()
    b = len
    t = int
    f = lambda *a: len(a)


o = C()
print(o.c(1), o.b([1, 2]), o.t("3"), o.f(), o.f(1, 2))
print(C.c(1), C.f(), C.f(o))


def outside(self, x):
    return (self.tag, x)


class D:
    tag = "D"
    m = outside


d = D()
d2 = D()
d2.tag = "d2"
print(d.m(1), d2.m(2), outside(d, 3), D.m(d2, 4))
bound = d2.m
d2.tag = "changed"
print(bound(5))
d.g = outside
try:
    d.g(1)
except TypeError:
    print("an instance attribute is not bound")
print(d.g(d2, 6))
methods = [d.m, d2.m, "x".join, [3].count]
print(methods[0](1), methods[1](1), methods[2](["a", "b"]), methods[3](3))
