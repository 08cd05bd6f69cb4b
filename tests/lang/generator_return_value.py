# The value of return travels in StopIteration and out of yield from.
def inner():
    yield 1
    return "inner result"


def outer():
    r = yield from inner()
    print("got", r)
    r2 = yield from inner()
    return [r, r2]


g = outer()
while True:
    try:
        print(next(g))
    except StopIteration as e:
        print("value", e.value)
        break


def none():
    yield 0


def chained():
    x = yield from none()
    print(x)
    y = yield from [7, 8]
    print(y)
    z = yield from ()
    print(z)
    return "end"


print(list(chained()))


def tree(t):
    if not t:
        return 0
    l, v, r = t
    n = yield from tree(l)
    yield v
    m = yield from tree(r)
    return n + m + 1


def count(t):
    n = yield from tree(t)
    yield "size %d" % n


t = (((), 1, ()), 2, (((), 3, ()), 4, ()))
print(list(tree(t)), list(count(t)))


def early(n):
    for i in range(10):
        if i == n:
            return
        yield i


print(list(early(3)), list(early(0)))
