# asend, athrow and aclose of asynchronous generators in every state.
async def ag():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    except ValueError as e:
        print("ve", e)
        yield 99


def run(c):
    try:
        while 1:
            r = c.send(None)
            print("yielded", r)
    except StopIteration as e:
        return "returned", e.value
    except BaseException as e:
        return type(e).__name__, str(e)


g = ag(); print(run(g.__anext__())); print(run(g.asend(5))); print(run(g.__anext__())); print(run(g.__anext__())); print(run(g.aclose())); print(run(g.athrow(ValueError("a"))))
g = ag(); print(run(g.asend(3)))
g = ag(); print(run(g.aclose())); print(run(g.__anext__()))
g = ag(); print(run(g.athrow(ValueError('b')))); print(run(g.__anext__())); print(run(g.aclose()))
g = ag(); print(run(g.__anext__())); print(run(g.athrow(ValueError('c')))); print(run(g.aclose())); print(run(g.aclose()))
g = ag(); print(run(g.__anext__()));print(run(g.aclose()));
g = ag(); s = g.__anext__(); print(run(s)); print(run(s)); s=g.aclose(); print(run(s)); print(run(s))
async def bad():
    try: yield 1
    except GeneratorExit: yield 2
g = bad(); print(run(g.__anext__()));print(run(g.aclose()))
async def b2():
    yield 1
    raise StopAsyncIteration
g = b2(); print(run(g.__anext__()));print(run(g.__anext__()))
async def b3():
    yield 1
    raise StopIteration
g = b3(); print(run(g.__anext__()));print(run(g.__anext__()))
async def b4():
    raise StopIteration(3)
print(run(b4()))
# Closed before it began, and closed again; nothing is under way then.
async def again(g):
    await g.aclose()
    await g.aclose()
    print([x async for x in g], await g.athrow(ValueError("x")))
    try: await g.asend(None)
    except StopAsyncIteration: print("end")


print(run(again(ag())))
async def after(g):
    print([x async for x in g])
    await again(g)


print(run(after(ag())))
