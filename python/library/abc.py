# SPDX-License-Identifier: MIT
"""Abstract base classes.

What must not be instantiated has a `__new__` that says so; a class with
nothing abstract left gets back the one behind it, so that making its
instances costs no more than for any other class.
"""

_generation = [0]  # counts registrations: answers kept before are void


def abstractmethod(function):
    """Marks a method that a class must define to be instantiated."""
    function.__isabstractmethod__ = True
    return function


def abstractproperty(function):
    return property(abstractmethod(function))


def abstractclassmethod(function):
    return classmethod(abstractmethod(function))


def abstractstaticmethod(function):
    return staticmethod(abstractmethod(function))


def _is_abstract(item):
    if isinstance(item, property):
        return any([getattr(part, "__isabstractmethod__", False)
                    for part in (item.fget, item.fset, item.fdel)])
    if isinstance(item, (classmethod, staticmethod)):
        item = item.__func__
    elif isinstance(item, type):
        return False
    return getattr(item, "__isabstractmethod__", False) is True


def _abstract_names(cls):
    found = [name for name, item in cls.__dict__.items() if _is_abstract(item)]
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if name not in found and _is_abstract(_raw(cls, name)):
                found.append(name)
    return frozenset(found)


def _raw(cls, name):
    """The attribute as it stands in the dict of the class that has it."""
    for kind in cls.__mro__:
        if name in kind.__dict__:
            return kind.__dict__[name]
    return None


def _new_after(cls, owner):
    """The `__new__` of cls that no guard is, from behind owner on."""
    mro = cls.__mro__
    for kind in mro[mro.index(owner) + 1:]:
        given = kind.__dict__.get("__new__")
        given = getattr(given, "__func__", given)
        if given is not None and not _is_guard(given):
            return given
        if given is None and "__module__" not in kind.__dict__:
            return kind.__new__  # a built-in type's
    return object.__new__


def _is_guard(function):
    return getattr(function, "_guards", None) is not None


def _guard_of(owner):
    def __new__(cls, /, *args, **keywords):
        names = cls.__abstractmethods__
        if names:
            raise TypeError(
                f"Can't instantiate abstract class {cls.__name__} with "
                f"abstract method{'s' if len(names) > 1 else ''} "
                f"{', '.join(sorted(names))}")
        behind = _new_after(cls, owner)
        if behind is object.__new__:
            return behind(cls)
        return behind(cls, *args, **keywords)

    __new__._guards = owner.__name__
    return __new__


def _guard(cls):
    """Gives the class the `__new__` that its abstract names ask for."""
    own = cls.__dict__.get("__new__")
    own = getattr(own, "__func__", own)
    if own is not None and own is not object.__new__ and not _is_guard(own):
        return
    if cls.__abstractmethods__:
        cls.__new__ = _guard_of(cls)
    elif _is_guard(cls.__new__):
        cls.__new__ = _new_after(cls, cls)


class ABCMeta(type):
    """The metaclass: abstract names, and subclasses by registration."""

    def __new__(meta, name, bases, space, /, **keywords):
        cls = super().__new__(meta, name, bases, space, **keywords)
        cls._abc_registry, cls._abc_known = [], {}
        cls.__abstractmethods__ = _abstract_names(cls)
        _guard(cls)
        return cls

    def register(cls, subclass):
        """Makes a class count as a subclass of this one."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        _generation[0] += 1
        return subclass

    def __subclasshook__(cls, subclass):
        return NotImplemented

    def __instancecheck__(cls, instance):
        kind = type(instance)
        return cls.__subclasscheck__(kind) or (
            instance.__class__ is not kind and
            cls.__subclasscheck__(instance.__class__))

    def __subclasscheck__(cls, subclass):
        known = cls._abc_known
        if known.get(None) != _generation[0] or len(known) > 200:
            known.clear()
            known[None] = _generation[0]
        answer = known.get(subclass)
        if answer is None:
            answer = known[subclass] = _is_subclass(cls, subclass)
        return answer

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"_abc_registry: {cls._abc_registry}", file=file)


def _is_subclass(cls, subclass):
    if not isinstance(subclass, type):
        raise TypeError("issubclass() arg 1 must be a class")
    said = cls.__subclasshook__(subclass)
    if said is not NotImplemented:
        return bool(said)
    if cls in subclass.__mro__:
        return True
    for other in cls._abc_registry + cls.__subclasses__():
        if issubclass(subclass, other):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """For those who would rather derive than name a metaclass."""

    __slots__ = ()


ABC.__new__ = _guard_of(ABC)


def update_abstractmethods(cls):
    """Looks anew for what is abstract, after a class was changed."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls)
        _guard(cls)
    return cls


def get_cache_token():
    return _generation[0]
