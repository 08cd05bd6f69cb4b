# A default is evaluated when `def` runs, once, and is shared by the calls.
log = []


def note(x):
    log.append(x)
    return x


def f(a, b=note("b"), c=note("c")):
    return (a, b, c)


print(log)
print(f(1), f(1, 2), f(1, 2, 3))
print(log)


def gather(item, into=[]):
    into.append(item)
    return into


print(gather(1))
print(gather(2))
print(gather(3, []))
print(gather(4))

x = 10


def late(v=x):
    return v


x = 20
print(late(), late(x))

made = []
for i in range(3):
    def g(n=i):
        return n * n
    made.append(g)
print([h() for h in made])
