# anext with a default: of asynchronous generators, of classes whose __anext__
# is a coroutine or a plain awaitable; thrown into and closed.
class Counter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        await Wait("w%d" % self.n)
        return self.n


class Wait:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        return (yield self.what)


async def numbers():
    yield 1
    print("sent", await Wait("inner"))
    yield 2


def run(c, *sent):
    try:
        what = c.send(None)
        for v in sent:
            print("waits", what)
            what = c.throw(v) if isinstance(v, Exception) else c.send(v)
        while True:
            print("waits", what)
            what = c.send(None)
    except StopIteration as e:
        print("returned", e.value)
    except BaseException as e:
        print(type(e).__name__, e)


async def all_of(it):
    return [await anext(it, "end") for _ in range(4)]


async def one_of(it):
    return await anext(it, "end")

run(all_of(Counter(2)))
run(all_of(numbers()), "hello")
run(one_of(Counter(1)), ValueError("thrown"))
n = numbers()
run(one_of(n))
run(one_of(n), ValueError("thrown"))
run(one_of(n))
run(one_of(Counter(1)), StopAsyncIteration())
c = one_of(Counter(1))
print(c.send(None))
print(c.close())


class Bad:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


for use in (lambda s: s.throw(ValueError("x")), lambda s: s.send(None)):
    try:
        use(anext(Bad(), 1))
    except (TypeError, AttributeError):
        print("cannot be awaited")


# What is awaited has __await__ alone, of different kinds.
class Three:
    def __init__(self, awaitable):
        self.awaitable = awaitable

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.awaitable


class Steps:
    def __init__(self, *steps):
        self.steps = list(steps)

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self.steps:
            raise StopIteration("done")
        return self.steps.pop(0)


class Ends:
    def __await__(self):
        return iter(())


class Fails:
    def __await__(self):
        raise StopAsyncIteration
        yield


class Not:
    def __await__(self):
        return 5


for awaitable in (Steps("a", "b"), Ends(), Fails(), Not(), None):
    run(one_of(Three(awaitable)))


# Who awaits it goes, and what is awaited is told.
class Waits:
    def __await__(self):
        yield "waits"


class Released:
    async def __anext__(self):
        try:
            await Waits()
        finally:
            print("released")


async def with_default():
    await anext(Released(), None)


c = with_default()
print(c.send(None))
c.close()
c = with_default()
print(c.send(None))
try:
    c.throw(GeneratorExit)
except GeneratorExit:
    print("left")
step = anext(Released(), None).__await__()
print(step.send(None))
step.close()
try:
    step.send(None)
except RuntimeError as e:
    print(e)
