# Functions are objects: they compare by identity and carry a name.
def f():
    "Doc of f."
    return 1


g = f
print(g is f, g == f, f != g)
print(f.__name__)
print((lambda: 0).__name__)
print(callable(f), callable(1), callable(print), callable(int))

table = {"f": f, "square": lambda x: x * x, "len": len}
print(table["f"](), table["square"](7), table["len"]("abc"))

d = {f: "value"}
print(d[g])


def make():
    def inner():
        return 0
    return inner


a, b = make(), make()
print(a is b, a == b, a.__name__ == b.__name__)
print(str(f).startswith("<function f at 0x"))
print(type(f) is type(make), isinstance(f, type(lambda: 0)))
f = 5
print(g(), f)
