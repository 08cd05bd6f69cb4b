import collections
import collections.abc
import typing
from dataclasses import dataclass, field, fields
from typing import *


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


T = TypeVar("T")
K = TypeVar("K", bound=int)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int]()
s.push(4)
print(s.pop(), isinstance(s, Stack), type(s).__name__)


class IntStack(Stack[int]):
    def twice(self):
        return self.pop() * 2


i = IntStack()
i.push(21)
print(i.twice(), issubclass(IntStack, Generic))


class Pair(Generic[K, T], collections.abc.Sized):
    def __len__(self):
        return 2


print(len(Pair()))


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 0

    def norm(self):
        return self.x + self.y

    @property
    def swapped(self):
        return Point(self.y, self.x)


p = Point(1, 2)
print(p, p.norm(), p.swapped, Point(5), Point._fields, Point._field_defaults, Point.__annotations__, p._replace(x=9), Point.__doc__)
print(isinstance(p, tuple), p == (1, 2), Point.__name__, [*p], Point.__mro__[1:])
attempt(Point)
Old = NamedTuple("Old", [("a", int), ("b", str)])
print(Old(1, "b"), Old.__annotations__)


def bad_order():
    class Bad(NamedTuple):
        a: int = 1
        b: int


def overwrites():
    class Bad(NamedTuple):
        a: int

        def _replace(self):
            pass


attempt(bad_order)
attempt(overwrites)


class Movie(TypedDict):
    name: str
    year: int


class Extended(Movie, total=False):
    rating: float


m = Movie(name="Robot", year=2024)
print(m, type(m), Movie.__annotations__, Movie.__total__, sorted(Movie.__required_keys__), Extended(name="x"))
print(list(Extended.__annotations__), sorted(Extended.__optional_keys__), sorted(Extended.__required_keys__), is_typeddict(Movie), is_typeddict(dict))
attempt(lambda: isinstance({}, Movie))
Functional = TypedDict("Functional", {"in": int, "out": str})
print(Functional(a=1), Functional.__name__, list(Functional.__annotations__))


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None:
        ...


class Named(Protocol):
    name: str


class File:
    def close(self):
        pass


class Impl(Named):
    def __init__(self, name):
        self.name = name


print(isinstance(File(), Closeable), isinstance(3, Closeable), issubclass(File, Closeable), Impl("x").name)
attempt(lambda: isinstance(3, Named))
attempt(Closeable)
attempt(Named)
print(isinstance(3, SupportsInt), isinstance("", SupportsInt), isinstance(3.5, SupportsFloat), isinstance(3, SupportsIndex), isinstance(-1, SupportsAbs))
