# What is asked, and in which order, when a class is made: by a statement, by
# type(...), by a metaclass's __new__.


class Named:
    def __set_name__(self, owner, name):
        print("  set_name", owner.__name__, name)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("  prepare", name, kw)
        return {"prepared": 1}

    def __new__(mcs, name, bases, space, **kw):
        print("  new", name, sorted(kw))
        return super().__new__(mcs, name, bases, space, **kw)

    def __init__(cls, name, bases, space, **kw):
        print("  init", name, sorted(kw))
        super().__init__(name, bases, space)


class Base(metaclass=Meta):
    part = Named()

    def __init_subclass__(cls, **kw):
        print("  init_subclass", cls.__name__, kw)
        super().__init_subclass__()


print("statement")


class Derived(Base, unit="m", of=2):
    inner = Named()


print("type")
Third = type("Third", (Base,), {"q": 1, "named": Named()}, key=3)
print(type(Third), Third.q, Third.__mro__)
print(type("Plain", (), {"x": 5}).x)
many = {f"k{i}": i for i in range(12)}


class Twelve(Base, **many):
    pass


for wrong in ((3, (), {}), ("A", 3, {}), ("A", (), 3), ("A", (3,), {}),
              ("A",), ("A", ()), ("A", (int, str), {})):
    try:
        type(*wrong)
    except TypeError as e:
        print("TypeError")


class OtherMeta(type):
    pass


class With(metaclass=OtherMeta):
    pass


for make in (lambda: type("X", (Base, With), {}),
             lambda: Meta("X", (With,), {})):
    try:
        make()
    except TypeError as e:
        print(e)


# Bases that are no classes.
class Entry:
    def __init__(self, *stands_for):
        self.stands_for = stands_for

    def __mro_entries__(self, bases):
        print("  entries", len(bases))
        return self.stands_for


entry = Entry(dict)


class FromEntry(entry):
    pass


print(FromEntry.__bases__, FromEntry.__orig_bases__ == (entry,))


class None_(Entry(), Entry(list)):
    pass


print(None_.__bases__, None_([1, 2]))
try:
    class Wrong(3):
        pass
except TypeError as e:
    print("TypeError")


class Bad:
    def __mro_entries__(self, bases):
        return [int]


try:
    class FromBad(Bad()):
        pass
except TypeError as e:
    print(e)


# Classes with parameters.
class Stack(list[int]):
    pass


print(list[int], dict[str, int], tuple[int, ...], set[Stack])
print(Stack.__bases__, Stack.__orig_bases__, Stack((1, 2)))
print(list[int]("ab"), type(list[int]()), list[int] == list[int],
      list[int] != list[str], len({list[int], list[int]}))
print(list[int].__origin__, dict[str, int].__args__, list[int].append)
for check in (lambda: isinstance([], list[int]),
              lambda: issubclass(list, list[int]),
              lambda: int[3], lambda: str[int]):
    try:
        check()
    except TypeError as e:
        print(e)


def mean(xs: list[float], names: dict[str, list[int]] = None) -> tuple[int]:
    return sum(xs) / len(xs)


print(mean([1.0, 2.0]), mean.__annotations__)


# Methods show what their functions carry.
class Device:
    def start(self):
        """Starts."""
    start.pins = (1, 2)


d = Device()
print(d.start.pins, d.start.__name__, d.start.__doc__, d.start.__dict__)
for name in ("nothing", "__wrapped__"):
    try:
        getattr(d.start, name)
    except AttributeError as e:
        print(e)
try:
    d.start.pins = 3
except AttributeError as e:
    print(e)


# An object that says it is of another class.
class Proxy:
    def __init__(self, of):
        self._of = of

    @property
    def __class__(self):
        return type(self._of)


p = Proxy([1])
print(isinstance(p, list), isinstance(p, Proxy), isinstance(p, (int, str)),
      type(p) is Proxy)

# Iterators' classes.
print(isinstance(zip(), zip), isinstance(map(str, ()), map), zip, enumerate,
      isinstance(filter(None, ()), (map, filter)), map, filter, reversed)
print(type(enumerate("")), callable(zip), list(map(str, (1, 2))))
for sources in (([1], [1, 2]), ([1, 2], [1]), ([1], [2], [3, 4]),
                ([1], [2], []), ([], []), ([1, 2], (3, 4), "ab")):
    try:
        print(list(zip(*sources, strict=True)))
    except ValueError as e:
        print(e)
for make in (lambda: zip(1), lambda: filter(1), lambda: enumerate(1),
             lambda: reversed(1), lambda: map(str, 1), lambda: zip(a=1)):
    try:
        make()
    except TypeError as e:
        print("TypeError")
