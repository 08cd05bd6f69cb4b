# Classes and methods can be decorated, and a decorator may be an object.
def add_repr(cls):
    def show(self):
        return "%s(%d)" % (cls.__name__, self.v)
    cls.__repr__ = show
    return cls


@add_repr
class P:
    def __init__(self, v):
        self.v = v


print(P(3), [P(4)])


class CountCalls:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


@CountCalls
def double(x):
    return 2 * x


print(double(1), double(2), double.n)


def logged(method):
    def wrapper(self, *args):
        self.log.append(method.__name__)
        return method(self, *args)
    return wrapper


class M:
    def __init__(self):
        self.log = []

    @logged
    def a(self):
        return self.b(1)

    @logged
    def b(self, x):
        return x + 1


m = M()
print(m.a(), m.b(5), m.log)


def memo(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60))
