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
UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, UserId.__supertype__, UserId)
print(cast(str, 3), TYPE_CHECKING, Text is str)


@overload
def double(x: int) -> int: ...


@overload
def double(x: str) -> str: ...


def double(x):
    return x * 2


@final
class Last:
    @final
    def method(self):
        return 1


print(double(4), double("a"), Last().method())
attempt(lambda: overload(double)(3))


class Point:
    pass


class Robot:
    name: str
    parent: "Robot"
    parts: List["Robot"]
    speed: Optional[float] = None

    def drive(self, to: "Point", speed: float = 1.0) -> "Optional[bool]":
        pass


class Fast(Robot):
    boost: Annotated[int, "percent"]
    name: bytes


print(get_type_hints(Robot))
print(get_type_hints(Robot.drive))
print(get_type_hints(Fast))
print(get_type_hints(Fast, include_extras=True)["boost"])
print(Robot.__annotations__, Robot.drive.__annotations__)


def plain(a, b: None, *c: int) -> None:
    pass


print(get_type_hints(plain), get_type_hints(lambda: 0))


@dataclass
class Config:
    limit: ClassVar[int] = 5
    other: "ClassVar[str]" = "x"
    third: "typing.ClassVar" = "y"
    name: Optional[str] = None
    values: List[int] = field(default_factory=list)


print(Config("a"), [f.name for f in fields(Config)], Config.limit, Config.__doc__)
P = ParamSpec("P")


def logged(f: Callable[P, T]) -> Callable[P, T]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> T:
        return f(*args, **kwargs)
    return inner


@logged
def add(a, b=2):
    return a + b


print(add(1), Callable[P, int])


def reader(f: TextIO, b: BinaryIO, c: IO[str]) -> Iterator[str]:
    yield from f


class Sub(Any):
    pass


print(Sub() is not None, Pattern[str].__args__)
try:
    assert_never(3)
except AssertionError as error:
    print(error)
