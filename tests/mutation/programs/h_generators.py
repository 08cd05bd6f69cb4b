# SPDX-License-Identifier: MIT
"""More rows for generators, and for what a cycle that begins in the operation
must find as a root."""


def once():
    yield [1]


def suspended():
    g = once()
    next(g)
    return g


def exhaust(g):
    try:
        return list(g)
    except ValueError:
        return 'claimed'


def next_or_end(g):
    try:
        return next(g, 'end')
    except ValueError:
        return 'claimed'


outcome('next of the end | exhaust', suspended, next_or_end, exhaust,
        (('end', 'end'),), next_or_end)
outcome('next of a fresh generator | exhaust', once, next_or_end, exhaust,
        (('end', 'end'), ('end', [1])), next_or_end)


def holds_cell():
    """The cell's content is reached by the generator's cell alone."""
    def make():
        x = [7]
        f = lambda: x
        yield f
        v = x
        del x
        yield v
    g = make()
    next(g)
    return g


barrier('cell of a generator, deleted', holds_cell, next)


def holds_local():
    """The local is reached by the generator's registers alone."""
    def make():
        x = [7]
        yield
        v = x
        x = None
        yield v
        v = None
        yield
    g = make()
    next(g)
    return g


def take_and_clear(g):
    v = [next(g)]
    next(g)
    return v


barrier('local of a generator', holds_local, take_and_clear)


def holds_handled():
    """What is being handled is reached by the generator alone, and then by
    what is raised meanwhile."""
    def make():
        try:
            deeper(2)
        except ValueError:
            yield
            try:
                raise KeyError(1)
            except KeyError as e:
                inner = e
        yield inner
    g = make()
    next(g)
    return g


barrier('handled by a generator', holds_handled, next)


def handled_later():
    g = holds_handled()
    return type(next(g).__context__) is ValueError



def use_time():
    for _ in range(60):
        [[], []]


def raise_lost():
    raise ValueError([7])


def deeper(n):
    if n:
        deeper(n - 1)
    else:
        raise_lost()


def reraise_later():
    """While it is handled nothing but the context knows it."""
    try:
        deeper(3)
    except ValueError:
        use_time()
        raise


def run_handled():
    try:
        reraise_later()
    except ValueError as e:
        w['held'] = e.args[0]


def down(n):
    v = [n, [n]]
    if n:
        down(n - 1)
    else:
        use_time()
    x = [v[1]]
    v = None
    w['held'].append(x)


def run_down():
    w['held'] = []
    down(12)


def check_down():
    got = w['held']
    return None if got == [[[n]] for n in range(13)] else repr(got)


rows.append(('stepping: frames', nothing, run_down, None, check_down))
rows.append(('stepping: an exception that is handled', nothing, run_handled,
             None, lambda: None if w['held'] == [7] else 'lost'))


def run_finally():
    try:
        try:
            deeper(3)
        finally:
            use_time()
    except ValueError as e:
        w['held'] = e.args[0]


rows.append(('stepping: an exception in finally', nothing, run_finally, None,
             lambda: None if w['held'] == [7] else 'lost'))


class Leaves:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        use_time()


def run_with():
    try:
        with Leaves():
            deeper(3)
    except ValueError as e:
        w['held'] = e.args[0]


rows.append(('stepping: an exception in __exit__', nothing, run_with, None,
             lambda: None if w['held'] == [7] else 'lost'))
