# Generators as methods, closures and __iter__; try/with inside.
class Node:
    def __init__(self, v, *kids):
        self.v = v
        self.kids = kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k

    def leaves(self):
        if not self.kids:
            yield self.v
        for k in self.kids:
            for l in k.leaves():
                yield l


t = Node(1, Node(2, Node(3), Node(4)), Node(5))
print(list(t), list(t.leaves()), sum(t), 4 in t)


def maker(step):
    n = 0

    def gen():
        nonlocal n
        while True:
            n += step
            yield n
    return gen


m = maker(5)
a, b = m(), m()
print(next(a), next(b), next(a))


def guarded(items):
    for x in items:
        try:
            yield 10 // x
        except ZeroDivisionError:
            yield "zero"
        except GeneratorExit:
            print("closed")
            raise
        else:
            yield "ok"


print(list(guarded([5, 0, 2])))
g = guarded([1])
next(g)
g.close()


def handler_state():
    try:
        raise ValueError("kept")
    except ValueError as e:
        yield 1
        yield str(e)
        try:
            raise
        except ValueError as f:
            yield f is e


print(list(handler_state()))


def reader(lines):
    for line in lines:
        line = line.strip()
        if not line or line[0] == "#":
            continue
        key, _, val = line.partition("=")
        yield key.strip(), val.strip()


print(dict(reader(["# c", "a = 1", "", " b=x y "])))
