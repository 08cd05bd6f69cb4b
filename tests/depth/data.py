# SPDX-License-Identifier: MIT
"""Objects within objects within objects, and each operation on them.

usage: data.py N     N of them; what an operation raises is its business
"""
import collections
import copy
import functools
import itertools
import json
import operator
import sys

N = int(sys.argv[1])


class Box:
    """Hands everything on to what is in it."""

    def __init__(self, x):
        object.__setattr__(self, "x", x)

    def __repr__(self):
        return "<%r>" % (self.x,)

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __hash__(self):
        return hash(self.x)

    def __len__(self):
        return len(self.x)

    def __bool__(self):
        return bool(self.x)

    def __getattr__(self, name):
        return getattr(self.x, name)

    def __setattr__(self, name, value):
        setattr(self.x, name, value)

    def __delattr__(self, name):
        delattr(self.x, name)

    def __getitem__(self, key):
        return self.x[key]

    def __setitem__(self, key, value):
        self.x[key] = value

    def __delitem__(self, key):
        del self.x[key]

    def __call__(self):
        return self.x()

    def __iter__(self):
        return iter(self.x)

    def __next__(self):
        return next(self.x)

    def __contains__(self, other):
        return other in self.x

    def __add__(self, other):
        return self.x + other

    def __neg__(self):
        return -self.x

    def __format__(self, spec):
        return format(self.x, spec)

    def __str__(self):
        return str(self.x)

    def __index__(self):
        return operator.index(self.x)

    def __int__(self):
        return int(self.x)

    def __float__(self):
        return float(self.x)

    def __dir__(self):
        return dir(self.x)

    def __enter__(self):
        with self.x:
            pass

    def __exit__(self, *args):
        pass

    def __instancecheck__(self, other):
        return isinstance(other, self.x)

    def __copy__(self):
        return copy.copy(self.x)


class Heir(list):
    """Goes back to the list's own methods from its own."""

    def __init__(self, x):
        self.append(x)

    def __eq__(self, other):
        return list.__eq__(self, other)

    def __repr__(self):
        return list.__repr__(self)

    def __hash__(self):
        return hash(self[0])


class Tuple(tuple):
    pass


class Dict(dict):
    pass


class Dying:
    """The end of each is the end of the next."""

    def __init__(self, x):
        self.x = x

    def __del__(self):
        self.x = None


Named = collections.namedtuple("Named", "x")


def iterable(x):
    return [] if x is None else x


def generator(x):
    yield from iterable(x)


SHAPES = {
    "list": lambda x: [x],
    "tuple": lambda x: (x,),
    "dict": lambda x: {1: x},
    "pair": lambda x: (x, 1),
    "box": Box,
    "heir": Heir,
    "dying": Dying,
    "frozenset": lambda x: frozenset([x]),
    "deque": lambda x: collections.deque([x]),
    "exception": Exception,
    "exit": lambda x: BaseException(x, x),
    "view": lambda x: {1: x}.items(),
    "OrderedDict": lambda x: collections.OrderedDict(a=x),
    "ChainMap": lambda x: collections.ChainMap({1: x}),
    "slice": lambda x: slice(x, 1),
    "partial": lambda x: functools.partial(iterable(x)) if callable(x)
    else functools.partial(len),
    "method": lambda x: Box(x).__repr__,
    "generic": lambda x: list[x],
    "property": property,
    "staticmethod": staticmethod,
    "zip": lambda x: zip(iterable(x)),
    "map": lambda x: map(str, iterable(x)),
    "filter": lambda x: filter(None, iterable(x)),
    "enumerate": lambda x: enumerate(iterable(x)),
    "chain": lambda x: itertools.chain(iterable(x)),
    "islice": lambda x: itertools.islice(iterable(x), 5),
    "iter": lambda x: iter(iterable(x)),
    "generator": lambda x: (y for y in iterable(x)),
    "yield from": generator,
    "subclass of tuple": lambda x: Tuple([x]),
    "subclass of dict": lambda x: Dict(a=x),
    "namedtuple": Named,
}


def catches(x):
    try:
        raise ValueError
    except x:
        return 1


def throws(x):
    raise x


def causes(x):
    raise ValueError from x


def matches(x):
    match x:
        case [[[[[y]]]]]:
            return y
        case {1: {1: y}}:
            return y
        case Box(x=Box(x=y)):
            return y
    return None


def within(x):
    with x:
        pass


OPERATIONS = {
    "repr": repr, "str": str, "hash": hash, "ascii": ascii, "list": list,
    "tuple": tuple, "len": len, "bool": bool, "dir": dir, "vars": vars,
    "int": int, "float": float, "complex": complex, "bytes": bytes,
    "chr": chr, "round": round, "abs": abs, "next": next,
    "callable": callable, "exec": exec, "from keys": dict.fromkeys,
    "deepcopy": copy.deepcopy, "copy": copy.copy, "json": json.dumps,
    "==": lambda x: x[0] == x[1], "<": lambda x: x[0] < x[1],
    "format": lambda x: format(x, ""), "f-string": lambda x: f"{x}{x!r}",
    "%": lambda x: "%s %r" % (x, x),
    "json default": lambda x: json.dumps(x, default=lambda y: [y]),
    "isinstance": lambda x: isinstance(1, x),
    "issubclass": lambda x: issubclass(int, x), "attribute": lambda x: x.zz,
    "set attribute": lambda x: setattr(x, "zz", 1),
    "delete attribute": lambda x: delattr(x, "zz"),
    "getattr": lambda x: getattr(x, "zz", 1), "hasattr": lambda x: hasattr(x, "zz"),
    "call": lambda x: x(), "in": lambda x: 5 in x, "+": lambda x: x + 1,
    "-": lambda x: -x, "for": lambda x: [y for y in x],
    "index": lambda x: [1][x], "slice": lambda x: [1][x:x],
    "item": lambda x: x["zz"],
    "set item": lambda x: operator.setitem(x, "zz", 1),
    "delete item": lambda x: operator.delitem(x, "zz"),
    "sorted": lambda x: sorted([x, x, x]), "max": lambda x: max(x, x),
    "sum": lambda x: sum([x], []), "set": lambda x: {x},
    "dict": lambda x: {x: 1}[x], "list.index": lambda x: [1, x].index(x),
    "count": lambda x: (x,).count(x), "join": lambda x: "".join(x),
    "except": catches, "raise": throws, "from": causes, "match": matches,
    "with": within, "startswith": lambda x: "a".startswith(x),
    "type": lambda x: type("A", (x,), {}),
    "str of an exception": lambda x: str(Exception(x)),
    "str of a KeyError": lambda x: str(KeyError(x)),
    "split": lambda x: "a".split(x), "super": lambda x: super(x, x),
    "pow": lambda x: pow(x, x), "reversed": lambda x: list(reversed(x)),
    "zip": lambda x: dict(zip(x, x)), "star": lambda x: max(*x),
    "keywords": lambda x: dict(**x),
    "superset": lambda x: {1}.issuperset(x),
    "spec": lambda x: "{0!r:>{1}}".format(x, x),
}


def nested(make):
    x = None
    for _ in range(N):
        x = make(x)
    return x


def tried(operation, f, make):
    try:
        if operation in ("==", "<"):
            f((nested(make), nested(make)))
        else:
            f(nested(make))
    except BaseException as e:
        return type(e).__name__
    return "done"


def main():
    for shape, make in SHAPES.items():
        for operation, f in OPERATIONS.items():
            print("%s of %s" % (operation, shape), end=": ", file=sys.stderr)
            sys.stderr.flush()
            print(tried(operation, f, make), file=sys.stderr)
    print("end")


main()
