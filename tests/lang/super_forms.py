# super() and super(C, self), in methods, class methods and nested functions.
class A:
    tag = "A"

    def f(self, x):
        return "A.f(%s)" % x

    @classmethod
    def make(cls):
        return "A.make for " + cls.__name__

    @property
    def p(self):
        return "A.p"

    def __len__(self):
        return 3


class B(A):
    tag = "B"

    def f(self, x):
        return "B>" + super().f(x)

    def g(self, x):
        return "B.g>" + super(B, self).f(x)

    @classmethod
    def make(cls):
        return "B>" + super().make()

    @property
    def p(self):
        return "B>" + super().p

    def t(self):
        return super().tag

    def __len__(self):
        return super().__len__() + 1


class C(B):
    def f(self, x):
        def inner():
            return super(C, self).f(x + 1)
        return "C>" + inner()

    def skip(self, x):
        return super(B, self).f(x)


c = C()
print(c.f(1))
print(c.g(2), c.skip(3))
print(B.make(), C.make())
print(c.p, c.t(), len(c))
try:
    class D(A):
        def f(self):
            return super().nothing
    D().f()
except AttributeError as e:
    print("AttributeError")


class E(A):
    def get(self):
        return super().f


print(E().get()("later"))
