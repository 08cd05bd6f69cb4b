# Several generators at once keep their frames apart.
def named(name, n):
    for i in range(n):
        yield "%s%d" % (name, i)


def round_robin(*gens):
    gens = list(gens)
    while gens:
        for g in list(gens):
            try:
                yield next(g)
            except StopIteration:
                gens.remove(g)


print(list(round_robin(named("a", 3), named("b", 1), named("c", 4))))
many = [named("g%d_" % i, 3) for i in range(50)]
print(len([x for g in many for x in g]))
many = [named("m", 10) for i in range(20)]
total = 0
for step in range(10):
    for g in many:
        total += len(next(g))
print(total)


def producer(consumer, n):
    next(consumer)
    for i in range(n):
        consumer.send(i)
    try:
        consumer.send(None)
    except StopIteration as e:
        return e.value


def summing():
    total = 0
    while True:
        x = yield
        if x is None:
            return total
        total += x


print(producer(summing(), 100))


class Task:
    def __init__(self, name, gen):
        self.name = name
        self.gen = gen


def job(name, steps):
    for i in range(steps):
        print(name, i)
        yield


queue = [Task("A", job("A", 2)), Task("B", job("B", 3))]
while queue:
    t = queue.pop(0)
    try:
        next(t.gen)
        queue.append(t)
    except StopIteration:
        print(t.name, "done")


def locals_kept(a, *rest, k=1, **kw):
    b = a + k
    while True:
        c = yield (a, b, rest, kw)
        a, b = b, a + (c or 0)


g = locals_kept(1, 2, 3, k=4, z=5)
print(next(g), g.send(10), g.send(20), next(g))
