# Generators and iterables can be awaited, and a generator may delegate to a
# coroutine.
#
# Cause: MicroPython's coroutines are generators, and its libraries await
# generators and objects with __iter__.
# Workaround: none is needed; what CPython accepts works too.


def old_style(n):
    got = yield n
    return got


class Pause:
    def __iter__(self):
        yield "pause"


async def both():
    try:
        await Pause()
        return await old_style(1)
    except TypeError as e:
        return e


def run(coroutine):
    try:
        while True:
            print("yielded", coroutine.send(None))
    except StopIteration as e:
        print("returned", e.value)


run(both())
# CPython:
# returned object Pause can't be used in 'await' expression
