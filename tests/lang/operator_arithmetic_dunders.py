# Every binary and unary arithmetic operator has its method.
class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return "N(%s)" % self.v

    def _op(name):
        def f(self, o):
            return N("(%s %s %s)" % (self.v, name,
                                     o.v if isinstance(o, N) else o))
        return f

    __add__ = _op("+")
    __sub__ = _op("-")
    __mul__ = _op("*")
    __truediv__ = _op("/")
    __floordiv__ = _op("//")
    __mod__ = _op("%")
    __pow__ = _op("**")
    __lshift__ = _op("<<")
    __rshift__ = _op(">>")
    __and__ = _op("&")
    __or__ = _op("|")
    __xor__ = _op("^")
    __matmul__ = _op("@")

    def __neg__(self):
        return N("-" + str(self.v))

    def __pos__(self):
        return N("+" + str(self.v))

    def __invert__(self):
        return N("~" + str(self.v))

    def __abs__(self):
        return N("|" + str(self.v) + "|")

    def __divmod__(self, o):
        return ("divmod", self.v, o)


a, b = N("a"), N("b")
print(a + b, a - b, a * b, a / b, a // b)
print(a % b, a ** b, a << b, a >> b)
print(a & b, a | b, a ^ b, a @ b)
print(a + 1, a * "s", -a, +a, ~a, abs(a), divmod(a, 2))
print(a + b * -a ** b)
for bad in (lambda: 1 + a, lambda: a.v + 1, lambda: object() + 1,
            lambda: -object()):
    try:
        print(bad())
    except TypeError:
        print("TypeError")
