# The right operand is asked when the left one is absent or declines.
class L:
    def __add__(self, o):
        print("L.__add__")
        return NotImplemented

    def __sub__(self, o):
        return "L-" + type(o).__name__


class R:
    def __radd__(self, o):
        return "R.__radd__ " + type(o).__name__

    def __rsub__(self, o):
        return "never for L"

    def __rmul__(self, o):
        return ("rmul", o)

    def __rtruediv__(self, o):
        return ("rtruediv", o)

    def __rfloordiv__(self, o):
        return ("rfloordiv", o)

    def __rmod__(self, o):
        return ("rmod", o)

    def __rpow__(self, o):
        return ("rpow", o)

    def __rlshift__(self, o):
        return ("rlshift", o)

    def __rand__(self, o):
        return ("rand", o)

    def __ror__(self, o):
        return ("ror", o)

    def __rxor__(self, o):
        return ("rxor", o)


print(L() + R())
print(L() - R())
print(1 + R(), [] + R(), None + R())
print(2 * R(), 2.5 / R(), 7 // R(), 7 % R(), 2 ** R(), 1 << R())
print(1 & R(), 1 | R(), 1 ^ R())
for f in (lambda: L() + 1, lambda: L() + L(), lambda: R() + 1, lambda: 1 - L()):
    try:
        f()
    except TypeError as e:
        print(e)


class Base:
    def __add__(self, o):
        return "Base.__add__"


class Derived(Base):
    def __radd__(self, o):
        return "Derived.__radd__"


print(Base() + Derived(), Derived() + Base(), Base() + Base())
