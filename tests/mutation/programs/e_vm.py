# SPDX-License-Identifier: MIT
"""Rows for functions, cells, generators and the caches of the loop."""


def defaults():
    def f(x=[7], *, k=[8]):
        return x
    f.__defaults__ = ([7],)
    return f


def take_defaults(f):
    v = f.__defaults__
    f.__defaults__ = None
    return v


def set_defaults(f):
    f.__defaults__ = SOME


def bare():
    def f():
        pass
    return f


SOME = ([7],)
barrier('defaults', defaults, take_defaults)
torn('defaults', bare, set_defaults, lambda f: f.__defaults__, None, SOME)


def qualified():
    f = bare()
    f.__qualname__ = long_name(1)
    return f


barrier('qualname of a function', qualified, take_name)


def short_function():
    f = bare()
    f.__qualname__ = 'f'
    return f


torn('qualname of a function', short_function, set_qualname,
     lambda f: f.__qualname__ in ('f', NAME), True, True)


def function_prepare():
    w['owner'] = bare()
    w['held'] = None


def function_store():
    w['owner'].a = 1


def function_other():
    w['owner'].b = 2


def function_check():
    f = w['owner']
    got = f.__dict__.get('a'), f.__dict__.get('b')
    return None if got == (1, 2) else repr(got)


conflict('attributes of a function', function_prepare, function_store,
         function_other, function_check)


def read_names(f):
    return type(f.__dict__) is dict


torn('attributes of a function', bare, lambda f: setattr(f, 'a', 1),
     read_names, True, True)
torn('__dict__ of a function', bare, lambda f: f.__dict__, read_names, True,
     True)


# A cell: stored by its own function, and by an inner one.
def own_cell():
    x = None

    def read():
        return x

    def body(op):
        nonlocal x
        if op == 'fill':
            x = [7]
        elif op == 'take':
            v = x
            x = None
            return v
        elif op == 'delete':
            v = x
            del x
            return v
        elif op == 'new':
            x = NEW
    return body, read


def filled_cell():
    cell = own_cell()
    cell[0]('fill')
    return cell


barrier('free variable', filled_cell, lambda cell: cell[0]('take'))
barrier('free variable, deleted', filled_cell, lambda cell: cell[0]('delete'))


def read_cell(cell):
    try:
        return cell[1]()
    except NameError:
        return None


torn('free variable', own_cell, lambda cell: cell[0]('new'), read_cell)


def deleted(cell):
    try:
        return cell[1]() is None or type(cell[1]()) is list
    except NameError:
        return True


torn('free variable, deleted', filled_cell, lambda cell: cell[0]('delete'),
     deleted, True, True)


def owner_of_cell():
    """A generator, so that it can wait while it owns the cell."""
    x = [7]

    def read():
        return x
    w['also'] = read
    yield
    v = x
    x = None
    yield v
    x = [7]
    yield
    v = x
    del x
    yield v
    x = NEW
    yield


def started(steps):
    def make():
        g = owner_of_cell()
        for _ in range(steps):
            next(g)
        return g
    return make


barrier('cell', started(1), next)
barrier('cell, deleted', started(3), next)
torn('cell', started(2), next, lambda g: deleted((None, w['also'])), True,
     True)
torn('cell, deleted', started(3), next,
     lambda g: deleted((None, w['also'])), True, True)


def class_cell():
    """__class__ of a class body is filled when the class is made."""
    class C:
        def f(self):
            return __class__
        w['also'] = f
    return C


def no_class_yet():
    w['also'] = None


torn('__class__', no_class_yet, lambda _: class_cell(),
     lambda _: w['also'] is None or type(deleted_class()) is type, True, True)


def deleted_class():
    try:
        return w['also'](None)
    except NameError:
        return int


def holder():
    x = [7]
    out = yield
    v = x
    x = None
    out.append(v)
    v = None
    yield


def holding():
    g = holder()
    next(g)
    return g


def take_local(g):
    out = []
    g.send(out)
    return out.pop()


barrier('local of a generator', holding, take_local)


def handling():
    try:
        raise KeyError([7])
    except KeyError:
        out = yield
    out.append(1)
    yield


def take_handled(g):
    out = []
    g.send(out)
    return out


def handling_started():
    g = handling()
    next(g)
    return g


barrier('handled exception of a generator', handling_started, take_handled)


def yields_twice():
    try:
        raise KeyError([7])
    except KeyError:
        yield
        try:
            raise IndexError([8])
        except IndexError as e:
            yield
        yield


def handled_made():
    g = yields_twice()
    next(g)
    return g


barrier('handled exception, another', handled_made, next)


# Method caches.
def three_methods():
    class C:
        def f(self):
            return 'f'

        def g(self):
            return 'g'

        def h(self):
            return 'h'
    return C()


def make_sites():
    """Call sites with caches of their own."""
    space = {}
    exec('def f(o): return o.f()\n'
         'def g(o): return o.g()\n'
         'def h(o): return o.h()\n', space)
    return space['f'], space['g'], space['h']


def prepare_sites():
    w['owner'] = three_methods()
    w['held'] = make_sites()


def prepare_warm_sites():
    prepare_sites()
    w['held'][2](w['owner'])


def site_f():
    w['held'][0](w['owner'])


def site_g():
    w['held'][1](w['owner'])


def check_sites():
    o = w['owner']
    f, g, h = w['held']
    got = f(o) + g(o) + h(o) + f(o) + g(o) + h(o)
    return None if got == 'fghfgh' else got


conflict('method caches', prepare_sites, site_f, site_g, check_sites)
conflict('method caches, one filled', prepare_warm_sites, site_f, site_g,
         check_sites)


def prepare_full_sites():
    """The table has no room for another name."""
    class C:
        pass
    space = {}
    for i in range(8):
        exec('def m(self): return %d' % i, space)
        setattr(C, 'm%d' % i, space['m'])
    o = C()
    for i in range(7):
        exec('def s(o): return o.m%d()' % i, space)
        space['s'](o)
    C.f = lambda self: 'f'
    C.g = lambda self: 'g'
    C.h = lambda self: 'h'
    for i in range(7):
        space['s'](o)
    w['owner'] = o
    w['held'] = make_sites()
    w['also'] = space


conflict('method caches, full', prepare_full_sites, site_f, site_g,
         check_sites)


def other_class():
    class A:
        pass

    class B:
        pass
    o = A()
    o.x = [7]
    w['also'] = B
    return o


def change_class(o):
    o.__class__ = w['also']
    return o.x


barrier('__class__ of an instance', other_class, change_class)


def change_dict(o):
    held = o.x
    o.__dict__ = w['also'].__dict__
    return held


barrier('__dict__ of an instance', other_class, change_dict)


# Roots that are no slots.
def deep(e):
    """The exception is held by nothing but its being handled."""
    total = 0
    for i in range(60):
        total += len([i])
    return total


def reraise():
    try:
        try:
            raise KeyError([7])
        except KeyError:
            deep(None)
            raise
    except KeyError as e:
        w['held'] = e.args


def check_args():
    return None if w['held'] == ([7],) else repr(w['held'])


rows.append(('stepping: reraise', nothing, reraise, None, check_args))


def import_again():
    import sys
    w['held'] = sys.modules['__main__'] is not None, len(sys.path), sys.argv


def check_import():
    import sys
    import math
    w['also'] = type(sys.modules), type(sys.path), type(sys.argv), math.pi
    if w['also'][:3] != (dict, list, list):
        return 'sys'
    return None


rows.append(('import', nothing, import_again, None, check_import))


def no_room():
    try:
        return [0] * (1 << 40)
    except MemoryError as e:
        w['held'] = e


def check_memory():
    try:
        [0] * (1 << 40)
    except MemoryError as e:
        return None if type(e) is MemoryError else 'another type'
    return 'no MemoryError'


rows.append(('MemoryError', nothing, nothing, None, check_memory))


def prepare_count():
    w['owner'] = enumerate('abc', 0xFFFFFFFF)


def two_counts():
    w['held'] = next(w['owner'])


def handler_count():
    """C6: the second entrant gets ValueError."""
    try:
        w['seen'] = next(w['owner'])
    except ValueError:
        w['seen'] = (0xFFFFFFFF,)


def check_count():
    for got in (w['held'], w['seen']):
        if got[0] not in (0xFFFFFFFF, 0x100000000):
            return repr(got)
    return None


conflict('count of enumerate', prepare_count, two_counts, handler_count,
         check_count)


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return [i]


conflict('index of a sequence', lambda: w.__setitem__('owner',
                                                      iter(Sequence())),
         lambda: w.__setitem__('held', next(w['owner'])),
         lambda: w.__setitem__('seen', next(w['owner'])),
         lambda: None if sorted((w['held'], w['seen'])) == [[0], [1]] else
         'an item twice')
