# Generators keep their locals between steps and end with StopIteration.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


g = count(3)
print(next(g), next(g), next(g))
for i in range(2):
    try:
        next(g)
    except StopIteration as e:
        print("stop", e.value)
print(list(count(5)), sum(count(101)), tuple(count(0)))
print(iter(g) is g, type(g).__name__)


def lazy():
    print("started")
    yield 1
    print("resumed")
    yield 2
    print("finished")


g = lazy()
print("made")
for v in g:
    print("got", v)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(12)])
for x in fib():
    if x > 1000:
        print(x)
        break


def bare():
    yield
    x = yield
    print("x is", x)


print(list(bare()))


def empty():
    return
    yield


print(list(empty()), next(empty(), "default"))
a, b, c = count(3)
print(a, b, c, *count(2))
z = zip(count(3), fib())
print(list(z))
