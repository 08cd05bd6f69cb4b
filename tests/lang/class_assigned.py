# An object's class is set: only to one of the same layout.


class Plain:
    pass


class Mapping(dict):
    pass


class Other(dict):
    pass


class Whole(int):
    pass


class Slotted:
    __slots__ = ("x",)


a = Plain()
for cls in (Mapping, Whole, Exception, int, Slotted, 3, None):
    try:
        a.__class__ = cls
    except TypeError:
        print("TypeError", cls)
m = Mapping(a=1)
m.q = 3
m.__class__ = Other
print(type(m).__name__, m, m.q)


class Renamed:
    def shown(self):
        return sorted(vars(self).items())


a.m = 1
vars(a)["z"] = 2
a.__class__ = Renamed
print(a.__dict__, a.m, a.shown())
b = Plain()
b.p, b.q = 1, 2
b.__class__ = Renamed
b.r = 3
del b.p
print(b.q, b.r, b.shown())
for turn in range(3):
    b.__class__ = (Plain, Renamed)[turn % 2]
    b.n = turn
    print(type(b).__name__, b.n, b.q)


class Unsaid:
    @property
    def __class__(self):
        raise AttributeError("no")


print(isinstance(Unsaid(), int), isinstance(Unsaid(), Unsaid))

# Classes with parameters in unions.
print(list[int] | None, list[int] | int, int | list[str] | None)
