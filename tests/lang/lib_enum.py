from enum import *


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1

    def lower(self):
        return self.name.lower()


print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.CRIMSON is Color.RED)
print(Color(2), Color["BLUE"], Color.RED.lower(), list(Color), len(Color))
print(Color.RED == Color.RED, Color.RED == 1, Color.RED in Color)
print(isinstance(Color.RED, Color), {Color.RED: "r"}[Color(1)])
print(list(Color.__members__), Color, f"{Color.RED:>12}|")
for bad in (lambda: Color(9), lambda: Color["PINK"]):
    try:
        bad()
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
try:
    Color.RED = 5
except AttributeError as error:
    print("AttributeError")
try:
    class More(Color):
        PINK = 4
except TypeError as error:
    print("cannot extend")


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.67e-11 * self.mass / self.radius ** 2


print(round(Planet.EARTH.gravity, 2), Planet.MARS.radius, Planet.MARS.value)


class Level(IntEnum):
    LOW = 1
    HIGH = 3


print(Level.LOW < Level.HIGH, Level.LOW + 1, [10, 20][Level.LOW], str(Level.LOW))
print(repr(Level.HIGH), f"{Level.HIGH}", "%d" % Level.LOW, Level(3) is Level.HIGH)
print(sorted([Level.HIGH, Level.LOW]), Level.LOW == 1, int(Level.HIGH))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm.R | Perm.W), Perm.RW & Perm.W, ~Perm.R)
print(Perm.R in Perm.RW, bool(Perm.R & Perm.W), Perm(0), Perm(5), list(Perm.RW))
print(Perm.R ^ Perm.RW, Perm.RW.value, [p.name for p in Perm])


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | 2, Bits.A | Bits.B == 3, repr(Bits.A | Bits.B), Bits(8) & 8)


class Text(StrEnum):
    ONE = auto()
    TWO = "zwei"


print(Text.ONE, Text.TWO.upper(), Text("zwei") is Text.TWO, Text.ONE == "one")
Made = Enum("Made", "A B C")
print(Made.B, list(Made), Enum("Other", {"x": 7}).x.value)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Fallback(Enum):
    KNOWN = 1

    @classmethod
    def _missing_(cls, value):
        return cls.KNOWN


print(Fallback(77))
