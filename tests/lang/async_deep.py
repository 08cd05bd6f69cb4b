# Awaiting as deep as frames go, and one level too deep: RecursionError.
async def down(n):
    return 0 if n == 0 else 1 + await down(n - 1)


def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


print(run(down(50)))


async def bottomless():
    return await bottomless()


try:
    run(bottomless())
except RecursionError:
    print("too deep")


class Endless:
    def __aiter__(self):
        return self

    async def __anext__(self):
        async for x in self:
            return x


async def loops():
    async for x in Endless():
        print(x)

try:
    run(loops())
except RecursionError:
    print("too deep")


# next() called from C at a generator's end
def two():
    yield 1
    return 7


g = two()
next(g)
try:
    sorted([1, 2], key=g.send)
except StopIteration as e:
    print(e.value)
