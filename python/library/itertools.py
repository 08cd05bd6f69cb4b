# SPDX-License-Identifier: MIT
"""Iterators that make iterators; names and order as CPython's itertools."""

from operator import add as _add

_NOTHING = object()


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    kept = []
    for item in iterable:
        kept.append(item)
        yield item
    while kept:
        yield from kept


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=_add, *, initial=None):
    items = iter(iterable)
    if initial is None:
        for initial in items:
            break
        else:
            return
    yield initial
    for item in items:
        initial = (func or _add)(initial, item)
        yield initial


class chain:
    """The items of several iterables, one after the other."""

    def __init__(self, *iterables):
        self._items = _chained(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _chained(iterables)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


def compress(data, selectors):
    return (item for item, chosen in zip(data, selectors) if chosen)


def dropwhile(predicate, iterable):
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    predicate = predicate or bool
    return (item for item in iterable if not predicate(item))


class groupby:
    """(key, group) for each run of items with equal keys. A group reads from
    the same iterator and is empty once the next one is asked for."""

    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = key
        self._current = self._target = self._item = _NOTHING
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        self._item = next(self._items)
        self._current = (self._item if self._key is None
                         else self._key(self._item))

    def __next__(self):
        self._group = group = object()
        while self._current is _NOTHING or self._current == self._target:
            self._advance()
        self._target = self._current
        return self._current, self._run(group)

    def _run(self, group):
        target = self._target
        while self._group is group and self._current == target:
            yield self._item
            try:
                self._advance()
            except StopIteration:
                self._current = self._target = _NOTHING
                return


def islice(iterable, *limits):
    chosen = slice(*limits)
    start, stop, step = (chosen.start or 0, chosen.stop,
                         1 if chosen.step is None else chosen.step)
    for limit in (start, step) + (() if stop is None else (stop,)):
        if not isinstance(limit, int) or limit < 0 or step < 1:
            raise ValueError(
                "Step for islice() must be a positive integer or None."
                if step == 0 else
                ("Stop argument" if limit is stop else "Indices") +
                " for islice() must be None or an integer: "
                "0 <= x <= sys.maxsize.")
    return _sliced(iter(iterable), start, stop, step)


def _sliced(items, start, stop, step):
    at = 0
    while stop is None or start < stop:
        for item in items:
            if at == start:
                break
            at += 1
        else:
            return
        at += 1
        yield item
        start += step
    while at < stop:  # what lies before the end is taken, as CPython does
        for item in items:
            break
        else:
            return
        at += 1


def pairwise(iterable):
    items = iter(iterable)
    for first in items:
        for second in items:
            yield first, second
            first = second


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


class _Shared:
    """What the iterators of one tee() read from: a chain of [item, next]."""

    def __init__(self, items):
        self.items = items


class _Tee:
    def __init__(self, shared, link):
        self._shared, self._link = shared, link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._shared.items)
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _Tee(self._shared, self._link)


def tee(iterable, n=2):
    """n independent iterators over one iterable."""
    if n < 0:
        raise ValueError("n must be >= 0")
    if isinstance(iterable, _Tee):
        return (iterable,) + tuple([iterable.__copy__()
                                    for _ in range(n - 1)])
    shared, link = _Shared(iter(iterable)), [None, None]
    return tuple([_Tee(shared, link) for _ in range(n)])


def zip_longest(*iterables, fillvalue=None):
    lines = [iter(iterable) for iterable in iterables]
    left = len(lines)
    while left:
        row = []
        for i, line in enumerate(lines):
            item = _NOTHING if line is None else next(line, _NOTHING)
            if item is _NOTHING:
                if line is not None:
                    left -= 1
                    lines[i] = None
                item = fillvalue
            row.append(item)
        if left:
            yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, places)])
        at = len(pools) - 1
        while at >= 0 and places[at] == len(pools[at]) - 1:
            places[at] = 0
            at -= 1
        if at < 0:
            return
        places[at] += 1


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r < 0:
        raise ValueError("r must be non-negative")
    yield from _permuted(pool, r, range(len(pool)))


def _permuted(pool, r, left):
    if r == 0:
        yield ()
    for i in left if r <= len(left) else ():
        rest = [j for j in left if j != i]
        for tail in _permuted(pool, r - 1, rest):
            yield (pool[i],) + tail


def combinations(iterable, r):
    return _combined(tuple(iterable), r, 1)


def combinations_with_replacement(iterable, r):
    return _combined(tuple(iterable), r, 0)


def _combined(pool, r, apart):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _chosen(pool, 0, r, apart)


def _chosen(pool, start, r, apart):
    if r == 0:
        yield ()
        return
    for i in range(start, len(pool)):
        for tail in _chosen(pool, i + apart, r - 1, apart):
            yield (pool[i],) + tail
