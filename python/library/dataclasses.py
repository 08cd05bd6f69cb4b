# SPDX-License-Identifier: MIT
"""Classes made from their annotated names.

The methods are written as one text a class and compiled once, so that a call
of __init__ costs what a method written by hand costs, and its messages name
its parameters.
"""

import sys as _sys

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar",
           "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_FIELD, _CLASSVAR, _INITVAR = "_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"
_MUTABLE = (list, dict, set, bytearray)
_ATOMS = (int, float, str, bytes, bool, type(None))


class InitVar:
    """The annotation of a parameter of __init__ that is not kept."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        return f"dataclasses.InitVar[{_type_name(self.type)}]"

    def __class_getitem__(cls, type):
        return cls(type)


class Field:
    """What field() was told, and the name and type that it belongs to."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash",
                 "init", "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash = init, repr, hash
        self.compare, self.kw_only = compare, kw_only
        self.metadata = {} if metadata is None else metadata
        self._field_type = None

    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr",
                 "hash", "compare", "metadata", "kw_only", "_field_type")
        return "Field(" + ",".join(
            [f"{n}={getattr(self, n)!r}" for n in names]) + ")"

    def __set_name__(self, owner, name):
        rule = getattr(type(self.default), "__set_name__", None)
        if rule is not None:
            rule(self.default, owner, name)


class _DataclassParams:
    def __init__(self, **given):
        for name, item in given.items():
            setattr(self, name, item)

    def __repr__(self):
        names = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")
        return "_DataclassParams(" + ",".join(
            [f"{n}={getattr(self, n)!r}" for n in names]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    """A field that differs from `name: type = default`."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata,
                 kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    """Adds __init__, __repr__, __eq__ and more, after the annotations."""
    params = _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
        frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
        weakref_slot=weakref_slot)
    if cls is None:
        return lambda cls: _process(cls, params)
    return _process(cls, params)


# ---- What the annotations say


def _named(cls, text):
    """What the head of an annotation that is a text names in its module."""
    found = _sys.modules.get(cls.__module__)
    for name in text.strip().split("[")[0].split("."):
        found = getattr(found, name, None)
    return found


def _kind(cls, annotation):
    """_CLASSVAR, _INITVAR, KW_ONLY or _FIELD."""
    if isinstance(annotation, str):
        annotation = _named(cls, annotation)
    if annotation is KW_ONLY:
        return KW_ONLY
    if annotation is InitVar or isinstance(annotation, InitVar):
        return _INITVAR
    typing = _sys.modules.get("typing")
    if typing is not None and typing.ClassVar in (
            annotation, getattr(annotation, "__origin__", None)):
        return _CLASSVAR
    return _FIELD


def _unhashable(default):
    kind = type(default)
    return isinstance(default, _MUTABLE) or (
        getattr(kind, "__hash__", 0) is None)


def _make_field(cls, name, annotation, kind, kw_only):
    default = getattr(cls, name, MISSING)
    if type(default).__name__ == "member_descriptor":
        default = MISSING  # a slot
    made = default if isinstance(default, Field) else field(default=default)
    made.name, made.type, made._field_type = name, annotation, kind
    if kind is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind is _CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies "
                            "kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if kind is _FIELD and _unhashable(made.default):
        raise ValueError(f"mutable default {type(made.default)} for field "
                         f"{name} is not allowed: use default_factory")
    return made


def _own_fields(cls, params):
    """The fields that the class body declares, in order."""
    made, kw_only = [], params.kw_only
    seen = None
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        kind = _kind(cls, annotation)
        if kind is KW_ONLY:
            if seen is not None:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has "
                                "already been specified")
            seen, kw_only = name, True
            continue
        made.append(_make_field(cls, name, annotation, kind, kw_only))
    return made


def _inherited(cls, params):
    """The fields of the bases, farthest base first."""
    found, frozen, thawed = {}, False, False
    for base in cls.__mro__[-1:0:-1]:
        held = getattr(base, _FIELDS, None)
        if held is None:
            continue
        found.update(held)
        if getattr(base, _PARAMS).frozen:
            frozen = True
        else:
            thawed = True
    if thawed and params.frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen "
                        "one")
    if frozen and not params.frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen "
                        "one")
    return found


def _declare(cls, own):
    """Leaves the defaults alone as class attributes."""
    for made in own:
        if isinstance(getattr(cls, made.name, None), Field):
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    annotated = cls.__dict__.get("__annotations__", {})
    for name, item in list(cls.__dict__.items()):
        if isinstance(item, Field) and name not in annotated:
            raise TypeError(f"{name!r} is a field but has no type annotation")


# ---- The methods as text


def _init_lines(held, params, me, given, has_post):
    """__init__, whose parameters are the fields."""
    taken = [f for f in held if f.init and f._field_type is not _CLASSVAR]
    order = [f for f in taken if not f.kw_only]
    late = [f for f in taken if f.kw_only]
    optional, words = False, [me]
    for f in order:
        if f.default is not MISSING or f.default_factory is not MISSING:
            optional = True
        elif optional:
            raise TypeError(f"non-default argument {f.name!r} follows "
                            "default argument")
    for f in order + (["*"] if late else []) + late:
        words.append(f if f == "*" else _parameter(f, given))
    body = []
    for f in held:
        if f._field_type is not _FIELD:
            continue
        text = _initial(f, params, given)
        if text and params.frozen:
            body.append(f"  _set({me}, {f.name!r}, {text})")
        elif text:
            body.append(f"  {me}.{f.name} = {text}")
    if has_post:
        extra = ", ".join([f.name for f in held
                           if f._field_type is _INITVAR])
        body.append(f"  {me}.__post_init__({extra})")
    return [f" def __init__({', '.join(words)}):"] + (body or ["  pass"])


def _parameter(f, given):
    if f.default is not MISSING:
        given[f"_d_{f.name}"] = f.default
        return f"{f.name}=_d_{f.name}"
    if f.default_factory is not MISSING:
        return f"{f.name}=_factory"
    return f.name


def _initial(f, params, given):
    """The text of what the field begins with; "" if the class holds it."""
    if f.default_factory is not MISSING:
        given[f"_d_{f.name}"] = f.default_factory
        made = f"_d_{f.name}()"
        return f"{made} if {f.name} is _factory else {f.name}" if (
            f.init) else made
    if f.init:
        return f.name
    if params.slots and f.default is not MISSING:
        given[f"_d_{f.name}"] = f.default
        return f"_d_{f.name}"
    return ""


def _tuple(me, names):
    return "(" + "".join([f"{me}.{n}, " for n in names]) + ")"


def _compare_lines(name, sign, names):
    return [f" def {name}(self, other):",
            "  if other.__class__ is self.__class__:",
            f"   return {_tuple('self', names)} {sign} "
            f"{_tuple('other', names)}",
            "  return NotImplemented"]


_ORDER = (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="))


def _method_lines(held, params):
    """The other methods whose text depends on the fields."""
    lines = []
    plain = [f for f in held if f._field_type is _FIELD]
    compared = [f.name for f in plain if f.compare]
    if params.repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in plain
                           if f.repr])
        lines += [" def __repr__(self):", "  if id(self) in _shown:",
                  "   return '...'", "  _shown.add(id(self))", "  try:",
                  "   return f\"{self.__class__.__qualname__}(" + shown +
                  ")\"", "  finally:", "   _shown.discard(id(self))"]
    if params.eq:
        lines += _compare_lines("__eq__", "==", compared)
    if params.order:
        for name, sign in _ORDER:
            lines += _compare_lines(name, sign, compared)
    hashed = [f.name for f in plain
              if (f.compare if f.hash is None else f.hash)]
    return lines + [" def __hash__(self):",
                    f"  return hash({_tuple('self', hashed)})"]


def _compiled(cls, held, params):
    """The new methods by name."""
    given = {"_factory": _FACTORY, "_set": object.__setattr__,
             "_shown": _shown}
    me = "self"
    while any(f.name == me for f in held):
        me = "_" + me
    lines = _init_lines(held, params, me, given,
                        hasattr(cls, "__post_init__")) if params.init else []
    lines += _method_lines(held, params)
    text = f"def _make({', '.join(given)}):\n" + "\n".join(lines) + (
        "\n return locals()\n")
    space = {}
    exec(text, space)
    made = space["_make"](**given)
    for name in given:
        made.pop(name, None)
    for name, function in made.items():
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        function.__module__ = cls.__module__
    return made


_shown = set()


# ---- The class


def _add(cls, name, function):
    """False if the class body has its own."""
    if name in cls.__dict__:
        return False
    setattr(cls, name, function)
    return True


def _add_hash(cls, params, function, explicit):
    if params.unsafe_hash:
        if explicit:
            raise TypeError("Cannot overwrite attribute __hash__ in class "
                            f"{cls.__name__}")
        cls.__hash__ = function
    elif params.eq and not explicit:
        cls.__hash__ = function if params.frozen else None


def _freeze(cls, held):
    names = [f.name for f in held if f._field_type is _FIELD]

    def __setattr__(self, name, item):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, item)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        name = function.__name__
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        if not _add(cls, name, function):
            raise TypeError(f"Cannot overwrite attribute {name} in class "
                            f"{cls.__name__}")


def _process(cls, params):
    held = _inherited(cls, params)
    own = _own_fields(cls, params)
    for made in own:
        held[made.name] = made
    _declare(cls, own)
    setattr(cls, _FIELDS, held)
    setattr(cls, _PARAMS, params)
    items = list(held.values())
    own_hash = cls.__dict__.get("__hash__", MISSING)
    explicit = not (own_hash is MISSING or own_hash is None and
                    "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    made = _compiled(cls, items, params)
    _add_methods(cls, params, made, items)
    if params.frozen:
        _freeze(cls, items)
    _add_hash(cls, params, made["__hash__"], explicit)
    if not cls.__dict__.get("__doc__"):
        cls.__doc__ = cls.__name__ + _signature(items)
    if params.match_args:
        _add(cls, "__match_args__", tuple(
            [f.name for f in items if f.init and not f.kw_only and
             f._field_type is not _CLASSVAR]))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, items)
    if hasattr(cls, "__abstractmethods__"):
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _add_methods(cls, params, made, items):
    if params.init:
        made["__init__"].__annotations__ = {
            **{f.name: f.type for f in items
               if f.init and f._field_type is not _CLASSVAR}, "return": None}
        _add(cls, "__init__", made["__init__"])
    for name in ("__repr__", "__eq__"):
        if name in made:
            _add(cls, name, made[name])
    for name, _ in _ORDER if params.order else ():
        if not _add(cls, name, made[name]):
            raise TypeError(f"Cannot overwrite attribute {name} in class "
                            f"{cls.__name__}. Consider using "
                            "functools.total_ordering")


def _type_name(annotation):
    """An annotation as a signature shows it."""
    if isinstance(annotation, type):
        module = annotation.__module__
        name = annotation.__qualname__
        return name if module == "builtins" else f"{module}.{name}"
    if annotation is None:
        return "None"
    return repr(annotation).replace("typing.", "")


def _signature(items):
    words = []
    taken = [f for f in items if f.init and f._field_type is not _CLASSVAR]
    late = [f for f in taken if f.kw_only]
    for f in [f for f in taken if not f.kw_only] + late:
        if late and f is late[0]:
            words.append("*")
        text = f"{f.name}: {_type_name(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        words.append(text)
    return f"({', '.join(words)})"


def _with_slots(cls, items):
    """The class anew, with a slot for each field."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    space = dict(cls.__dict__)
    names = [f.name for f in items if f._field_type is _FIELD]
    inherited = []
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited += [slots] if isinstance(slots, str) else list(slots)
    space["__slots__"] = tuple([n for n in names if n not in inherited])
    if cls.__dict__[_PARAMS].weakref_slot and "__weakref__" not in inherited:
        space["__slots__"] += ("__weakref__",)
    for name in names + ["__dict__", "__weakref__"]:
        space.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


# ---- Using one


def fields(class_or_instance):
    """The fields in order, as a tuple of Field."""
    held = getattr(class_or_instance, _FIELDS, None)
    if held is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in held.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def _converted(obj, whole):
    """A copy in which `whole` has turned each dataclass instance."""
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        return whole([(f.name, _converted(getattr(obj, f.name), whole))
                      for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_converted(item, whole) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_converted(item, whole) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_converted(k, whole), _converted(v, whole))
                 for k, v in obj.items()]
        if hasattr(obj, "default_factory"):
            made = kind(obj.default_factory)
            made.update(pairs)
            return made
        return kind(pairs)
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields by name, those of fields too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields' values, those of fields too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda pairs: tuple_factory([v for _, v in pairs]))


def replace(obj, /, **changes):
    """A new object whose fields are obj's, but for the changes."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with "
                                 "init=False, it cannot be specified with "
                                 "replace()")
        elif f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with "
                                 "replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


_KEYWORDS = ("False None True and as assert async await break class continue "
             "def del elif else except finally for from global if import in "
             "is lambda nonlocal not or pass raise return try while with "
             "yield").split()


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    """A dataclass of names, (name, type) and (name, type, field)."""
    space, annotations = dict(namespace or {}), {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, space[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    space["__annotations__"] = annotations
    space.setdefault("__module__", "types")
    import types
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(space))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order,
                     unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)
