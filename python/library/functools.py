# SPDX-License-Identifier: MIT
"""Tools for functions: partial, reduce, wraps, caches, total ordering."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__",
                       "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_NOTHING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    """Gives `wrapper` the name, text and attributes of `wrapped`."""
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except (AttributeError, TypeError):
            pass  # a native has no such attribute
    for name in updated:
        for key, item in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, item)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """The decorator of update_wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned,
                   updated=updated)


def reduce(function, iterable, initial=_NOTHING, /):
    """function(... function(function(initial, a), b) ..., z)."""
    items = iter(iterable)
    if initial is _NOTHING:
        try:
            initial = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial "
                            "value") from None
    for item in items:
        initial = function(initial, item)
    return initial


class partial:
    """A function with some of its arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    """partial for methods: the object comes first."""

    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
        get = getattr(type(self.func), "__get__", None)
        bound = (self.func if get is None
                 else get(self.func, instance, owner))
        if bound is not self.func:
            return partial(bound, *self.args, **self.keywords)

        def method(self_, /, *args, **keywords):
            return self.func(self_, *self.args, *args,
                             **{**self.keywords, **keywords})
        return method if instance is None else partial(method, instance)


def cmp_to_key(mycmp):
    """A sort key from a function that gives -1, 0 or 1."""

    class Key:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return Key


# The other three comparisons from each, by name: (name, function of self,
# other and the result of the one that the class has).
_ORDER = {
    "__lt__": (("__gt__", lambda s, o, r: not r and s != o),
               ("__le__", lambda s, o, r: r or s == o),
               ("__ge__", lambda s, o, r: not r)),
    "__le__": (("__ge__", lambda s, o, r: not r or s == o),
               ("__lt__", lambda s, o, r: r and s != o),
               ("__gt__", lambda s, o, r: not r)),
    "__gt__": (("__lt__", lambda s, o, r: not r and s != o),
               ("__ge__", lambda s, o, r: r or s == o),
               ("__le__", lambda s, o, r: not r)),
    "__ge__": (("__le__", lambda s, o, r: not r or s == o),
               ("__gt__", lambda s, o, r: r and s != o),
               ("__lt__", lambda s, o, r: not r)),
}


def _derived(root, rule):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return rule(self, other, result)
    return compare


def total_ordering(cls):
    """Adds the comparisons that `cls` lacks, from one that it has."""
    has = [name for name in ("__lt__", "__le__", "__gt__", "__ge__")
           if any(name in base.__dict__ for base in cls.__mro__
                  if base is not object)]
    if not has:
        raise ValueError("must define at least one ordering operation: "
                         "< > <= >=")
    for name, rule in _ORDER[has[0]]:
        if name not in has:
            setattr(cls, name, _derived(has[0], rule))
    return cls


class _CacheInfo(tuple):
    """(hits, misses, maxsize, currsize)"""

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return (f"CacheInfo(hits={self[0]}, misses={self[1]}, "
                f"maxsize={self[2]}, currsize={self[3]})")


class _Cached:
    """A function with a memory of its results, the least recent dropped."""

    def __init__(self, function, maxsize, typed):
        self._function, self._maxsize = function, maxsize
        self._typed = typed
        self.cache_clear()
        update_wrapper(self, function)

    def _key(self, args, keywords):
        key = args
        if keywords:
            key += (_NOTHING,) + tuple(keywords.items())
        if self._typed:
            key += (_NOTHING,) + tuple(type(a) for a in args)
            key += tuple(type(a) for a in keywords.values())
        return key

    def __call__(self, *args, **keywords):
        key = self._key(args, keywords)
        found = self._table.pop(key, _NOTHING)
        if found is _NOTHING:
            self._misses += 1
            found = self._function(*args, **keywords)
            if self._maxsize == 0:
                return found
            if self._maxsize is not None and (
                    len(self._table) >= self._maxsize):
                del self._table[next(iter(self._table))]
        else:
            self._hits += 1
        self._table[key] = found  # last: the most recent
        return found

    def __get__(self, instance, owner=None):
        return self if instance is None else partial(self, instance)

    def cache_info(self):
        return _CacheInfo((self._hits, self._misses, self._maxsize,
                           len(self._table)))

    def cache_clear(self):
        self._table, self._hits, self._misses = {}, 0, 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


def lru_cache(maxsize=128, typed=False):
    """Remembers the `maxsize` most recent results (None: all)."""
    if callable(maxsize):
        return _Cached(maxsize, 128, False)
    if maxsize is not None:
        maxsize = max(maxsize, 0)
    return lambda function: _Cached(function, maxsize, typed)


def cache(user_function, /):
    """lru_cache(maxsize=None)"""
    return _Cached(user_function, None, False)


class cached_property:
    """A property computed once and then kept in the object."""

    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__ = getattr(func, "__doc__", None)

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without "
                            "calling __set_name__ on it.")
        found = instance.__dict__.get(self.attrname, _NOTHING)
        if found is _NOTHING:
            found = self.func(instance)
            setattr(instance, self.attrname, found)
        return found


def singledispatch(func):
    """A function that chooses its body by the type of the first argument."""
    table = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in table:
                return table[base]
        return func

    def register(cls, function=None):
        if function is None and not isinstance(cls, type):
            function = cls
            cls = next(iter(function.__annotations__.values()))
        if function is None:
            return lambda f: register(cls, f)
        table[cls] = function
        return function

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional "
                            "argument")
        return dispatch(type(args[0]))(*args, **keywords)

    update_wrapper(wrapper, func)
    wrapper.register, wrapper.dispatch = register, dispatch
    wrapper.registry = table
    return wrapper
