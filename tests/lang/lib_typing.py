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
