import abc
from abc import ABC, ABCMeta, abstractmethod


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Shape(ABC):
    @abstractmethod
    def area(self):
        """How large."""

    @property
    @abstractmethod
    def name(self):
        return "shape"

    def text(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def name(self):
        return "square"


class Half(Shape):
    def area(self):
        return 0


attempt(Shape)
attempt(Half)
print(Square(3).text(), sorted(Shape.__abstractmethods__), Square.__abstractmethods__ == frozenset())
print(isinstance(Square(1), Shape), issubclass(Half, Shape), issubclass(int, Shape), isinstance(3, Shape))


class Other:
    pass


@Shape.register
class Registered:
    pass


print(isinstance(Registered(), Shape), issubclass(Other, Shape), isinstance(Other(), Shape))
Shape.register(Other)
print(issubclass(Other, Shape), isinstance(Other(), Shape))
attempt(lambda: Square.register(Shape))
attempt(lambda: Shape.register(3))
attempt(lambda: issubclass(3, Shape))


class Counted(ABC):
    made = 0

    def __new__(cls, *args):
        Counted.made += 1
        return super().__new__(cls)

    @abstractmethod
    def run(self):
        pass


class Runner(Counted):
    def __init__(self, n):
        self.n = n

    def run(self):
        return self.n


attempt(Counted)
print(Runner(4).run(), Counted.made)


class Number(int, metaclass=ABCMeta):
    @abstractmethod
    def twice(self):
        pass


class Real(Number):
    def twice(self):
        return self * 2


print(Real(21).twice(), Real(5) + 1)


class Mixed(Square, Other):
    pass


print(Mixed(2).area())


class Kinds(ABC):
    @classmethod
    @abstractmethod
    def make(cls):
        pass

    @staticmethod
    @abstractmethod
    def static():
        pass

    @abstractmethod
    async def go(self):
        pass


print(sorted(Kinds.__abstractmethods__))
attempt(Kinds)


class Later(ABC):
    @abstractmethod
    def f(self):
        pass


Later.f = lambda self: 7
attempt(Later)
abc.update_abstractmethods(Later)
attempt(lambda: Later().f())


class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Duck:
            return any("quack" in kind.__dict__ for kind in other.__mro__)
        return NotImplemented


class Mallard:
    def quack(self):
        pass


print(isinstance(Mallard(), Duck), isinstance(3, Duck), issubclass(Mallard, Duck))


