# SPDX-License-Identifier: MIT
"""Names of the types that have none among the builtins."""
import sys as _sys


def _types():
    def function():
        yield

    class Class:
        def method(self):
            pass

        plain = property(lambda self: 0)

    return (type(function), type(function()), type(Class().method),
            type(Class.__dict__))


FunctionType, GeneratorType, MethodType, _dict_type = _types()
LambdaType = FunctionType
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(_sys)
NoneType = type(None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
CodeType = type((lambda: 0).__code__)
FrameType = type(_sys._getframe())
try:
    raise ValueError
except ValueError as _made:
    TracebackType = type(_made.__traceback__)


class SimpleNamespace:
    """Attributes given by name, shown and compared by them."""

    def __init__(self, /, **keywords):
        for name, item in keywords.items():
            setattr(self, name, item)

    def __repr__(self):
        held = ", ".join([f"{k}={v!r}" for k, v in self.__dict__.items()])
        kind = type(self).__name__
        return f"{'namespace' if kind == 'SimpleNamespace' else kind}({held})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(
                other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class MappingProxyType:
    """A dict that can be read only."""

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def __eq__(self, other):
        return self._mapping == other

    def __or__(self, other):
        return self._mapping | other

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class as a class statement would make it."""
    keywords = dict(kwds or {})
    bases = resolve_bases(bases)
    meta = keywords.pop("metaclass", type(bases[0]) if bases else type)
    prepare = getattr(meta, "__prepare__", None)
    space = {} if prepare is None else prepare(name, bases, **keywords)
    if exec_body is not None:
        exec_body(space)
    return meta(name, bases, space, **keywords)


def coroutine(function):
    return function


def _parameters(args):
    """The type variables in what stands in brackets, each once."""
    found = []
    for item in args:
        if type(item).__name__ == "TypeVar":
            inner = (item,)
        else:
            inner = () if isinstance(item, type) else getattr(
                item, "__parameters__", ())
        found += [v for v in inner if v not in found]
    return tuple(found)


class GenericAlias:
    """list[int]: the class with its parameters, called as the class is."""

    def __init__(self, origin, args):
        args = args if isinstance(args, tuple) else (args,)
        self.__dict__.update(__origin__=origin, __args__=args)

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __setattr__(self, name, item):
        setattr(self.__origin__, name, item)

    def __call__(self, *args, **keywords):
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, items):
        names = self.__parameters__
        if not names:
            raise TypeError(f"{self!r} is not a generic class")
        items = items if isinstance(items, tuple) else (items,)
        if len(items) != len(names):
            word = "few" if len(items) < len(names) else "many"
            raise TypeError(f"Too {word} arguments for {self!r}")
        given = dict(zip(names, items))
        return GenericAlias(self.__origin__, tuple([
            given[item] if item in names
            else item[tuple([given[v] for v in item.__parameters__])]
            if getattr(item, "__parameters__", ()) else item
            for item in self.__args__]))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError(
            "isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, derived):
        raise TypeError(
            "issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return _unite(self, other)

    def __ror__(self, other):
        return _unite(other, self)

    def __repr__(self):
        return (f"{_shown(self.__origin__)}"
                f"[{', '.join(map(_shown, self.__args__)) or '()'}]")


def _shown(item):
    if item is Ellipsis:
        return "..."
    if isinstance(item, GenericAlias) or not hasattr(item, "__qualname__"):
        return repr(item)
    if item.__module__ == "builtins":
        return item.__qualname__
    return f"{item.__module__}.{item.__qualname__}"


def _alias(cls, items):
    """cls[items] of a class in C."""
    if cls not in (list, dict, tuple, set, frozenset, type, enumerate):
        raise TypeError(f"type '{cls.__name__}' is not subscriptable")
    return GenericAlias(cls, items)


def resolve_bases(bases):
    """The classes that bases such as list[int] stand for."""
    found = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(
            type(base), "__mro_entries__", None)
        if entries is None:
            found.append(base)
            continue
        for_it = entries(base, bases)
        if not isinstance(for_it, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        found += for_it
    return tuple(found)


def _slots(name, space):
    """Names that __slots__ allow in a class `name`; None: any."""
    given = space["__slots__"]
    names = []
    for slot in (given,) if isinstance(given, str) else given:
        if not isinstance(slot, str):
            raise TypeError("__slots__ items must be strings, not "
                            f"'{type(slot).__name__}'")
        if not slot.isidentifier():
            raise TypeError("__slots__ must be identifiers")
        if slot.startswith("__") and not slot.endswith("__"):
            slot = f"_{name.lstrip('_')}{slot}"
        if slot in space and slot not in ("__qualname__", "__module__"):
            raise ValueError(
                f"{slot!r} in __slots__ conflicts with class variable")
        names.append(slot)
    return None if "__dict__" in names else tuple(names)


class UnionType:
    """int | str: for isinstance, issubclass and annotations."""

    def __init__(self, parts):
        self.__args__ = parts

    def __or__(self, other):
        return _unite(self, other)

    def __ror__(self, other):
        return _unite(other, self)

    def __eq__(self, other):
        return (isinstance(other, UnionType)
                and set(self.__args__) == set(other.__args__))

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, derived):
        return issubclass(derived, self.__args__)

    def __repr__(self):
        return " | ".join("None" if part is NoneType else _shown(part)
                          for part in self.__args__)


def _unite(a, b):
    """a | b of classes, unions and None; NotImplemented of others."""
    parts = []
    for side in a, b:
        if isinstance(side, UnionType):
            found = side.__args__
        elif side is None:
            found = (NoneType,)
        elif isinstance(side, (type, GenericAlias)):
            found = (side,)
        else:
            return NotImplemented
        parts += [part for part in found if part not in parts]
    return parts[0] if len(parts) == 1 else UnionType(tuple(parts))
