from dataclasses import *
import dataclasses


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self):
        return self.x * self.x + self.y * self.y


p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p == Point(3), p != 5, Point(y=2, x=1))
print([f.name for f in fields(p)], is_dataclass(Point), is_dataclass(p), is_dataclass(3))
print(asdict(p), astuple(p), replace(p, y=9), Point.__match_args__, Point.y, Point.__hash__)
print(Point.__doc__, Point.__init__.__qualname__, Point.__init__.__annotations__)
print(repr(Point.__dataclass_params__))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=2))
attempt(lambda: Point(1, x=2))
attempt(lambda: hash(p))
attempt(lambda: p < p)
attempt(lambda: fields(3))
attempt(lambda: asdict(3))
attempt(lambda: asdict(Point))
attempt(lambda: astuple([]))
attempt(lambda: replace(3, x=4))
attempt(lambda: replace(p, z=4))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)

    @property
    def text(self):
        return f"{self.major}.{self.minor}"


v = Version(1, 2, "x")
print(v, v < Version(1, 3), v >= Version(1, 2, "y"), v == Version(1, 2), sorted([Version(2), v, Version(1)]))
print(hash(v) == hash(Version(1, 2, "other")), {v: 1}[Version(1, 2)], v.text, v.note)
attempt(lambda: setattr(v, "major", 3))
attempt(lambda: setattr(v, "other", 3))
attempt(lambda: delattr(v, "major"))
print(issubclass(FrozenInstanceError, AttributeError))
print(replace(v, major=7).note)
attempt(lambda: v < 3)


@dataclass
class Robot:
    name: str
    parts: list = field(default_factory=list)
    table: dict = field(default_factory=dict, repr=False)
    count: int = field(init=False, default=7)
    size: int = field(init=False)
    scale: InitVar[int] = 2
    kind: "str" = "robot"

    def __post_init__(self, scale):
        self.size = len(self.name) * scale


r = Robot("rob", scale=10)
s = Robot("sam")
r.parts.append(1)
print(r, s, r.parts is s.parts, r.size, s.size, Robot.kind, [f.name for f in fields(Robot)])
print(asdict(r))
attempt(lambda: replace(r, size=3))
attempt(lambda: replace(r, name="bob"))
attempt(lambda: Robot("a", count=3))
print(Robot.__init__.__annotations__.keys())


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Child(Base):
    b: int = 5
    c: str = "c"

    def __repr__(self):
        return "child"


print(Child(1), Child(1).b, [f.name for f in fields(Child)], Child(1) == Base(1), Child(1) == Child(1))
print(Child(1, 2, "d").c, Child.__match_args__)


@dataclass
class Keywords:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int


print(Keywords(1, c=4), Keywords.__match_args__)
attempt(lambda: Keywords(1, 2, 3))
attempt(lambda: Keywords(1))


@dataclass(kw_only=True)
class AllKeywords(Base):
    z: int
    w: int = field(kw_only=False, default=8)
    b: int = field(default=4, kw_only=False)


print(AllKeywords(1, 3, 5, z=3))
print(AllKeywords.__doc__)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3
    z: list = field(default_factory=list)


print(Slotted(1), Slotted.__slots__, Slotted(1) == Slotted(1, 3), Slotted(1).y)


def bad(name, body, **options):
    def make():
        cls = type(name, (), body)
        return dataclass(**options)(cls)
    attempt(make)


bad("A", {"__annotations__": {"x": list}, "x": []})
bad("A", {"__annotations__": {"x": int, "y": int}, "x": 1})
bad("A", {"x": field()})
bad("A", {"__annotations__": {}, "__lt__": lambda a, b: 1}, order=True)
bad("A", {"__annotations__": {}}, order=True, eq=False)
bad("A", {"__annotations__": {"x": InitVar}, "x": field(default_factory=list)})
bad("A", {"__annotations__": {}, "__setattr__": 1}, frozen=True)
bad("A", {"__annotations__": {}, "__hash__": lambda s: 1}, unsafe_hash=True)
bad("A", {"__annotations__": {"a": KW_ONLY, "b": KW_ONLY}})
bad("A", {"__annotations__": {"a": "int"}, "a": field(kw_only=True)})
bad("A", {"__annotations__": {"x": int}, "__slots__": ()}, slots=True)
bad("A", {"__annotations__": {"x": int}}, weakref_slot=True)
attempt(lambda: field(default=1, default_factory=list))


def thaw():
    @dataclass
    class T(Version):
        pass


def freeze():
    @dataclass(frozen=True)
    class T(Point):
        pass


attempt(thaw)
attempt(freeze)


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(hash=False, default=0)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed(1, 2) == Hashed(1, 3))


@dataclass(eq=False)
class Same:
    a: int


print(Same(1) == Same(1), hash(Same(1)) is not None)


@dataclass(repr=False, init=False)
class Own:
    a: int = 4

    def __init__(self, a):
        self.a = a * 2


print(Own(3).a, "Own object at" in repr(Own(3)))


@dataclass
class Node:
    value: int
    next: "Node" = None


n = Node(1, Node(2))
print(n, asdict(n), astuple(n))
n.next.next = n
print(n)


@dataclass
class Deep:
    items: list
    table: dict
    pair: tuple


d = Deep([Point(1), [Point(2)]], {"a": Point(3), Point.__name__: {1: 2}}, (Point(4), 5))
print(asdict(d))
print(astuple(d))
print(asdict(d)["items"] is d.items, asdict(Point(1), dict_factory=list), astuple(Point(1), tuple_factory=list))

Made = make_dataclass("Made", ["a", ("b", int), ("c", list, field(default_factory=list))], namespace={"twice": lambda self: self.b * 2}, order=True)
print(Made(1, 2), Made(1, 2).twice(), Made(1, 2) < Made(1, 3), Made.__name__, Made.__annotations__)
attempt(lambda: make_dataclass("M", ["a", "a"]))
attempt(lambda: make_dataclass("M", ["1a"]))
attempt(lambda: make_dataclass("M", ["if"]))
attempt(lambda: make_dataclass("M", [(1,)]))
Sub = make_dataclass("Sub", [("z", int, 8)], bases=(Point,))
print(Sub(1, 2), Sub.__mro__[1].__name__)


def area(shape):
    match shape:
        case Point(0, y):
            return ("on axis", y)
        case Point(x, y):
            return (x, y)
        case Keywords(a, b=b):
            return ("kw", a, b)


print(area(Point(0, 3)), area(Point(1, 2)), area(Keywords(3, c=1)))


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty(), Empty.__match_args__)


@dataclass
class Self:
    self: int
    other: int = 3
    _set: int = 4


print(Self(1, 2))


@dataclass
class Typed:
    a: int = field(default=3, metadata={"unit": "mm"})

    class Inner:
        pass

    @staticmethod
    def make():
        return Typed(9)


f = fields(Typed)[0]
print(f.name, f.type, f.default, f.metadata["unit"], f.init, f.repr, f.compare, f.hash, f.kw_only)
print(f.default_factory is MISSING, Typed.make(), MISSING is dataclasses.MISSING)


@dataclass
class WithDescriptor:
    x: int

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def of(cls, x):
        return cls(x)


print(WithDescriptor.of(4).double)


@dataclass
class Counter2(dict):
    x: int = 1


print(Counter2().x, Counter2(4))
print(repr(InitVar[int]), InitVar[int].type)


@dataclass(frozen=True)
class FrozenBase:
    a: int


@dataclass(frozen=True)
class FrozenChild(FrozenBase):
    b: int = 2


class Loose(FrozenChild):
    pass


c = Loose(1)
c.extra = 5
print(c, c.extra, hash(FrozenChild(1)) == hash(FrozenChild(1, 2)), FrozenChild(1).b)
attempt(lambda: setattr(c, "b", 5))
attempt(lambda: delattr(c, "a"))
