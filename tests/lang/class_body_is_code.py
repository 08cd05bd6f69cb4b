# A class body runs like a function whose names become attributes.
print("before")


class C:
    print("in body")
    a = 1
    b = a + 1
    squares = [i * i for i in range(4)]
    if b > 1:
        c = "then"
    else:
        c = "else"
    for k in range(3):
        pass
    try:
        d = 1 / 0
    except ZeroDivisionError:
        d = "zero"

    def f(self, x=b):
        return x

    g = f
    alias = lambda self: self.a
    del a


print("after")
print(C.b, C.squares, C.c, C.k, C.d, hasattr(C, "a"))
print(C().f(), C().g(7))


class Outer:
    class Inner:
        v = 5

        def up(self):
            return Outer.w

    w = Inner.v * 2


print(Outer.Inner.v, Outer.w, Outer.Inner().up(), Outer.Inner.__name__)


def make(n):
    class Local:
        value = n
    return Local


print([make(i).value for i in range(3)])


class Empty:
    pass


class OneLine: x = 3; y = 4


print(Empty().__class__.__name__, OneLine.x + OneLine.y)
