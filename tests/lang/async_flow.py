# async for, async with, comprehensions and generators that await.
import types


def run(c):
    try:
        while 1:
            r = c.send(None)
            print("yielded", r)
    except StopIteration as e:
        return "returned", e.value
    except BaseException as e:
        return type(e).__name__, str(e)


@types.coroutine
def y(v): r = yield v; return r
async def w():
    await y(1); print('w'); return 4
k = w(); k.send(None)
async def two(): return await k
print(run(two()))
async def f(): 
    yield 1
    await y('p')
    yield 2
async def main():
    print([x async for x in f()], {x async for x in f() if x>1}, {x:await y(x) async for x in f()})
    print([x async for x in (z async for z in f())])
    g = f()
    s = g.__anext__()
    print(await s, await anext(g), await anext(g, 'dflt'))
    a = aiter(f())
    print(await anext(a))
    async with M() as m: print(m)
    try:
        async with M() as m: raise KeyError(1)
    except KeyError: print('no')
    async for q in f(): print('q', q)
    else: print('else')
    async for q in f():
        break
    else: print('else')
    return 'done'
class M:
    async def __aenter__(self): await y('en'); return 'm'
    async def __aexit__(self, t, v, tb): await y('ex'); print(t, v); return t is KeyError
print(run(main()))
g = f(); s1 = g.__anext__(); s2 = g.__anext__(); 
print(run(s1)); print(s2.send(None)); 
s3 = g.asend(None)
try: s3.send(None)
except BaseException as e: print(repr(e))
try: g.aclose().send(None)
except BaseException as e: print(repr(e))
try: g.athrow(KeyError).send(None)
except BaseException as e: print(repr(e))
try: s2.throw(KeyError('t'))
except BaseException as e: print(repr(e))
print(run(g.__anext__()))
