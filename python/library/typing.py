# SPDX-License-Identifier: MIT
"""What annotations name. Nothing is checked; subscripting makes one object.

A subscripted class of one's own (`Stack[int]`) is the class itself, so that
it can be derived from; `Generic[T]` likewise.
"""
import sys as _sys
import types as _types
from abc import ABCMeta as _ABCMeta

TYPE_CHECKING = False
Text = str
_NoneType = type(None)


class ForwardRef:
    """A type that was given as text."""

    __slots__ = ("__forward_arg__",)

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got "
                            f"{arg!r}")
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and (
            self.__forward_arg__ == other.__forward_arg__)

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _type(item):
    """A parameter as it is kept: None as its class, texts as ForwardRef."""
    if item is None:
        return _NoneType
    return ForwardRef(item) if isinstance(item, str) else item


def _shown(item):
    if isinstance(item, type):
        if item.__module__ == "builtins":
            return item.__qualname__
        return f"{item.__module__}.{item.__qualname__}"
    if item is ...:
        return "..."
    if isinstance(item, (list, tuple)):
        return "[" + ", ".join([_shown(part) for part in item]) + "]"
    return item.__name__ if type(item) is type(_shown) else repr(item)


class _Form:
    """A name of this module that is no class: Any, Optional, List, ...

    `rule` makes of a tuple of parameters what the subscript gives.
    """

    __slots__ = ("_name", "_rule", "_of", "__doc__")

    def __init__(self, name, rule=None, of=None):
        self._name, self._rule, self._of = name, rule, of

    def __repr__(self):
        return f"typing.{self._name}"

    @property
    def __name__(self):
        return self._name

    __qualname__ = __name__
    __module__ = "typing"

    @property
    def __origin__(self):
        """The class behind List, Iterable, ...; those of collections.abc
        and others are imported when they are asked for."""
        of = self._of
        if isinstance(of, str):
            module, _, name = of.rpartition(".")
            __import__(module)
            of = self._of = getattr(_sys.modules[module], name)
        if of is None:
            raise AttributeError("__origin__")
        return of

    def __mro_entries__(self, bases):
        if self._of is None:
            raise TypeError(f"Cannot subclass {self!r}")
        return (self.__origin__,)

    def __getitem__(self, items):
        if self._rule is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._rule(self, items)

    def __call__(self, *args, **keywords):
        if self._of is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name not in _MADE:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use "
                f"{self.__origin__.__name__}() instead")
        return self.__origin__(*args, **keywords)

    def __instancecheck__(self, item):
        return isinstance(item, self._checked())

    def __subclasscheck__(self, cls):
        return issubclass(cls, self._checked())

    def _checked(self):
        if self._of is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return self.__origin__

    def __getattr__(self, name):
        if name.startswith("__") or self._of is None:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


_MADE = ("Deque", "DefaultDict", "OrderedDict", "Counter", "ChainMap")


class _Alias:
    """A subscripted form."""

    __slots__ = ("_form", "__args__", "__parameters__")

    def __init__(self, form, args):
        self._form, self.__args__ = form, args
        self.__parameters__ = _types._parameters(args)

    @property
    def __origin__(self):
        form = self._form
        return form if form._of is None else form.__origin__

    __module__ = "typing"

    @property
    def __name__(self):
        return self._form._name

    def __repr__(self):
        inner = ", ".join([_shown(a) for a in self.__args__])
        return f"{self._form!r}[{inner or '()'}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and self._form is other._form and (
            self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self._form._name, self.__args__))

    def __call__(self, *args, **keywords):
        return self._form(*args, **keywords)

    def __mro_entries__(self, bases):
        return self._form.__mro_entries__(bases)

    def __instancecheck__(self, item):
        raise TypeError("Subscripted generics cannot be used with class and "
                        "instance checks")

    __subclasscheck__ = __instancecheck__

    def __getitem__(self, items):
        """Puts types in place of the type variables."""
        given = items if isinstance(items, tuple) else (items,)
        wanted = self.__parameters__
        if not wanted:
            raise TypeError(f"{self!r} is not a generic class")
        if len(given) != len(wanted):
            few = "few" if len(given) < len(wanted) else "many"
            raise TypeError(f"Too {few} arguments for {self!r}; actual "
                            f"{len(given)}, expected {len(wanted)}")
        return self._with(dict(zip(wanted, [_type(item) for item in given])))

    def _with(self, table):
        args = [table.get(a, a) if isinstance(a, TypeVar) else
                a._with(table) if isinstance(a, _Alias) else a
                for a in self.__args__]
        if self._form is Union:
            return Union[tuple(args)]
        return type(self)(self._form, tuple(args))

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._form, name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _UnionAlias(_Alias):
    __slots__ = ()

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            other = args[0] if args[1] is _NoneType else args[1]
            return f"typing.Optional[{_shown(other)}]"
        return super().__repr__()

    def __eq__(self, other):
        return isinstance(other, _UnionAlias) and (
            set(self.__args__) == set(other.__args__))

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, item):
        return isinstance(item, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


class _CallableAlias(_Alias):
    __slots__ = ()

    def __repr__(self):
        args = self.__args__
        if args[0] is ... or isinstance(args[0], ParamSpec):
            first = _shown(args[0])
        else:
            first = _shown(list(args[:-1]))
        return f"typing.Callable[{first}, {_shown(args[-1])}]"


class _LiteralAlias(_Alias):
    __slots__ = ()

    def __repr__(self):
        inner = ", ".join([repr(a) for a in self.__args__])
        return f"typing.Literal[{inner}]"

    def __eq__(self, other):
        return isinstance(other, _LiteralAlias) and (
            set([(type(a), a) for a in self.__args__]) ==
            set([(type(a), a) for a in other.__args__]))

    def __hash__(self):
        return hash(frozenset([(type(a), a) for a in self.__args__]))


class _AnnotatedAlias(_Alias):
    __slots__ = ("__metadata__",)

    def __repr__(self):
        inner = ", ".join([_shown(self.__args__[0])] +
                          [repr(m) for m in self.__metadata__])
        return f"typing.Annotated[{inner}]"

    @property
    def __origin__(self):
        return self.__args__[0]

    def __eq__(self, other):
        return isinstance(other, _AnnotatedAlias) and (
            self.__args__ == other.__args__ and
            self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash(self.__args__)


def _plain(form, items):
    items = items if isinstance(items, tuple) else (items,)
    return _Alias(form, tuple([_type(item) for item in items]))


def _single(form, item):
    if isinstance(item, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {item!r}.")
    return _Alias(form, (_type(item),))


def _union(form, items):
    if items == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for item in items if isinstance(items, tuple) else (items,):
        item = _type(item)
        for part in (item.__args__ if isinstance(item, _UnionAlias)
                     else (item,)):
            if part not in flat:
                flat.append(part)
    return flat[0] if len(flat) == 1 else _UnionAlias(form, tuple(flat))


def _optional(form, item):
    if isinstance(item, tuple):
        raise TypeError(f"{form!r} requires a single type. Got {item!r}.")
    return _union(Union, (item, None))


def _callable(form, items):
    if not isinstance(items, tuple) or len(items) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], "
                        "result].")
    args, result = items
    args = tuple(args) if isinstance(args, list) else (args,)
    return _CallableAlias(form, tuple([_type(a) for a in args + (result,)]))


def _literal(form, items):
    flat = []
    for item in items if isinstance(items, tuple) else (items,):
        for part in (item.__args__ if isinstance(item, _LiteralAlias)
                     else (item,)):
            if not any([part == held and type(part) is type(held)
                        for held in flat]):
                flat.append(part)
    return _LiteralAlias(form, tuple(flat))


def _annotated(form, items):
    if not isinstance(items, tuple) or len(items) < 2:
        raise TypeError("Annotated[...] should be used with at least two "
                        "arguments (a type and an annotation).")
    kind, said = _type(items[0]), items[1:]
    if isinstance(kind, _AnnotatedAlias):
        kind, said = kind.__origin__, kind.__metadata__ + said
    made = _AnnotatedAlias(form, (kind,))
    made.__metadata__ = said
    return made


class _AnyMeta(type):
    def __repr__(cls):
        return ("typing.Any" if cls.__dict__.get("_is_any")
                else type.__repr__(cls))

    def __instancecheck__(cls, item):
        if cls.__dict__.get("_is_any"):
            raise TypeError("typing.Any cannot be used with isinstance()")
        return cls in type(item).__mro__

    def __or__(cls, other):
        return Union[cls, other]

    def __ror__(cls, other):
        return Union[other, cls]


class Any(metaclass=_AnyMeta):
    """Any type; may be derived from."""

    __module__ = "typing"
    _is_any = True

    def __new__(cls, *args, **keywords):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = _Form("Union", _union)
Optional = _Form("Optional", _optional)
Literal = _Form("Literal", _literal)
Annotated = _Form("Annotated", _annotated)
Callable = _Form("Callable", _callable, "collections.abc.Callable")
ClassVar, Final = _Form("ClassVar", _single), _Form("Final", _single)
Required, NotRequired = _Form("Required", _single), _Form("NotRequired",
                                                          _single)
TypeGuard, Unpack = _Form("TypeGuard", _single), _Form("Unpack", _single)
Concatenate, TypeAlias = _Form("Concatenate", _plain), _Form("TypeAlias")
NoReturn, Never, Self = _Form("NoReturn"), _Form("Never"), _Form("Self")
LiteralString = _Form("LiteralString")
List, Dict = _Form("List", _plain, list), _Form("Dict", _plain, dict)
Set, FrozenSet = _Form("Set", _plain, set), _Form("FrozenSet", _plain,
                                                  frozenset)
Tuple, Type = _Form("Tuple", _plain, tuple), _Form("Type", _plain, type)


def _later():
    """The forms whose classes are imported when they are asked for."""
    made = {}
    for module, names in (
            ("collections", "OrderedDict Counter ChainMap"),
            ("collections.abc", "Awaitable Coroutine AsyncIterable "
             "AsyncIterator Iterable Iterator Reversible Container Collection "
             "MutableSet Mapping MutableMapping Sequence MutableSequence "
             "MappingView KeysView ItemsView ValuesView Generator "
             "AsyncGenerator"),
            ("re", "Pattern Match")):
        for name in names.split():
            made[name] = _Form(name, _plain, f"{module}.{name}")
    for name in ("Hashable", "Sized", "ByteString"):
        made[name] = _Form(name, None, f"collections.abc.{name}")
    for name, of in (("Deque", "collections.deque"),
                     ("DefaultDict", "collections.defaultdict"),
                     ("AbstractSet", "collections.abc.Set"),
                     ("ContextManager", "contextlib.AbstractContextManager")):
        made[name] = _Form(name, _plain, of)
    return made


globals().update(_later())


class TypeVar:
    """A type that is not known yet."""

    __slots__ = ("__name__", "__bound__", "__constraints__", "__covariant__",
                 "__contravariant__")

    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__, self.__bound__ = name, bound
        self.__constraints__ = constraints
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = ("+" if self.__covariant__ else
                "-" if self.__contravariant__ else "~")
        return sign + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    __slots__ = ()

    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    __slots__ = ()

    def __iter__(self):
        yield self


T = TypeVar("T")
KT, VT = TypeVar("KT"), TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)


class NewType:
    """A name for a type that only a checker tells apart."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, item):
        return item

    def __repr__(self):
        return f"__main__.{self.__name__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, items):
        return cls


class _ProtocolMeta(_ABCMeta):
    def __new__(meta, name, bases, space, /, **keywords):
        cls = super().__new__(meta, name, bases, space, **keywords)
        cls._is_protocol = any([b.__name__ == "Protocol" and
                                b.__module__ == "typing" for b in bases])
        if cls._is_protocol and "__init__" not in space:
            cls.__init__ = _no_protocol_init
        elif cls.__init__ is _no_protocol_init:
            cls.__init__ = _init_behind(cls)
        return cls

    def __instancecheck__(cls, item):
        if not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(item)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        return all([hasattr(item, name) for name in _protocol_names(cls)])

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get("_is_protocol"):
            return super().__subclasscheck__(other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        return all([hasattr(other, name) for name in _protocol_names(cls)])


def _no_protocol_init(self, *args, **keywords):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


def _init_behind(cls):
    for kind in cls.__mro__:
        found = kind.__dict__.get("__init__")
        if found is not None and found is not _no_protocol_init:
            return found
    return object.__init__


_NOT_ASKED = ("__module__", "__qualname__", "__doc__", "__annotations__",
              "__init__", "__new__", "__slots__", "__abstractmethods__",
              "__class_getitem__", "__subclasshook__", "__dict__",
              "__weakref__", "__parameters__", "__orig_bases__", "__hash__",
              "_is_protocol", "_is_runtime_protocol", "_abc_registry",
              "_abc_known")


def _protocol_names(cls):
    names = []
    for kind in cls.__mro__[:-1]:
        if kind.__name__ in ("Protocol", "Generic") and (
                kind.__module__ == "typing"):
            continue
        names += [name for name in [*kind.__dict__, *kind.__dict__.get(
            "__annotations__", ())] if name not in _NOT_ASKED]
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()


def runtime_checkable(cls):
    """Lets isinstance look for a protocol's names."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol "
                        f"classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method):
    return runtime_checkable(_ProtocolMeta(
        name, (Protocol,), {"__module__": "typing",
                            method: lambda self: None}))


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__")
SupportsRound = _supports("SupportsRound", "__round__")


class IO(Generic):
    """The type of files."""


class BinaryIO(IO):
    pass


class TextIO(IO):
    pass


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, space, /):
        if not bases:
            return super().__new__(meta, name, bases, space)
        types = space.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in space:
                defaults.append(space[field])
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow "
                    f"default field{'s' if len(defaults) > 1 else ''} "
                    f"{', '.join([n for n in types if n in space])}")
        made = _named(name, types, defaults, space.get("__module__"))
        for key, item in space.items():
            if key in ("__new__", "__init__", "__slots__", "_fields",
                       "_field_defaults", "_make", "_replace", "_asdict"):
                raise AttributeError(
                    f"Cannot overwrite NamedTuple attribute {key}")
            if key not in types and key not in (
                    "__module__", "__qualname__", "__annotations__"):
                setattr(made, key, item)
        return made

    def __call__(cls, typename, fields=None, /, **keywords):
        pairs = list(keywords.items() if fields is None else fields)
        return _named(typename, {n: _type(t) for n, t in pairs}, (), None)


def _named(name, types, defaults, module):
    from collections import namedtuple
    made = namedtuple(name, list(types), defaults=defaults,
                      module=module or "__main__")
    made.__annotations__ = dict(types)
    made.__new__.__annotations__ = dict(types)
    return made


class NamedTuple(metaclass=_NamedTupleMeta):
    """A namedtuple written as a class."""


class _TypedDictMeta(type):
    def __new__(meta, name, bases, space, /, total=True):
        cls = super().__new__(meta, name, (dict,) if bases else (), space)
        types = {}
        required, optional = set(), set()
        for base in bases:
            types.update(base.__dict__.get("__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
        for key, kind in space.get("__annotations__", {}).items():
            types[key] = kind
            form = getattr(kind, "_form", None)
            must = total if form not in (Required, NotRequired) else (
                form is Required)
            (required if must else optional).add(key)
        cls.__annotations__, cls.__total__ = types, total
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(optional)
        return cls

    def __init__(cls, *args, **keywords):
        pass

    def __call__(cls, *args, **keywords):
        if cls is not TypedDict:
            return dict(*args, **keywords)
        name, fields = args[0], args[1] if len(args) > 1 else {}
        return _TypedDictMeta(name, (TypedDict,), {
            "__annotations__": dict(fields), "__module__": "__main__"},
            total=keywords.get("total", True))

    def __instancecheck__(cls, item):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class TypedDict(metaclass=_TypedDictMeta):
    """A dict whose keys have types; its instances are plain dicts."""


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not TypedDict


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=_sys.stderr)
    return obj


def overload(func):
    """One of the signatures; what they lead to is defined behind them."""
    def none(*args, **keywords):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of "
            "@overload-decorated functions outside a stub module should "
            "always be followed by an implementation that is not "
            "@overload-ed.")
    return none


def get_overloads(func):
    return []


def clear_overloads():
    pass


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


no_type_check_decorator = type_check_only = no_type_check


def dataclass_transform(**options):
    return no_type_check


def get_origin(tp):
    """What stands before the brackets, as a class; or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _Form)):
        return getattr(tp, "__origin__", None)
    return Generic if tp is Generic else getattr(tp, "__origin__", None)


def get_args(tp):
    """What stands within the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return tp.__args__ + tp.__metadata__
    if isinstance(tp, _CallableAlias):
        args = tp.__args__
        if args[0] is not ... and not isinstance(args[0], ParamSpec):
            return list(args[:-1]), args[-1]
        return args
    if isinstance(tp, _Form):
        return ()
    return getattr(tp, "__args__", ())


def _evaluated(kind, names, local, extras):
    if kind is None:
        return _NoneType
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if isinstance(kind, str):
        kind = eval(kind, names, local)
        return _evaluated(kind, names, local, extras)
    if isinstance(kind, _AnnotatedAlias) and not extras:
        return _evaluated(kind.__origin__, names, local, extras)
    if isinstance(kind, _Alias) and not isinstance(kind, _LiteralAlias):
        args = tuple([_evaluated(a, names, local, extras)
                      if a is not None else a for a in kind.__args__])
        if args != kind.__args__:
            made = type(kind)(kind._form, args)
            if isinstance(kind, _AnnotatedAlias):
                made.__metadata__ = kind.__metadata__
            return made
    return kind


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations by name, texts evaluated, those of bases too."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = _sys.modules.get(base.__module__)
            names = globalns or getattr(module, "__dict__", {})
            for name, kind in base.__dict__.get(
                    "__annotations__", {}).items():
                hints[name] = _evaluated(kind, dict(names), localns,
                                         include_extras)
        return hints
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    names = globalns or getattr(obj, "__globals__", None) or getattr(
        obj, "__dict__", {})
    found = getattr(obj, "__annotations__", None)
    if found is None:
        if callable(obj) or type(obj) is type(_sys):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or "
                        "function.")
    for name, kind in found.items():
        hints[name] = _evaluated(kind, dict(names), localns, include_extras)
    return hints
