# staticmethod has no receiver; classmethod receives the class it was asked on.
class A:
    count = 0

    @staticmethod
    def add(a, b=1):
        return a + b

    @classmethod
    def create(cls, *args):
        cls.count += 1
        o = cls()
        o.args = args
        return o

    def twice(self, x):
        return self.add(x, x)

    @classmethod
    def name(cls):
        return cls.__name__


class B(A):
    @classmethod
    def name(cls):
        return "sub " + super().name()


print(A.add(1), A().add(2, 3), A().twice(5))
o = B.create(1, 2)
print(type(o).__name__, o.args, A.count, B.count)
A.create()
print(A.count, B.count)
print(A.name(), B.name(), o.name())
f = B.name
g = A.add
print(f(), g(10))


class P:
    plain = staticmethod(len)

    def _impl(cls, x):
        return cls.__name__ * x

    rep = classmethod(_impl)


print(P.plain("four"), P().plain([1]), P.rep(2))
