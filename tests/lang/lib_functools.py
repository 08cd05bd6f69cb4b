from functools import *

print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [3, 9, 2], 5))
try:
    reduce(max, [])
except TypeError as error:
    print(error)
print(reduce(max, [], 7))

p = partial(int, base=2)
print(p("101"), p.args, p.keywords, p("11", base=8), p.func is int)
q = partial(partial(print, 1, sep="-"), 2)
q(3)
q(3, sep="+")
print(q.args, q.keywords)
try:
    partial(3)
except TypeError as error:
    print(error)


class Cell:
    def __init__(self):
        self.state = False

    def set(self, state):
        self.state = state

    on = partialmethod(set, True)


c = Cell()
c.on()
print(c.state)


def named(function):
    @wraps(function)
    def inner(*arguments):
        "inner"
        return function(*arguments)
    return inner


@named
def example(x):
    return x + 1


example.extra = 1
print(example.__name__, example(2), example.__wrapped__(3))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n


print(Version(1) < Version(2), Version(1) > Version(2))
print(Version(1) <= Version(1), Version(2) >= Version(3))
try:
    Version(1) >= 3
except TypeError as error:
    print(error)
try:
    total_ordering(type("Empty", (), {}))
except ValueError as error:
    print(error)

calls = []


@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 2, 1)], calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square(5), square.cache_parameters())


@lru_cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(60), fibonacci.cache_info())


@cache
def both(a, b=0):
    calls.append("both")
    return a + b


print(both(1), both(1, b=2), both(1, b=2), both(1), calls.count("both"))


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize)


class Slow:
    made = 0

    @cached_property
    def table(self):
        Slow.made += 1
        return [1, 2]


s = Slow()
print(s.table is s.table, Slow.made, "table" in s.__dict__)


class Method:
    @lru_cache(maxsize=None)
    def twice(self, n):
        return n * 2


m = Method()
print(m.twice(4), m.twice(4), Method.twice.cache_info().hits)


def compare(a, b):
    return (a > b) - (a < b)


print(sorted([3, 1, 2], key=cmp_to_key(compare)))
print(sorted("bca", key=cmp_to_key(lambda a, b: -compare(a, b))))


@singledispatch
def show(x):
    return "object"


@show.register(int)
def _(x):
    return "int"


@show.register
def _(x: list):
    return "list"


show.register(str, lambda x: "str")
print(show(1), show(True), show([]), show("a"), show(1.5))
print(show.dispatch(bool)(1))
