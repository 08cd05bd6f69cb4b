# __init__ with every kind of argument; bound and unbound methods.
class Point:
    "A point."
    dims = 2

    def __init__(self, x=0, y=0, *rest, scale=1, **extra):
        self.x = x * scale
        self.y = y * scale
        self.rest = rest
        self.extra = extra

    def moved(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

    def tup(self):
        return (self.x, self.y)


print(Point().tup(), Point(1, 2).tup(), Point(1, 2, scale=3).tup())
p = Point(1, 2, 3, 4, note="n")
print(p.rest, p.extra, p.dims)
print(p.moved(1).tup(), p.moved(dx=1, dy=1).moved(5).tup())
m = p.moved
print(m(10).tup(), Point.moved(p, 2).tup())
print([f() for f in (p.tup, Point(9, 9).tup)])
print(type(p) is Point, isinstance(p, Point), type(p).__name__)
print(Point.__name__, p.__class__ is Point)


class Bad:
    def __init__(self):
        return 5


try:
    Bad()
except TypeError as e:
    print("TypeError", e)

p.tup = lambda: "instance function"
print(p.tup())
Point.norm1 = lambda self: abs(self.x) + abs(self.y)
print(p.norm1(), Point(-3, 4).norm1())
