# SPDX-License-Identifier: MIT
"""Containers besides the built-in ones.

`deque` is written in C and may be used by handlers; the classes here are for
tasks: OrderedDict, defaultdict, Counter, ChainMap and namedtuple, as CPython
3.11 documents them. Dicts keep the order of insertion, so OrderedDict adds
moving and comparing by order. Absent: UserDict, UserList and UserString, since
dict, list and str can be derived from.
"""
from _collections import deque

__all__ = ["ChainMap", "Counter", "OrderedDict", "defaultdict", "deque",
           "namedtuple"]


_printing = []  # ids of the OrderedDicts whose repr() is under way


class OrderedDict(dict):
    """A dict whose order can be changed and counts in comparisons."""

    def popitem(self, last=True):
        """Removes and returns the last pair, or the first."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        """Moves a key to the end, or to the front; KeyError if absent."""
        value = self.pop(key)
        if last:
            self[key] = value
            return
        rest = list(self.items())
        self.clear()
        self[key] = value
        self.update(rest)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, keys, value=None):
        made = cls()
        for key in keys:
            made[key] = value
        return made

    def __eq__(self, other):
        same = dict.__eq__(self, other)
        if same is True and isinstance(other, OrderedDict):
            return list(self) == list(other)
        return same

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return f"{name}()"
        if id(self) in _printing:
            return "..."
        _printing.append(id(self))
        try:
            return f"{name}({list(self.items())!r})"
        finally:
            _printing.remove(id(self))


class defaultdict(dict):
    """A dict that makes what it does not have by default_factory()."""

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def copy(self):
        return self.__class__(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self.default_factory, other)
        made.update(self)
        return made

    def __repr__(self):
        return "%s(%r, %s)" % (self.__class__.__name__, self.default_factory,
                               dict.__repr__(self))


class Counter(dict):
    """A dict from elements to how often they occur."""

    def __init__(self, iterable=None, /, **counts):
        super().__init__()
        self.update(iterable, **counts)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **counts):
        """Adds counts: of a mapping, or one for each element."""
        self._add(iterable, counts, 1)

    def subtract(self, iterable=None, /, **counts):
        """Takes counts off; they may become negative."""
        self._add(iterable, counts, -1)

    def _add(self, iterable, counts, sign):
        if iterable is not None:
            if not self and sign > 0 and isinstance(iterable, dict):
                super().update(iterable)
            elif hasattr(iterable, "items"):
                for key, n in iterable.items():
                    self[key] = self.get(key, 0) + sign * n
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + sign
        for key, n in counts.items():
            self[key] = self.get(key, 0) + sign * n

    def most_common(self, n=None):
        """(element, count) from the most to the least frequent."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        """Each element as often as it is counted."""
        for key, n in self.items():
            for _ in range(n):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def _merge(self, other, how):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            n = how(self[key], other[key])
            if n > 0:
                made[key] = n
        return made

    def __add__(self, other):
        return self._merge(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._merge(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._merge(other, max)

    def __and__(self, other):
        return self._merge(other, min)

    def __pos__(self):
        return self._merge(Counter(), lambda a, b: a)

    def __neg__(self):
        return Counter()._merge(self, lambda a, b: -b)

    def _into(self, made):
        self.clear()
        dict.update(self, made)
        return self

    def __iadd__(self, other):
        return self._into(self + other)

    def __isub__(self, other):
        return self._into(self - other)

    def __ior__(self, other):
        return self._into(self | other)

    def __iand__(self, other):
        return self._into(self & other)

    def _all(self, other, test):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(test(self[key], other[key])
                   for key in list(self) + list(other))

    def __eq__(self, other):
        return self._all(other, lambda a, b: a == b)

    def __ne__(self, other):
        same = self == other
        return same if same is NotImplemented else not same

    def __le__(self, other):
        return self._all(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._all(other, lambda a, b: a >= b)

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else (
            self <= other and self != other)

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else (
            self >= other and self != other)

    __hash__ = None

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return name + "()"
        try:
            pairs = dict(self.most_common())
        except TypeError:
            pairs = dict(self)
        return f"{name}({pairs!r})"


class ChainMap:
    """Several mappings as one: the first that has a key gives the value."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        seen = {}
        for mapping in reversed(self.maps):
            seen.update(dict.fromkeys(mapping))
        return iter(seen)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return dict.fromkeys(self).keys()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def new_child(self, m=None, **more):
        m = dict(more) if m is None else m
        if m is not more and more:
            m.update(more)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(
                f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *default):
        try:
            return self.maps[0].pop(key, *default)
        except KeyError:
            raise KeyError(
                f"Key not found in the first mapping: {key!r}") from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    def clear(self):
        self.maps[0].clear()

    def update(self, *args, **keywords):
        self.maps[0].update(*args, **keywords)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    @classmethod
    def fromkeys(cls, keys, value=None):
        return cls(dict.fromkeys(keys, value))

    def __or__(self, other):
        if not isinstance(other, (ChainMap, dict)):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, (ChainMap, dict)):
            return NotImplemented
        made = dict(other)
        made.update(self.items())
        return self.__class__(made)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __eq__(self, other):
        if not isinstance(other, (ChainMap, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return "%s(%s)" % (self.__class__.__name__,
                           ", ".join(map(repr, self.maps)))


KEYWORDS = frozenset("""False None True and as assert async await break class
continue def del elif else except finally for from global if import in is
lambda nonlocal not or pass raise return try while with yield""".split())


def _checked(names, rename):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    names = [str(name) for name in names]
    seen = set()
    for i, name in enumerate(names):
        wrong = None
        if not name.isidentifier():
            wrong = ("Type names and field names must be valid identifiers: "
                     f"{name!r}")
        elif name in KEYWORDS:
            wrong = ("Type names and field names cannot be a keyword: "
                     f"{name!r}")
        elif name.startswith("_"):
            wrong = f"Field names cannot start with an underscore: {name!r}"
        elif name in seen:
            wrong = f"Encountered duplicate field name: {name!r}"
        if wrong and not rename:
            raise ValueError(wrong)
        if wrong:
            names[i] = name = f"_{i}"
        seen.add(name)
    return tuple(names)


def _field(index, name):
    def get(self):
        return self[index]

    def refuse(self, item=None):
        raise AttributeError("can't set attribute")

    return property(get, refuse, refuse, f"Alias for field number {index}")


def _bind(typename, fields, defaults, args, keywords):
    """The items of a new tuple, as a function with these parameters says."""
    if len(args) > len(fields):
        most = len(fields) + 1
        takes = f"from {most - len(defaults)} to {most}" if defaults else most
        raise TypeError(f"{typename}.__new__() takes {takes} positional "
                        f"arguments but {len(args) + 1} were given")
    items = list(args)
    missing = []
    for name in fields[:len(args)]:
        if name in keywords:
            raise TypeError(f"{typename}.__new__() got multiple values for "
                            f"argument '{name}'")
    for name in fields[len(args):]:
        if name in keywords:
            items.append(keywords.pop(name))
        elif name in defaults:
            items.append(defaults[name])
        else:
            missing.append(repr(name))
    for name in keywords:
        if name not in fields:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword "
                            f"argument '{name}'")
    if missing:
        what = (missing[0] if len(missing) == 1 else
                " and ".join(missing) if len(missing) == 2 else
                ", ".join(missing[:-1]) + ", and " + missing[-1])
        raise TypeError(
            f"{typename}.__new__() missing {len(missing)} required positional "
            f"argument{'s' if len(missing) > 1 else ''}: {what}")
    return items


def namedtuple(typename, field_names, *, rename=False, defaults=None,
               module=None):
    """A class of tuples whose items have names.

    field_names: a sequence of names, or one str with spaces or commas between
    them; defaults: of the last fields. ValueError for names that cannot be.
    """
    _checked([typename.lstrip("_") or "_"], False)
    fields = _checked(field_names, rename)
    defaults = tuple(defaults or ())
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    by_name = dict(zip(fields[len(fields) - len(defaults):], defaults))
    count = len(fields)

    def __new__(cls, *args, **keywords):
        if keywords or len(args) != count:
            args = _bind(typename, fields, by_name, args, keywords)
        return tuple.__new__(cls, args)

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != count:
            raise TypeError(f"Expected {count} arguments, got {len(made)}")
        return made

    def _replace(self, **keywords):
        made = self._make([keywords.pop(name, old)
                           for name, old in zip(fields, self)])
        if keywords:
            raise ValueError(f"Got unexpected field names: {list(keywords)!r}")
        return made

    def _asdict(self):
        return dict(zip(fields, self))

    def __repr__(self):
        return "%s(%s)" % (self.__class__.__name__, ", ".join(
            f"{name}={item!r}" for name, item in zip(fields, self)))

    def __getnewargs__(self):
        return tuple(self)

    names = {"__new__": __new__, "_make": classmethod(_make),
             "_replace": _replace, "_asdict": _asdict, "__repr__": __repr__,
             "__getnewargs__": __getnewargs__, "_fields": fields,
             "_field_defaults": by_name, "__match_args__": fields,
             "__slots__": (),
             "__doc__": f"{typename}({', '.join(fields)})"}
    for i, name in enumerate(fields):
        names[name] = _field(i, name)
    if module is not None:
        names["__module__"] = module
    return type(typename, (tuple,), names)


def __getattr__(name):
    """collections.abc is there without an import of its own."""
    if name == "abc":
        return __import__("collections.abc").abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")
