# collections besides deque: namedtuple, OrderedDict, defaultdict, Counter, ...
from collections import (ChainMap, Counter, OrderedDict, defaultdict,
                         namedtuple)

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), Point._fields, p._asdict())
print(p._replace(x=5), Point._make([7, 8]), hash(p) == hash((1, 2)))
x, y = p
print(x, y, isinstance(p, tuple), Point.__name__, p < Point(1, 3))
Q = namedtuple("Q", ["a", "b", "c"], defaults=(3, 4))
print(Q(1), Q(1, 2), Q(c=1, a=0), Q._field_defaults)
print(namedtuple("R", "a def a _b 1x", rename=True)._fields)


class P3(Point):
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(P3(3, 4).norm(), P3(1, 2))
match p:
    case Point(a, y=b):
        print("matched", a, b)


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


attempt(Point)
attempt(Point, 1)
attempt(Point, 1, 2, 3)
attempt(Point, 1, x=2)
attempt(Point, 1, 2, z=3)
attempt(Q)
attempt(Point._make, [1])
attempt(p._replace, q=1)
attempt(namedtuple, "T", "a a")
attempt(namedtuple, "T", "_a")
attempt(namedtuple, "T", "class")
attempt(namedtuple, "1T", "a")
attempt(namedtuple, "T", "a", defaults=(1, 2))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o))
o.move_to_end("c", last=False)
print(list(o.items()), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
      OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict())
attempt(OrderedDict().popitem)
attempt(o.move_to_end, "none")
print(OrderedDict.fromkeys("xy", 0), o | {"z": 1}, list(reversed(o)))

d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d["a"], sorted(d), d.get("c"), "c" in d, len(d))
print(defaultdict(int, {"k": 1}, z=2)["none"], defaultdict(None, a=1))
attempt(defaultdict().__getitem__, "x")
attempt(lambda: defaultdict()["x"])
attempt(defaultdict, 5)
print(d.copy() == d, d.copy().default_factory is list)

c = Counter("abracadabra")
print(c, c["a"], c["z"], c.most_common(2), c.total())
print(sorted(c.elements()))
c.update("zz")
c.subtract({"a": 2, "q": 1})
print(c["a"], c["z"], c["q"])
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, +Counter(a=-1, b=2), -Counter(a=-1, b=2))
a += b
print(a, a == Counter(a=4, b=3), Counter(a=1) <= Counter(a=2), Counter())
del a["none"]
print(dict(a), Counter({"x": 0}) == Counter())

m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], len(m), sorted(m), "z" in m, m.get("z", 9))
m["n"] = 5
n = m.new_child({"a": 0})
print(n["a"], n.parents["a"], m.maps, m)
attempt(m.__delitem__, "b")
attempt(lambda: m["none"])
print(dict(m), m == {"a": 1, "n": 5, "b": 3})
