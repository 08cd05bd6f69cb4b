# SPDX-License-Identifier: MIT
"""The operators as functions; names as CPython's operator module."""


def lt(a, b): return a < b
def le(a, b): return a <= b
def eq(a, b): return a == b
def ne(a, b): return a != b
def ge(a, b): return a >= b
def gt(a, b): return a > b
def not_(a): return not a
def truth(a): return bool(a)
def is_(a, b): return a is b
def is_not(a, b): return a is not b
def add(a, b): return a + b
def and_(a, b): return a & b
def floordiv(a, b): return a // b
def inv(a): return ~a
def lshift(a, b): return a << b
def mod(a, b): return a % b
def mul(a, b): return a * b
def matmul(a, b): return a @ b
def neg(a): return -a
def or_(a, b): return a | b
def pos(a): return +a
def pow(a, b): return a ** b
def rshift(a, b): return a >> b
def sub(a, b): return a - b
def truediv(a, b): return a / b
def xor(a, b): return a ^ b
def contains(a, b): return b in a
def getitem(a, b): return a[b]


invert = inv


def index(a):
    """a as an int by __index__; TypeError if it has none."""
    return range(a).stop


def concat(a, b):
    """a + b of two sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def countOf(a, b):
    """How often b is in a, by identity or equality."""
    return sum(1 for item in a if item is b or item == b)


def indexOf(a, b):
    """The first index of b in a; ValueError if there is none."""
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def call(function, /, *arguments, **keywords):
    return function(*arguments, **keywords)


def length_hint(o, default=0):
    """len(o), or what o.__length_hint__() says, or `default`."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be "
                        "interpreted as an integer")
    try:
        return len(o)
    except TypeError:
        hint = getattr(type(o), "__length_hint__", None)
    if hint is None:
        return default
    found = hint(o)
    if found is NotImplemented:
        return default
    if found < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return found


class attrgetter:
    """Fetches one attribute, dots followed, or a tuple of several."""

    def __init__(self, attr, *attrs):
        for name in (attr,) + attrs:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._attrs = (attr,) + attrs

    def __call__(self, o):
        found = tuple(_follow(o, name) for name in self._attrs)
        return found[0] if len(found) == 1 else found

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"


def _follow(o, names):
    for name in names.split("."):
        o = getattr(o, name)
    return o


class itemgetter:
    """Fetches one item, or a tuple of several."""

    def __init__(self, item, *items):
        self._items = (item,) + items

    def __call__(self, o):
        if len(self._items) == 1:
            return o[self._items[0]]
        return tuple([o[i] for i in self._items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"


class methodcaller:
    """Calls a method by name, with the arguments given here."""

    def __init__(self, name, /, *arguments, **keywords):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name, self._arguments, self._keywords = name, arguments, keywords

    def __call__(self, o):
        return getattr(o, self._name)(*self._arguments, **self._keywords)

    def __repr__(self):
        parts = [repr(self._name)] + [repr(a) for a in self._arguments]
        parts += [f"{k}={v!r}" for k, v in self._keywords.items()]
        return f"operator.methodcaller({', '.join(parts)})"


def iadd(a, b):
    a += b
    return a


def iand(a, b):
    a &= b
    return a


def ifloordiv(a, b):
    a //= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def imod(a, b):
    a %= b
    return a


def imul(a, b):
    a *= b
    return a


def imatmul(a, b):
    a @= b
    return a


def ior(a, b):
    a |= b
    return a


def ipow(a, b):
    a **= b
    return a


def irshift(a, b):
    a >>= b
    return a


def isub(a, b):
    a -= b
    return a


def itruediv(a, b):
    a /= b
    return a


def ixor(a, b):
    a ^= b
    return a


iconcat = iadd
