# A function whose call gives a generator or a coroutine at once, asked for
# each item: more items than C frames.
def gen(x):
    yield x


async def coro(x):
    return x


class Each:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


class Made(Each):
    def __next__(self):
        yield 1


print(all(map(gen, range(9000))))
print(sum([1 for _ in map(gen, range(300))]))
print(None in map(gen, range(300)))
first, *rest = map(gen, range(300))
print(list(first), list(rest[-1]), len(rest))
three = [*map(coro, Each(3))]
for c in three:
    try:
        c.send(None)
    except StopIteration as e:
        print(e.value)
a, b, c, *d = [x for x, _ in zip(Made(0), range(3))]
print(type(a).__name__, list(b), d)
try:
    print(max(range(3), key=gen))
except TypeError:
    print("generators have no order")
print(len(sorted(range(300), key=lambda x: gen(x) is None)))
