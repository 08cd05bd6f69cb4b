# send, throw and close go through yield from to the innermost generator.
def inner():
    r = []
    try:
        while True:
            try:
                x = yield len(r)
                if x is None:
                    return r
                r.append(x)
            except ValueError as e:
                r.append("V:" + str(e))
    finally:
        print("inner closed", r)


def middle():
    got = yield from inner()
    yield "middle got %r" % (got,)


def outer():
    yield from middle()
    yield "outer end"


g = outer()
print(next(g), g.send("a"), g.send("b"))
print(g.throw(ValueError("thrown")))
print(g.send(None))
print(next(g))
print(next(g, "done"))
g = outer()
next(g)
g.send(1)
g.close()
g = outer()
next(g)
try:
    g.throw(KeyError("through"))
except KeyError as e:
    print("KeyError", e)


def over_list():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from (x * x for x in (3, 4))
    yield from {"k": 0}


print(list(over_list()))
g = over_list()
next(g)
try:
    g.send("a list iterator has no send")
except AttributeError:
    print("AttributeError")


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("it result")
        return self.n


def over_it():
    r = yield from It()
    yield r


print(list(over_it()))
try:
    list((lambda: (yield from 5))())
except TypeError:
    print("TypeError")
