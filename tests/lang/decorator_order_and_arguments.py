# Decorators apply from the bottom; their expressions run from the top.
log = []


def mark(tag):
    log.append("make " + tag)

    def deco(f):
        log.append("apply " + tag)

        def wrapper(*args, **kw):
            log.append("call " + tag)
            return "<" + tag + ">" + f(*args, **kw)
        return wrapper
    return deco


@mark("a")
@mark("b")
@mark("c")
def hello(name, punct="."):
    return name + punct


print(hello("x"), hello("y", punct="!"))
print("\n".join(log))


def twice(f):
    return lambda x: f(f(x))


@twice
@twice
def inc(n):
    return n + 1


print(inc(0))

registry = {}


def register(f):
    registry[f.__name__] = f
    return f


@register
def one():
    return 1


@register
def two():
    return 2


print(sorted(registry), registry["two"]())


@(lambda f: f())
def value():
    return 99


print(value)
