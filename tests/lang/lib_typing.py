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
for item in (Any, Optional[int], Optional["Robot"], Union[int, str], Union[int, None], Union[int, int], Union[int, str, None],
             Union[Union[int, str], float], List, List[int], List[List[str]], Dict[str, int], Dict[str, List[int]], Set[int],
             FrozenSet[str], Tuple[int, str], Tuple[int, ...], Tuple[()], Type[int], Callable, Callable[[int, str], bool],
             Callable[..., Any], Callable[[], None], Literal["a", 1, None], Literal["a", "a"], Final[int], ClassVar[Dict[str, int]],
             Iterable[int], Iterator[str], Generator[int, None, str], Sequence[int], Mapping[str, Any], MutableMapping[str, int],
             Deque[int], DefaultDict[str, int], Counter[str], Awaitable[int], NoReturn, T, K, List[T], Dict[K, T],
             Annotated[int, "meters", 3], Self, Never, AnyStr, Hashable, Sized, AbstractSet[int], Union, Optional, Literal):
    print(repr(item))

print(List[int] == List[int], List[int] == List[str], hash(Dict[str, int]) == hash(Dict[str, int]), Union[int, str] == Union[str, int])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]) is Union, get_args(Optional[int]), get_origin(int), get_args(int))
print(get_origin(Callable[[int], str]) is collections.abc.Callable, get_args(Callable[[int], str]), get_args(Callable[..., int]))
print(get_origin(Iterable[int]) is collections.abc.Iterable, get_origin(Literal[1]) is Literal, get_args(Literal[1, "b"]))
print(get_args(Annotated[int, "m"]), get_origin(Annotated[int, "m"]) is Annotated, Annotated[int, "m"].__metadata__)
print(Dict[str, T][int], List[T].__parameters__, Dict[K, T][int, str], Optional[T][int])
attempt(lambda: List[int][str])
attempt(lambda: Dict[str, T][int, int])
attempt(lambda: Optional[int, str])
attempt(lambda: Any())
attempt(lambda: Union[()])
attempt(lambda: TypeVar("X", int))
attempt(lambda: isinstance([], List[int]))
print(isinstance([], List), isinstance({}, Mapping), isinstance(3, Hashable), issubclass(list, Sequence))
print(Deque[int]([1]), DefaultDict(list)["x"])
attempt(lambda: List[int]([1, 2]))
attempt(lambda: Dict())
print(List[int] | None, T | int, Optional[List[int]] | str)
print(T.__name__, K.__bound__, AnyStr.__constraints__, TypeVar("C", covariant=True), TypeVar("D", contravariant=True))


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
