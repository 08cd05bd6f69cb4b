# SPDX-License-Identifier: MIT
"""Names of the types that have none among the builtins."""


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
ModuleType = type(__import__("sys"))
NoneType = type(None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
CodeType = type((lambda: 0).__code__)


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
    meta = keywords.pop("metaclass", type(bases[0]) if bases else type)
    prepare = getattr(meta, "__prepare__", None)
    space = {} if prepare is None else prepare(name, bases, **keywords)
    if exec_body is not None:
        exec_body(space)
    return meta(name, bases, space, **keywords)


def coroutine(function):
    return function


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
        return " | ".join(
            "None" if part is NoneType
            else part.__qualname__ if part.__module__ == "builtins"
            else part.__module__ + "." + part.__qualname__
            for part in self.__args__)


def _unite(a, b):
    """a | b of classes, unions and None; NotImplemented of others."""
    parts = []
    for side in a, b:
        if isinstance(side, UnionType):
            found = side.__args__
        elif side is None:
            found = (NoneType,)
        elif isinstance(side, type):
            found = (side,)
        else:
            return NotImplemented
        parts += [part for part in found if part not in parts]
    return parts[0] if len(parts) == 1 else UnionType(tuple(parts))
