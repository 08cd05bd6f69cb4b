# SPDX-License-Identifier: MIT
"""Rows for lists, classes, instances and symbols beyond tests/sweep."""


def outcome(name, make, operation, handler, results, read=lambda o: o):
    """What is left is one of the results; so is what the operation gave."""
    def prepare():
        w['owner'] = make()
        w['held'] = w['seen'] = None

    def run():
        w['held'] = operation(w['owner'])

    def interrupt():
        handler(w['owner'])

    def check():
        got = (read(w['owner']), w['held'])
        return None if got in results else repr(got)[:150]

    conflict(name, prepare, run, interrupt, check)


LONG = list(range(40))


def long():
    return LONG[:]


def set_then_insert(a):
    a[0] = 'x'
    a.insert(0, 'y')


def delete_append(a):
    del a[0]
    a.append('x')


def store_last(a):
    a[-1] = 'x'


SHIFTED = LONG[1:] + ['x']
outcome('list slice | set, insert', long, lambda a: a[:39], set_then_insert,
        ((['y', 'x'] + LONG[1:], LONG[:39]),
         (['y', 'x'] + LONG[1:], ['y', 'x'] + LONG[1:38])))
outcome('list slice | delete, append', long, lambda a: a[2:30], delete_append,
        ((SHIFTED, LONG[2:30]), (SHIFTED, LONG[3:31])))
outcome('list copy | append', lambda: [7] * 20 + [8], lambda a: a[:],
        lambda a: a.append('x'),
        (([7] * 20 + [8, 'x'], [7] * 20 + [8]),
         ([7] * 20 + [8, 'x'], [7] * 20 + [8, 'x'])))
outcome('list store at -1 | insert', lambda: [1, 2, 3], store_last,
        lambda a: a.insert(0, 'y'), ((['y', 1, 2, 'x'], None),))
outcome('list store at -1 | pop', lambda: [1, 2, 3], store_last,
        lambda a: a.pop(), (([1, 'x'], None), ([1, 2], None)))
outcome('list load at -1 | insert', lambda: [1, 2, 3], lambda a: a[-1],
        lambda a: a.insert(0, 'y'), ((['y', 1, 2, 3], 3),))
outcome('list load at -1 | pop', lambda: [1, 2, 3], lambda a: a[-1],
        lambda a: a.pop(), (([1, 2], 3), ([1, 2], 2)))


def append_one(a):
    """The loop's own append."""
    a.append('x')


def roomy():
    a = [1, 2, 3, 4]
    a.append(5)
    return a


outcome('append | append', roomy, append_one, lambda a: a.append('y'),
        (([1, 2, 3, 4, 5, 'x', 'y'], None), ([1, 2, 3, 4, 5, 'y', 'x'], None)))
outcome('append | clear', roomy, append_one, lambda a: a.clear(),
        (([], None), (['x'], None)))


def grown():
    a = LONG[:]
    a.append(40)
    return a


def delete_first(a):
    del a[0]


outcome('delete of a long list | append', grown, delete_first,
        lambda a: a.append('x'), ((LONG[1:] + [40, 'x'], None),))
outcome('delete of a long list | set', grown, delete_first,
        lambda a: a.__setitem__(5, 'x'),
        ((LONG[1:5] + ['x'] + LONG[6:] + [40], None),
         (LONG[1:6] + ['x'] + LONG[7:] + [40], None)))


def sort(a):
    try:
        a.sort()
    except ValueError:
        return 'modified'


outcome('sort | store the same', lambda: [3, 1, 2], sort,
        lambda a: a.__setitem__(0, 9),
        (([1, 2, 9], None), ([9, 1, 2], 'modified'), ([9, 2, 3], None)))


class Key:
    """Compares in Python, so that the collector gets its turns."""

    def __init__(self, n):
        self.box = [n]

    def __lt__(self, other):
        return self.box[0] < other.box[0]


def prepare_sort():
    w['owner'] = [[(i * 37) % 61] for i in range(61)]


def sort_keys():
    w['owner'].sort(key=lambda item: Key(item[0]))


def check_sorted():
    got = [item[0] for item in w['owner']]
    return None if got == sorted(got) and len(got) == 61 else repr(got)


rows.append(('stepping: sort by keys', prepare_sort, sort_keys, None,
             check_sorted))


# Classes and shapes: new ones for each visit.
def new_class():
    class C:
        def f(self):
            return 1
    return C


def call_f(o):
    return o.f()


def prepare_method():
    C = new_class()
    w['owner'] = C
    w['held'] = C()
    call_f(w['held'])


def replace_f():
    w['owner'].f = lambda self: 2


def replace_f_and_call():
    w['owner'].f = lambda self: 3
    call_f(w['held'])


def check_method():
    o = w['held']
    if call_f(o) != w['owner'].__dict__['f'](o):
        return 'a method cache is stale'
    return None


conflict('class version', prepare_method, replace_f, replace_f_and_call,
         check_method)


def get_a(o):
    return getattr(o, 'a', None), load_a(o)


def load_a(o):
    try:
        return o.a
    except AttributeError:
        return None


def load_b(o):
    try:
        return o.b
    except AttributeError:
        return None


def two_classes():
    w['owner'] = new_class()()
    w['held'] = new_class()()


def store_a():
    w['owner'].a = 1


def store_b():
    w['held'].b = 2


def check_ids():
    o, p = w['owner'], w['held']
    got = load_a(o), load_a(p), load_b(p), load_b(o)
    return None if got == (1, None, 2, None) else repr(got)


conflict('shape ids', two_classes, store_a, store_b, check_ids)


def two_of_a_class():
    C = new_class()
    w['owner'], w['held'] = C(), C()
    w['owner'].x = w['held'].x = 0


conflict('names of shapes', two_of_a_class, store_a, store_b, check_ids)


def cached_store(o):
    o.x = 5


def prepare_store():
    C = new_class()
    o = w['owner'] = C()
    o.x = 0
    cached_store(o)
    o.x = 0


def more_names():
    o = w['owner']
    o.p = 1
    o.q = 2
    o.r = 3


def store_cached():
    cached_store(w['owner'])


def check_store():
    o = w['owner']
    got = o.x, o.p, o.q, o.r
    return None if got == (5, 1, 2, 3) else repr(got)


conflict('cached store | new storage', prepare_store, store_cached, more_names,
         check_store)
conflict('new storage | cached store', prepare_store, more_names, store_cached,
         check_store)


def many_names():
    prepare_store()
    o = w['owner']
    for i in range(20):
        setattr(o, 'n%d' % i, i)


def delete_name():
    del w['owner'].n19


def check_many():
    o = w['owner']
    got = o.x, o.n0, o.n18, hasattr(o, 'n19')
    return None if got == (5, 0, 18, False) else repr(got)


conflict('delete of an attribute | cached store', many_names, delete_name,
         store_cached, check_many)


def prepare_symbols():
    w['n'] += 1
    w['owner'] = new_class()()
    w['held'] = 'left%d' % w['n'], 'right%d' % w['n']


def intern_left():
    setattr(w['owner'], w['held'][0], 1)


def intern_right():
    setattr(w['owner'], w['held'][1], 2)


def check_symbols():
    o, names = w['owner'], w['held']
    got = getattr(o, names[0], None), getattr(o, names[1], None)
    if got == (1, 2) and dir(o).count(names[0]) == 1:
        return None
    return repr(got)


conflict('symbols', prepare_symbols, intern_left, intern_right, check_symbols)


def intern_same():
    setattr(w['owner'], w['held'][0], 1)
    setattr(w['owner'], w['held'][1], 2)


conflict('one symbol', prepare_symbols, intern_same, intern_same,
         check_symbols)


def dying_instance():
    class C:
        pass
    first = C()
    first.p = first.q = 0
    o = C()
    o.p = [7]
    return o


def add_name(o):
    o.fresh = 1
    return o


barrier('new shape of the last instance', dying_instance, add_name)


def exceptions_prepare():
    w['owner'] = ValueError()
    w['held'] = ValueError()


def exception_check():
    o, p = w['owner'], w['held']
    got = load_a(o), load_a(p), load_b(p), load_b(o)
    return None if got == (1, None, 2, None) else repr(got)


conflict('attributes of exceptions', exceptions_prepare, store_a, store_b,
         exception_check)


# The qualified name is a symbol or a string of the heap.
def long_name(n):
    return 'a long qualified name, number %d' % n


def named_class():
    C = new_class()
    C.__qualname__ = long_name(1)
    return C


def take_name(C):
    v = C.__qualname__
    C.__qualname__ = long_name(2)
    return v


barrier('qualname', named_class, take_name)


def named_module():
    C = new_class()
    C.__module__ = long_name(1)
    return C


def take_module(C):
    v = C.__module__
    C.__module__ = long_name(2)
    return v


barrier('module of a class', named_module, take_module)
NAME = long_name(3)


def set_qualname(C):
    C.__qualname__ = NAME


def set_module(C):
    C.__module__ = NAME


def plain_class():
    C = new_class()
    C.__qualname__ = 'f'
    return C


torn('qualname', plain_class, set_qualname,
     lambda C: C.__qualname__ in ('f', NAME), True, True)
torn('module of a class', plain_class, set_module,
     lambda C: C.__module__ in ('__main__', NAME), True, True)


# Bytes.
import array

LONG_BYTES = bytes(range(97, 122)) * 4


def bytes_room():
    b = bytearray(b'abcd')
    b.append(101)
    return b


outcome('bytearray append | append', bytes_room, lambda b: b.append(120),
        lambda b: b.append(121), ((b'abcdexy', None), (b'abcdeyx', None)),
        bytes)
outcome('bytearray extend | append', bytes_room,
        lambda b: b.extend(b'0123456789' * 8), lambda b: b.append(121),
        ((b'abcde' + b'0123456789' * 8 + b'y', None),
         (b'abcdey' + b'0123456789' * 8, None)), bytes)
outcome('bytearray append | extend', bytes_room, lambda b: b.append(120),
        lambda b: b.extend(b'0123456789' * 9),
        ((b'abcdex' + b'0123456789' * 9, None),
         (b'abcde' + b'0123456789' * 9 + b'x', None)), bytes)
outcome('bytearray delete every other | extend',
        lambda: bytearray(LONG_BYTES), lambda b: b.__delitem__(slice(0, 100, 2)),
        lambda b: b.extend(b'0123456789' * 9),
        ((LONG_BYTES[1::2] + b'0123456789' * 9, None),), bytes)
outcome('bytearray delete every other | append',
        lambda: bytearray(LONG_BYTES), lambda b: b.__delitem__(slice(0, 100, 2)),
        lambda b: b.append(120), ((LONG_BYTES[1::2] + b'x', None),), bytes)
outcome('bytearray extend | clear', bytes_room,
        lambda b: b.extend(b'01'), lambda b: b.clear(),
        ((b'', None), (b'01', None)), bytes)
outcome('bytearray delete | append',
        lambda: bytearray(LONG_BYTES), lambda b: b.__delitem__(0),
        lambda b: b.append(121), ((LONG_BYTES[1:] + b'y', None),), bytes)
outcome('bytearray delete | store',
        lambda: bytearray(LONG_BYTES), lambda b: b.__delitem__(0),
        lambda b: b.__setitem__(50, 33),
        ((LONG_BYTES[1:50] + b'!' + LONG_BYTES[51:], None),
         (LONG_BYTES[1:51] + b'!' + LONG_BYTES[52:], None)), bytes)
outcome('bytearray pop | append', bytes_room, lambda b: b.pop(),
        lambda b: b.append(120), ((b'abcdx', 101), (b'abcde', 120)), bytes)
outcome('bytearray delete every other | store',
        lambda: bytearray(LONG_BYTES), lambda b: b.__delitem__(slice(0, 100, 2)),
        lambda b: b.__setitem__(41, 33),
        ((LONG_BYTES[1:41:2] + b'!' + LONG_BYTES[43::2], None),
         (LONG_BYTES[1::2][:41] + b'!' + LONG_BYTES[1::2][42:], None)), bytes)
outcome('bytearray reverse | store', lambda: bytearray(b'abcdefgh'),
        lambda b: b.reverse(), lambda b: b.__setitem__(0, 33),
        ((b'hgfedcb!', None), (b'!gfedcba', None)), bytes)


def shorts():
    return array.array('i', [0x01010101] * 3)


def set_item(i, v):
    def store(a):
        a[i] = v
    return store


ONES, TWOS = 0x01010101, 0x02020202
outcome('array store | load', shorts, set_item(1, TWOS),
        lambda a: w.__setitem__('seen', a[1]),
        (([ONES, TWOS, ONES], None),),
        lambda a: list(a) if w['seen'] in (ONES, TWOS, None) else w['seen'])
outcome('array load | store', shorts, lambda a: a[1], set_item(1, TWOS),
        (([ONES, TWOS, ONES], ONES), ([ONES, TWOS, ONES], TWOS)), list)
outcome('array append | append', shorts, lambda a: a.append(5),
        lambda a: a.append(6), (([ONES] * 3 + [5, 6], None),
                                ([ONES] * 3 + [6, 5], None)), list)


def take_buffer(b):
    """The old buffer lives on in what looks at it."""
    b.extend(b'0123456789' * 20)
    return b


barrier('buffer of a bytearray', bytes_room, take_buffer)


def grow_array(a):
    for i in range(20):
        a.append(i)
    return a


barrier('buffer of an array', shorts, grow_array)


def multiply(a):
    a *= 3
    return a


def multiplied_bytes(b):
    b *= 3


barrier('array *=', shorts, multiply)
outcome('bytearray *= | append', lambda: bytearray(LONG_BYTES),
        multiplied_bytes,
        lambda b: b.append(121),
        ((LONG_BYTES * 3 + b'y', None), ((LONG_BYTES + b'y') * 3, None)),
        bytes)
def replaced(b):
    b.append(b.pop() ^ 0x55)


LAST = bytes([LONG_BYTES[-1] ^ 0x55])
outcome('bytearray *= | pop, append', lambda: bytearray(LONG_BYTES),
        multiplied_bytes, replaced,
        (((LONG_BYTES[:-1] + LAST) * 3, None),
         (LONG_BYTES * 2 + LONG_BYTES[:-1] + LAST, None)), bytes)


def with_room():
    a = array.array('b', LONG_BYTES)
    a.append(1)
    return a


def over_itself(a):
    a[:] = a


outcome('array[:] = itself | append', with_room, over_itself,
        lambda a: a.append(7),
        ((list(LONG_BYTES) + [1], None), (list(LONG_BYTES) + [1, 7], None)),
        list)
outcome('bytearray *= | store', lambda: bytearray(LONG_BYTES),
        multiplied_bytes,
        lambda b: b.__setitem__(0, 121),
        ((b'y' + LONG_BYTES[1:] + LONG_BYTES * 2, None),
         ((b'y' + LONG_BYTES[1:]) * 3, None)), bytes)


def bytes_to_spare():
    b = bytearray(LONG_BYTES)
    b.append(33)
    return b


outcome('bytearray delete every other | append in place', bytes_to_spare,
        lambda b: b.__delitem__(slice(0, 100, 2)), lambda b: b.append(120),
        ((LONG_BYTES[1::2] + b'!x', None),), bytes)
REVERSED = bytes(reversed(LONG_BYTES))
outcome('bytearray delete | reverse', lambda: bytearray(LONG_BYTES),
        lambda b: b.__delitem__(0), lambda b: b.reverse(),
        ((REVERSED[1:], None), (REVERSED[:-1], None)), bytes)
LARGE = array.array('i', range(60))
outcome('array store | extend', shorts, set_item(1, TWOS),
        lambda a: a.extend(LARGE),
        (([ONES, TWOS, ONES] + list(range(60)), None),), list)
ORDERED, TURNED = 0x01020304, 0x04030201


def ordered():
    return array.array('i', [ORDERED] * 40)


outcome('array byteswap | store', ordered, lambda a: a.byteswap(),
        set_item(0, ONES + 1),
        (([TURNED] * 40, None), ([ONES + 1] + [TURNED] * 39, None),
         ([0x02010101] + [TURNED] * 39, None)), list)
outcome('array append | byteswap', ordered, lambda a: a.append(5),
        lambda a: a.byteswap(),
        (([TURNED] * 40 + [5], None), ([TURNED] * 40 + [0x05000000], None)),
        list)
outcome('bytearray append | reverse', lambda: bytearray(LONG_BYTES),
        lambda b: b.append(33), lambda b: b.reverse(),
        ((REVERSED + b'!', None), (b'!' + REVERSED, None)), bytes)


# Two bytes are two accesses, on a host too (Y2).
def pairs():
    return array.array('h', [0x0101] * 6)


def see_item(a):
    w['seen'] = a[1]


def pairs_left(a):
    return list(a) if w['seen'] in (None, 0x0101, 0x0202) else w['seen']


def store_view(a):
    memoryview(a)[1:3] = array.array('h', [0x0202] * 2)


outcome('short load | store', pairs, lambda a: a[1], set_item(1, 0x0202),
        (([0x0101, 0x0202] + [0x0101] * 4, 0x0101),
         ([0x0101, 0x0202] + [0x0101] * 4, 0x0202)), list)
outcome('short store | load', pairs, set_item(1, 0x0202), see_item,
        (([0x0101, 0x0202] + [0x0101] * 4, None),), pairs_left)
outcome('short store by a view | load', pairs, store_view, see_item,
        (([0x0101, 0x0202, 0x0202] + [0x0101] * 3, None),), pairs_left)


# Each item of the copies is whole, though an odd number of them of two bytes
# goes over byte by byte.
ITEMS = 61


def repeated():
    w['owner'] = array.array('H', [0] * ITEMS)


def repeat():
    w['owner'] *= 2


def store_all():
    a = w['owner']
    for i in range(ITEMS):
        a[i] = 0xffff


def items_whole():
    for item in w['owner']:
        if item != 0 and item != 0xffff:
            return 'half an item: %x' % item


conflict('array *= | store', repeated, repeat, store_all, items_whole)
