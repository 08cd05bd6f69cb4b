# Endless recursion through whatever calls back ends in RecursionError, and the
# program goes on.
import functools


class All:
    def __eq__(self, o):
        return (self,) == (o,)

    def __hash__(self):
        return hash((self,))

    def __lt__(self, o):
        return sorted([self, o])[0] is self

    def __repr__(self):
        return repr([self.__class__(), {1: self.__class__()}])

    def __str__(self):
        return "%s" % self

    def __format__(self, spec):
        return "{:x}".format(self)

    def __bool__(self):
        return any([self])

    def __len__(self):
        return sum([len(self)])

    def __index__(self):
        return range(9)[self]

    def __float__(self):
        return float(self)

    def __int__(self):
        return int(self)

    def __contains__(self, v):
        return v in self

    def __getitem__(self, i):
        return list(self)[i]

    def __reversed__(self):
        return reversed(self)

    def __call__(self, *a):
        return max([1, 2], key=self)

    def __add__(self, o):
        return sum([self, o], self)

    def __abs__(self):
        return abs(self)

    def __round__(self):
        return round(self)

    def __divmod__(self, o):
        return divmod(self, o)

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *a):
        pass

    def __bytes__(self):
        return bytes(self)


class Ends:
    def __iter__(self):
        return iter(self)


class Steps:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


class Zips(Steps):
    def __next__(self):
        return next(zip(self))


class Numbers(Steps):
    def __next__(self):
        return next(enumerate(self))


class Filters(Steps):
    def __next__(self):
        return next(filter(None, self))


class Maps(Steps):
    def __next__(self):
        return next(map(int, self))


class Attributes:
    def __getattr__(self, name):
        return "{0.a}".format(self)

    def __setattr__(self, name, v):
        setattr(self, name, v)

    def __delattr__(self, name):
        delattr(self, name)


class Shown:
    def __getattribute__(self, name):
        return getattr(self, name)


class Keys:
    def keys(self):
        return dict(self)

    def __getitem__(self, k):
        return {**self}[k]


class Named:
    def __set_name__(self, owner, name):
        type("C", (), {"x": Named()})


class Parent:
    def __init_subclass__(cls):
        class Child(cls):
            pass


class Meta(type):
    def __instancecheck__(cls, v):
        return isinstance(v, cls)

    def __call__(cls):
        return cls()


class Checked(metaclass=Meta):
    pass


class Missing(dict):
    def __missing__(self, k):
        return self[k]


class Raised(Exception):
    def __init__(self):
        raise Raised


class File:
    def write(self, text):
        print(text, file=self)


class Property:
    @property
    def p(self):
        return getattr(self, "p", 1)


def generate(make):
    yield from make(generate(make))


def keyed(v):
    return sorted([v, 1], key=keyed)


def method_keyed(v):
    [v, 1].sort(key=method_keyed)


def reduced(a, b):
    return functools.reduce(reduced, [a, b])


def replaced(*a):
    return "{}".format(evaluated())


def evaluated():
    return eval("evaluated()")


def executed():
    exec("executed()")


def with_named():
    class C:
        x = Named()


def first(it):
    a, *b = it


def pattern(v):
    match v:
        case Property(p=1):
            pass


def expect(name, f, *args):
    try:
        f(*args)
        print(name, "no error")
    except RuntimeError:  # of which RecursionError is one
        print(name)


for name, f in (
        ("eq", lambda: All() == All()), ("in", lambda: All() in [All()]),
        ("index", lambda: [All()].index(All())),
        ("count", lambda: [All()].count(All())),
        ("hash", lambda: {All(): 1}), ("set", lambda: {All()}),
        ("lt", lambda: All() < All()), ("sort", lambda: [All(), All()].sort()),
        ("min", lambda: min(All(), All())),
        ("repr", lambda: repr(All())), ("str", lambda: str(All())),
        ("format", lambda: f"{All()}"), ("bool", lambda: not All()),
        ("len", lambda: len(All())), ("subscript", lambda: [1][All()]),
        ("float", lambda: float(All())), ("int", lambda: int(All())),
        ("contains", lambda: 1 in All()), ("list", lambda: list(All())),
        ("reversed", lambda: reversed(All())), ("call", lambda: All()(1)),
        ("add", lambda: All() + All()), ("abs", lambda: abs(All())),
        ("round", lambda: round(All())),
        ("divmod", lambda: divmod(All(), 1)),
        ("with", lambda: All().__enter__()), ("bytes", lambda: bytes(All())),
        ("print", lambda: print(All())),
        ("iter", lambda: iter(Ends())), ("for", lambda: [0 for _ in Ends()]),
        ("next", lambda: list(Steps())), ("zip", lambda: list(Zips())),
        ("enumerate", lambda: list(Numbers())),
        ("filter", lambda: list(Filters())), ("map", lambda: list(Maps())),
        ("getattr", lambda: Attributes().x),
        ("setattr", lambda: setattr(Attributes(), "x", 1)),
        ("delattr", lambda: delattr(Attributes(), "x")),
        ("getattribute", lambda: Shown().x),
        ("keys", lambda: dict(Keys())), ("double star", lambda: {**Keys()}),
        ("getitem of a mapping", lambda: Keys()["a"]),
        ("set_name", with_named), ("missing", lambda: Missing()[1]),
        ("init_subclass", lambda: type("C", (Parent,), {})),
        ("instancecheck", lambda: isinstance(1, Checked)),
        ("metaclass call", Checked), ("raise", Raised),
        ("file", lambda: print(1, file=File())),
        ("property", lambda: Property().p),
        ("match", lambda: pattern(Property())),
        ("key", lambda: keyed(0)), ("method key", lambda: method_keyed(0)),
        ("reduce", lambda: reduced(0, 1)), ("eval", evaluated),
        ("exec", executed),
        ("generators in list", lambda: list(generate(list))),
        ("in sum", lambda: sum(generate(sum))),
        ("in join", lambda: "".join(generate("".join))),
        ("in star", lambda: first(generate(first))),
        ("in zip", lambda: list(generate(lambda g: list(zip(g))))),
        ("in enumerate", lambda: list(generate(lambda g: list(enumerate(g))))),
        ("in filter", lambda: list(generate(lambda g: list(filter(None, g))))),
        ("in map", lambda: list(generate(lambda g: list(map(int, g))))),
        ("in dict", lambda: dict(generate(dict))),
        ("in min", lambda: min(generate(min))),
        ("in sorted", lambda: sorted(generate(sorted))),
        ("in set", lambda: set().update(generate(set))),
        ("in slice", lambda: [].__setitem__(
            slice(0, 0), generate(lambda g: [].__setitem__(slice(0, 0), g))))):
    expect(name, f)
