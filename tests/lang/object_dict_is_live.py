# An object's __dict__ is its attributes, and a change of one is one of the
# other.


class Record:
    def __init__(self, **keywords):
        self.__dict__.update(keywords)

    def area(self):
        return self.width * self.height


r = Record(width=2, height=3)
print(r.area(), r.__dict__, vars(r) is r.__dict__, type(vars(r)))
r.depth = 4
r.__dict__["width"] = 20
print(r.area(), vars(r))
del r.__dict__["depth"]
print(hasattr(r, "depth"), r.__dict__)
del r.height
print(vars(r))
try:
    del r.height
except AttributeError as e:
    print("AttributeError", e)
r.area = lambda: "its own"
print(r.area(), sorted(r.__dict__))
vars(r)[5] = "no name"
print(5 in vars(r), sorted(map(str, vars(r))))


# Methods that caches know, hidden later by an entry of the dict.
class Point:
    scale = 1

    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x * self.scale


points = [Point(i) for i in range(4)]
for turn in range(3):
    print([p.get() for p in points], [p.scale for p in points])
    points[turn].__dict__["scale"] = 10
    points[turn + 1].__dict__["get"] = lambda: "hidden"


class Borg:
    shared = {}

    def __init__(self):
        self.__dict__ = self.shared


a, b = Borg(), Borg()
a.found = 1
print(b.found, Borg.shared, a.__dict__ is b.__dict__)
for wrong in (3, None, [("a", 1)]):
    try:
        a.__dict__ = wrong
    except TypeError as e:
        print(e)


# Exceptions have one as well, the builtin ones too.
class Fault(Exception):
    pass


for e in (Fault(1), ValueError(2), Fault(3)):
    e.where = "here"
    e.__dict__["line"] = 3
    print(e.line, e.where, e.__dict__, e.args)


class Other(Record):
    def area(self):
        return "other"


q = Record(a=1)
q.__class__ = Other
q.b = 2
print(q.area(), q.__dict__, isinstance(q, Other))
p = Point(1)
p.__class__ = Other
print(p.x, vars(p))


class Guarded:
    @property
    def level(self):
        return self.__dict__["level"] * 2

    @level.setter
    def level(self, n):
        self.__dict__["level"] = n


g = Guarded()
g.level = 4
g.__dict__["level"] += 1
print(g.level, g.__dict__)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, owner, cls=None):
        made = owner.__dict__[self.function.__name__] = self.function(owner)
        return made


class Sensor:
    @Lazy
    def table(self):
        print("making")
        return [1, 2, 3]


s = Sensor()
print(s.table is s.table)


# A dict that is changed while its attributes are gone through.
class Many:
    pass


m = Many()
for i in range(40):
    setattr(m, f"a{i}", i)
print(sum(m.__dict__.values()), len(vars(m)))
try:
    for name in m.__dict__:
        setattr(m, name + "_", 0)
except RuntimeError as e:
    print(e)
m.__dict__.clear()
print(vars(m), hasattr(m, "a3"))
m.again = 1
print(vars(m))
