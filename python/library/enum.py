# SPDX-License-Identifier: MIT
"""Enumerations: classes whose members are named constants."""


class auto:
    """Stands for the next value: _generate_next_value_ of the class."""

    value = None


def member(item):
    return item


class _Space(dict):
    """A class body: keeps the members in order, refuses a name used twice."""

    def __init__(self):
        super().__init__()
        self.names, self.last, self.ignored = [], [], ()

    def __setitem__(self, key, item):
        special = key.startswith("_") or hasattr(type(item), "__get__") or (
            isinstance(item, (type(_plain), type, property, staticmethod,
                              classmethod)))
        if key == "_ignore_":
            self.ignored = (item.split() if isinstance(item, str)
                            else tuple(item))
        elif not special and key not in self.ignored:
            if key in self.names:
                raise TypeError(f"'{key}' already defined as "
                                f"{super().__getitem__(key)!r}")
            if isinstance(item, auto):
                rule = self.get("_generate_next_value_", self.rule)
                rule = getattr(rule, "__func__", rule)
                item = rule(key, self.start, len(self.names), self.last[:])
            self.names.append(key)
            self.last.append(item)
        super().__setitem__(key, item)


def _plain():
    pass


class EnumMeta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        space = _Space()
        space.start = keywords.get("start", 1)
        space.rule = (bases[-1]._generate_next_value_ if bases
                      else _next_number)
        return space

    def __new__(meta, name, bases, space, /, start=1, boundary=None):
        for base in bases:
            if getattr(base, "_member_names_", None):
                raise TypeError(f"<enum '{name}'> cannot extend "
                                f"{base!r}")
        names = list(getattr(space, "names", ()))
        held = dict(space)
        items = [(key, held.pop(key)) for key in names]
        cls = super().__new__(meta, name, bases, held)
        cls._member_names_, cls._member_map_ = [], {}
        cls._value2member_map_ = {}
        for key, item in items:
            _add_member(cls, bases, key, item)
        return cls

    def __init__(cls, *arguments, **keywords):
        pass

    def __call__(cls, value, names=None, *, module=None, qualname=None,
                 type=None, start=1):
        if names is None:
            return _look_up(cls, value)
        return _by_names(cls, value, names, start, type)

    def __iter__(cls):
        return iter([cls._member_map_[n] for n in cls._member_names_])

    def __reversed__(cls):
        return reversed([cls._member_map_[n] for n in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, item):
        if not isinstance(item, Enum):
            raise TypeError(
                "unsupported operand type(s) for 'in': "
                f"'{type(item).__qualname__}' and "
                f"'{cls.__class__.__qualname__}'")
        return isinstance(item, cls)

    def __setattr__(cls, name, item):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, item)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"'{cls.__name__}' cannot delete member "
                                 f"{name!r}.")
        super().__delattr__(name)

    def __repr__(cls):
        kind = "flag" if "Flag" in [b.__name__ for b in cls.__mro__] else "enum"
        return f"<{kind} {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumType = EnumMeta


def _data_type(bases):
    """What the members are beside Enum: int, str, ... or object."""
    for base in bases:
        for kind in base.__mro__:
            if kind is not object and not isinstance(kind, EnumMeta) and (
                    kind in (int, str, float, bytes, tuple)):
                return kind
    return object


def _add_member(cls, bases, name, given):
    data = _data_type(bases)
    arguments = given if isinstance(given, tuple) else (given,)
    if "__new__" in cls.__dict__:
        made = cls.__new__(cls, *arguments)
    elif data is object:
        made = object.__new__(cls)
    else:
        made = data.__new__(cls, *arguments)
    if "_value_" not in made.__dict__:
        made._value_ = (given if data is object or data is tuple
                        else data(*arguments))
    made._name_ = name
    made.__objclass__ = cls
    init = cls.__init__
    if init is not Enum.__init__ and init is not object.__init__:
        made.__init__(*arguments)
    for other in cls._member_map_.values():  # an alias
        if other._value_ == made._value_:
            made = other
            break
    else:
        bits = made._value_ if hasattr(cls, "_parts_of") else 1
        if bits > 0 and bits & (bits - 1) == 0:  # a flag of several is none
            cls._member_names_.append(name)
    cls._member_map_[name] = made
    type.__setattr__(cls, name, made)
    try:
        cls._value2member_map_.setdefault(made._value_, made)
    except TypeError:
        pass  # not hashable: found by comparing


def _look_up(cls, value):
    if isinstance(value, cls):
        return value
    try:
        return cls._value2member_map_[value]
    except (KeyError, TypeError):
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
    found = cls._missing_(value)
    if isinstance(found, cls):
        return found
    if found is None:
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    raise TypeError(f"error in {cls.__name__}._missing_: returned {found!r} "
                    "instead of None or a valid member")


def _by_names(cls, name, names, start, kind):
    space = type(cls).__prepare__(name, (cls,), start=start)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        names = list(names.items())
    for item in names:
        if isinstance(item, str):
            space[item] = auto()
        else:
            space[item[0]] = item[1]
    bases = (cls,) if kind is None else (kind, cls)
    return type(cls)(name, bases, space)


def _next_number(name, start, count, last_values):
    for value in reversed(last_values):
        if isinstance(value, int):
            return max([v for v in last_values if isinstance(v, int)]) + 1
    return start


class Enum(metaclass=EnumMeta):
    _generate_next_value_ = staticmethod(_next_number)

    def __init__(self, *arguments):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return str(self).__format__(spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    __str__ = str.__str__
    __format__ = str.__format__
    __hash__ = str.__hash__


def _next_bit(name, start, count, last_values):
    if not last_values:
        return start
    return 1 << max(last_values).bit_length()


class Flag(Enum):
    """Members are bits; any combination of them is one too."""

    _generate_next_value_ = staticmethod(_next_bit)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = cls._all_bits()
        if value < 0:
            value += known + 1
        if value & ~known:
            if not issubclass(cls, int):
                width = max(known.bit_length(), value.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n"
                    f"    given {value:#0{width + 3}b}\n"
                    f"  allowed {known:#0{width + 3}b}")
        made = (int.__new__(cls, value) if issubclass(cls, int)
                else object.__new__(cls))
        made._value_, made._name_ = value, None
        names = [m._name_ for m in cls._parts_of(value)]
        rest = value & ~known
        if names:
            made._name_ = "|".join(names + ([str(rest)] if rest else []))
        cls._value2member_map_[value] = made
        return made

    @classmethod
    def _all_bits(cls):
        bits = 0
        for found in cls._member_map_.values():
            bits |= found._value_
        return bits

    @classmethod
    def _parts_of(cls, value):
        """The members of one bit that value has, lowest first."""
        parts = [m for m in cls._member_map_.values()
                 if m._value_ & value == m._value_ != 0 and
                 m._value_ & (m._value_ - 1) == 0]
        return sorted(parts, key=lambda m: m._value_)

    def __iter__(self):
        return iter(self._parts_of(self._value_))

    def __len__(self):
        return len(self._parts_of(self._value_))

    def __bool__(self):
        return self._value_ != 0

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(
                "unsupported operand type(s) for 'in': "
                f"'{type(other).__qualname__}' and '{type(self).__qualname__}'")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        kind = type(self).__name__
        if self._name_ is None:
            return f"<{kind}: {self._value_!r}>"
        return f"<{kind}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        kind = type(self).__name__
        if self._name_ is None:
            return f"{kind}({self._value_!r})"
        return f"{kind}.{self._name_}"

    def _bits(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if isinstance(self, int) and isinstance(other, int):
            return int(other)
        return None

    def __or__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else type(self)(
            self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else type(self)(
            self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else type(self)(
            self._value_ ^ bits)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return type(self)(self._all_bits() & ~self._value_)


class IntFlag(int, ReprEnum, Flag):
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__


def unique(enumeration):
    """Refuses an enumeration in which two names have one value."""
    twice = [f"{name} -> {found._name_}"
             for name, found in enumeration._member_map_.items()
             if name != found._name_]
    if twice:
        raise ValueError(f"duplicate values found in {enumeration!r}: "
                         f"{', '.join(twice)}")
    return enumeration
