# SPDX-License-Identifier: MIT
"""copy and deepcopy, by __copy__, __deepcopy__, or what an object holds."""


class Error(Exception):
    pass


error = Error
_ATOMS = (type(None), type(Ellipsis), type(NotImplemented), int, float, bool,
          str, bytes, range, type, type(lambda: 0), type(len), property)


def _bare(x):
    """A new object of x's class, without what it holds."""
    return object.__new__(type(x))


def _slots(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        names += [slots] if isinstance(slots, str) else slots
    return names


def _state(x):
    """(name, value) of all that x holds as attributes."""
    held = [(name, getattr(x, name)) for name in _slots(type(x))
            if hasattr(x, name)]
    return held + list(getattr(x, "__dict__", {}).items())


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if isinstance(x, _ATOMS) and cls in _ATOMS or isinstance(x, type):
        return x
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    if cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return cls(x)
    return _rebuilt(x, cls, lambda part: part)


def _rebuilt(x, cls, each):
    """x made again, each of its parts by `each`."""
    if isinstance(x, BaseException):
        made = cls(*[each(a) for a in _arguments(x)])
    elif isinstance(x, (list, set, bytearray, tuple, frozenset, str, bytes,
                        int, float)):
        made = cls(_parts(x, each))
    elif isinstance(x, dict):
        made = cls()
        for key, item in x.items():
            made[each(key)] = each(item)
    else:
        try:
            made = _bare(x)
        except TypeError:
            raise Error(f"un(deep)copyable object of type {cls}") from None
    for name, item in _state(x):
        setattr(made, name, each(item))
    return made


def _arguments(x):
    """What the exception was made from: OSError keeps its file apart."""
    if isinstance(x, OSError) and x.filename is not None:
        return (*x.args, x.filename)
    return x.args


def _parts(x, each):
    if isinstance(x, (str, bytes, bytearray, int, float)):
        return x
    return [each(part) for part in x]


def deepcopy(x, memo=None):
    """A copy of x and of all that it holds; what is met twice is copied once,
    so that cycles end."""
    memo = {} if memo is None else memo
    cls = type(x)
    if cls in _ATOMS or isinstance(x, type):
        return x
    if id(x) in memo:
        return memo[id(x)][0]
    own = getattr(cls, "__deepcopy__", None)
    made = own(x, memo) if own is not None else _deep(x, cls, memo)
    memo[id(x)] = (made, x)  # x too, or its id may be given to another
    return made


def _deep(x, cls, memo):
    if cls is list:
        made = []
        memo[id(x)] = (made, x)
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = (made, x)
        for key, item in x.items():
            made[deepcopy(key, memo)] = deepcopy(item, memo)
        return made
    if cls is tuple:
        made = tuple([deepcopy(item, memo) for item in x])
        if all(a is b for a, b in zip(made, x)):
            return x
        # a cycle through the tuple has made it already
        return memo[id(x)][0] if id(x) in memo else made
    if cls in (set, frozenset, bytearray):
        return cls(_parts(x, lambda part: deepcopy(part, memo)))
    if isinstance(x, (list, dict, tuple, set, BaseException, str, int)):
        return _rebuilt(x, cls, lambda part: deepcopy(part, memo))
    made = _bare(x)
    memo[id(x)] = (made, x)
    for name, item in _state(x):
        setattr(made, name, deepcopy(item, memo))
    return made
