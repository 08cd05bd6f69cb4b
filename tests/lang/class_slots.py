# __slots__ say which attributes there are.


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


p = Point(1, 2)
attempt(lambda: setattr(p, "z", 3))
attempt(lambda: p.z)
attempt(lambda: p.__dict__)
attempt(lambda: vars(p))
attempt(lambda: setattr(p, "__dict__", {}))
print(hasattr(p, "__dict__"), Point.__slots__, p.x, p.y)
del p.x
attempt(lambda: p.x)
p.x = 5
print(p.x)


class Deeper(Point):
    __slots__ = ["z", "__own"]

    def own(self, v):
        self.__own = v
        return self.__own


d = Deeper(1, 2)
d.z = 3
print(d.x, d.z, d.own(4))
attempt(lambda: setattr(d, "w", 3))


class Open(Point):
    pass


o = Open(1, 2)
o.w = 3
print(o.w, o.x, hasattr(o, "__dict__"))


class One:
    __slots__ = "only"


one = One()
one.only = 1
attempt(lambda: setattr(one, "o", 3))


class Free:
    __slots__ = ("k", "__dict__")


f = Free()
f.k = f.other = 3
print(f.k, f.other)


class Pair(tuple):
    __slots__ = ()


pair = Pair((1, 2))
attempt(lambda: setattr(pair, "a", 1))
print(pair)


class AlwaysOpen(Exception):
    __slots__ = ("a",)


e = AlwaysOpen()
e.b = 3
print(e.b)


def make(slots, **space):
    space["__slots__"] = slots
    return type("Made", (), space)


for slots, space in ((("a",), {"a": 1}), ((3,), {}), (("a b",), {}),
                     (("1",), {}), (3, {})):
    attempt(lambda: make(slots, **space))
print(make(n for n in ("a", "b"))().__class__.__name__)
print(make({"a": "documented"}).__slots__)
made = make(())()
attempt(lambda: setattr(made, "a", 1))


# A class of the same shape that had the attributes before.
class Loose:
    pass


for cls in (Loose, Point, Loose, Point):
    o = cls() if cls is Loose else cls(1, 2)
    for name in ("x", "y", "later"):
        try:
            setattr(o, name, 1)
        except AttributeError as e:
            print(e)
