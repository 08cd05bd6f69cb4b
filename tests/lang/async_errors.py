# What cannot be awaited or iterated, and coroutines used twice.
def run(c):
    try:
        while 1:
            r = c.send(None)
            print("yielded", r)
    except StopIteration as e:
        return "returned", e.value
    except BaseException as e:
        return type(e).__name__, str(e)


async def c(): return 5
k = c()
print(run(k)); print(run(k))
try: k.throw(ValueError)
except BaseException as e: print(repr(e))
print(k.close())
k=c()
try: k.send(1)
except BaseException as e: print(repr(e))
k.close()
print(run(k))
try: iter(k)
except BaseException as e: print(repr(e))
try: next(k)
except BaseException as e: print(repr(e))
class A:
    def __await__(self): return 5
async def f(): await A()
print(run(f()))
async def f(): await [1]
print(run(f()))
async def f():
    async for x in [1]: pass
print(run(f()))
class AI:
    def __aiter__(self): return 5
async def f():
    async for x in AI(): pass
print(run(f()))
class AI:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def f():
    async for x in AI(): pass
print(run(f()))
async def f():
    async with 5: pass
print(run(f()))
class CM:
    def __aenter__(self): return 5
    def __aexit__(self,*a): return 5
async def f():
    async with CM(): pass
print(run(f()))
