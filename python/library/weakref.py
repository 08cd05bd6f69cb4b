# SPDX-License-Identifier: MIT
"""References that do not keep their objects alive, and containers of such.

An object dies when the collector finds it, not when its last name goes; and a
callback is called by who first finds it dead: a reference that is called, a
container that is looked at, another finalize.
"""
from _weakref import ref

ReferenceType = ref


class WeakMethod:
    """A weak reference to a bound method: of its object, that is."""

    def __init__(self, method, callback=None):
        self._function = method.__func__
        self._object = (ref(method.__self__) if callback is None else
                        ref(method.__self__, lambda gone: callback(self)))

    def __call__(self):
        found = self._object()
        return None if found is None else self._function.__get__(found)

    def __eq__(self, other):
        return (isinstance(other, WeakMethod)
                and self._function is other._function
                and self._object == other._object)

    def __hash__(self):
        return hash(self._object)


def _live(reference):
    found = reference()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


class _Proxy:
    """Stands for an object as long as that lives."""

    def __init__(self, reference):
        object.__setattr__(self, "_weak", reference)

    def __getattr__(self, name):
        return getattr(_live(self._weak), name)

    def __setattr__(self, name, value):
        setattr(_live(self._weak), name, value)

    def __delattr__(self, name):
        delattr(_live(self._weak), name)

    def __str__(self):
        return str(_live(self._weak))

    def __call__(self, *args, **keywords):
        return _live(self._weak)(*args, **keywords)

    def __len__(self):
        return len(_live(self._weak))

    def __bool__(self):
        return bool(_live(self._weak))

    def __iter__(self):
        return iter(_live(self._weak))

    def __contains__(self, item):
        return item in _live(self._weak)

    def __getitem__(self, key):
        return _live(self._weak)[key]

    def __setitem__(self, key, value):
        _live(self._weak)[key] = value

    def __delitem__(self, key):
        del _live(self._weak)[key]

    def __eq__(self, other):
        if type(other) is _Proxy:
            other = _live(other._weak)
        return _live(self._weak) == other

    __hash__ = None


def proxy(obj, callback=None):
    """An object that passes on to `obj` what is asked of it."""
    return _Proxy(ref(obj) if callback is None else ref(obj, callback))


class WeakValueDictionary:
    """A dict whose items go when their values die."""

    def __init__(self, other=(), /, **keywords):
        self._refs = {}
        self.update(other, **keywords)

    def _pairs(self):
        """The live ones; the others are taken out."""
        found, dead = [], []
        for key, reference in list(self._refs.items()):
            value = reference()
            if value is None:
                dead.append((key, reference))
            else:
                found.append((key, value))
        for key, reference in dead:
            if self._refs.get(key) is reference:
                del self._refs[key]
        return found

    def update(self, other=(), /, **keywords):
        """As dict.update."""
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def __setitem__(self, key, value):
        self._refs[key] = ref(value)

    def __getitem__(self, key):
        value = self._refs[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self._refs[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def __len__(self):
        return len(self._pairs())

    def __iter__(self):
        return iter(self.keys())

    def __repr__(self):
        return "<WeakValueDictionary of %d>" % len(self)

    def get(self, key, default=None):
        """The value, or `default`."""
        reference = self._refs.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        """The value; it is `default` from now on if there was none."""
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *default):
        """Takes a value out."""
        reference = self._refs.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def keys(self):
        """Keys whose values live."""
        return [key for key, value in self._pairs()]

    def values(self):
        """Values that live."""
        return [value for key, value in self._pairs()]

    def items(self):
        """Pairs of the two."""
        return self._pairs()

    def clear(self):
        """Takes all out."""
        self._refs.clear()

    def copy(self):
        """Another one with the same."""
        return self.__class__(self)


class WeakKeyDictionary:
    """A dict whose items go when their keys die."""

    def __init__(self, other=()):
        self._values = {}
        self.update(other)

    def _pairs(self):
        found, dead = [], []
        for reference, value in list(self._values.items()):
            key = reference()
            if key is None:
                dead.append(reference)
            else:
                found.append((key, value))
        for reference in dead:
            self._values.pop(reference, None)
        return found

    def update(self, other=()):
        """As dict.update."""
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value

    def __setitem__(self, key, value):
        reference = ref(key)
        hash(reference)
        self._values[reference] = value

    def __getitem__(self, key):
        try:
            return self._values[ref(key)]
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        try:
            del self._values[ref(key)]
        except KeyError:
            raise KeyError(key) from None

    def __contains__(self, key):
        try:
            return ref(key) in self._values
        except TypeError:
            return False

    def __len__(self):
        return len(self._pairs())

    def __iter__(self):
        return iter(self.keys())

    def __repr__(self):
        return "<WeakKeyDictionary of %d>" % len(self)

    def get(self, key, default=None):
        """The value, or `default`."""
        return self._values.get(ref(key), default)

    def setdefault(self, key, default=None):
        """The value; it is `default` from now on if there was none."""
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        """Takes a value out."""
        return self._values.pop(ref(key), *default)

    def keys(self):
        """Keys that live."""
        return [key for key, value in self._pairs()]

    def values(self):
        """Their values."""
        return [value for key, value in self._pairs()]

    def items(self):
        """Pairs of the two."""
        return self._pairs()

    def clear(self):
        """Takes all out."""
        self._values.clear()

    def copy(self):
        """Another one with the same."""
        return self.__class__(self)


class WeakSet:
    """A set whose items go when they die."""

    def __init__(self, data=()):
        self._items = WeakKeyDictionary()
        self.update(data)

    def add(self, item):
        """Puts an item in."""
        self._items[item] = None

    def update(self, other):
        """Puts all of them in."""
        for item in other:
            self.add(item)

    def discard(self, item):
        """Takes an item out if it is there."""
        self._items.pop(item, None)

    def remove(self, item):
        """Takes an item out; KeyError if it is not there."""
        del self._items[item]

    def clear(self):
        """Takes all out."""
        self._items.clear()

    def copy(self):
        """Another one with the same."""
        return self.__class__(self)

    def __contains__(self, item):
        return item in self._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items.keys())

    def __repr__(self):
        return "<WeakSet of %d>" % len(self)


_finalizers = []


class finalize:
    """Calls a function when an object has died, once."""

    def __init__(self, obj, func, /, *args, **keywords):
        for other in list(_finalizers):
            other._object()
        self._call = (func, args, keywords)
        self.atexit = True
        self._object = ref(obj, lambda gone: self())
        _finalizers.append(self)

    def __call__(self):
        """Calls it now, if it has not been called."""
        call, self._call = self._call, None
        if call is None:
            return None
        _finalizers.remove(self)
        return call[0](*call[1], **call[2])

    @property
    def alive(self):
        """Is it still to be called?"""
        self._object()
        return self._call is not None

    def peek(self):
        """(object, function, args, keywords), or None."""
        found = self._object()
        if found is None or self._call is None:
            return None
        return (found,) + self._call

    def detach(self):
        """The same, and it will not be called."""
        found = self.peek()
        if found is not None:
            self._call = None
            _finalizers.remove(self)
        return found
