# SPDX-License-Identifier: MIT
"""The kinds of numbers as abstract base classes."""
from abc import ABCMeta, update_abstractmethods

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _abstract(names, properties=""):
    """What a class of numbers has to define, by name."""
    def decorate(cls):
        for name in (names + " " + properties).split():
            def method(self, *others):
                raise NotImplementedError
            method.__isabstractmethod__ = True
            method.__name__ = name
            method.__qualname__ = f"{cls.__name__}.{name}"
            setattr(cls, name, property(method) if name in properties.split()
                    else method)
        return update_abstractmethods(cls)
    return decorate


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


@_abstract("__complex__ __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ "
           "__truediv__ __rtruediv__ __pow__ __rpow__ __abs__ conjugate "
           "__eq__", "real imag")
class Complex(Number):
    __slots__ = ()

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


@_abstract("__float__ __trunc__ __floor__ __ceil__ __round__ __floordiv__ "
           "__rfloordiv__ __mod__ __rmod__ __lt__ __le__")
class Real(Complex):
    __slots__ = ()

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


@_abstract("", "numerator denominator")
class Rational(Real):
    __slots__ = ()

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


@_abstract("__int__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ "
           "__rand__ __xor__ __rxor__ __or__ __ror__ __invert__")
class Integral(Rational):
    __slots__ = ()

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Integral.register(int)
Real.register(float)
try:
    Complex.register(complex)
except NameError:
    pass  # not in this version
