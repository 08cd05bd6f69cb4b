# An exception raised by __exit__ replaces the one in flight.
class Bad:
    def __enter__(self):
        return self

    def __exit__(self, et, ev, tb):
        raise RuntimeError("from exit")


try:
    with Bad():
        pass
except RuntimeError as e:
    print(e, e.__context__)
try:
    with Bad():
        raise ValueError("body")
except RuntimeError as e:
    print(e, repr(e.__context__))


class Reraise:
    def __enter__(self):
        pass

    def __exit__(self, et, ev, tb):
        if ev is not None:
            raise ev


try:
    with Reraise():
        raise KeyError("same")
except KeyError as e:
    print(e)


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


for cls in (NoExit, NoEnter):
    try:
        with cls():
            print("never")
    except (TypeError, AttributeError):
        print("refused", cls.__name__)


class Flag:
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self.depth

    def __exit__(self, *a):
        self.depth -= 1


f = Flag()
with f as a, f as b, f as c:
    print(a, b, c, f.depth)
try:
    with f:
        with f:
            raise ValueError
except ValueError:
    print(f.depth)


def gen():
    with f:
        yield f.depth
        yield f.depth


g = gen()
print(next(g), next(g), next(g, "end"), f.depth)
g = gen()
next(g)
g.close()
print(f.depth)
