# StopIteration that is thrown into a generator comes out as RuntimeError, also
# before its first line.
def plain():
    yield 1
    yield 2


def delegating():
    yield from [1, 2]


def catching():
    try:
        yield 1
    except StopIteration as e:
        yield ("caught", e.value)


def leaving():
    try:
        yield 1
    except ValueError:
        raise StopIteration(7)


def outer():
    print("result", (yield from leaving()))


def report(call):
    try:
        print(call())
    except Exception as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__))


for maker in (plain, delegating, catching):
    for begun in (0, 1):
        for thrown in (StopIteration, StopIteration(3), KeyError("k")):
            g = maker()
            if begun:
                next(g)
            report(lambda: g.throw(thrown))
            report(lambda: next(g))
g = outer()
next(g)
report(lambda: g.throw(ValueError))


async def coroutine():
    return 1


c = coroutine()
report(lambda: c.throw(StopIteration(4)))
report(lambda: c.send(None))
