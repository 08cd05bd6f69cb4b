# SPDX-License-Identifier: MIT
"""More rows for containers: in place where d_containers.py has them aside."""
import struct

SPARE = [0, 1, 2, 3, 4]


def spare():
    """Five items and room for three more."""
    a = [0, 1, 2, 3]
    a.append(4)
    return a


def insert_first(a):
    a.insert(0, 'y')


outcome('roomy list load at -3 | insert', spare, lambda a: a[-3],
        lambda a: a.insert(2, 'y'), (([0, 1, 'y', 2, 3, 4], 2),))
outcome('roomy list store at -3 | insert', spare,
        lambda a: a.__setitem__(-3, 'x'), lambda a: a.insert(2, 'y'),
        (([0, 1, 'y', 'x', 3, 4], None),))
outcome('roomy insert | delete', spare, lambda a: a.insert(3, 'x'),
        lambda a: a.__delitem__(2),
        (([0, 1, 3, 'x', 4], None), ([0, 1, 'x', 3, 4], None)))
outcome('roomy insert | append', spare, lambda a: a.insert(3, 'x'),
        lambda a: a.append('y'), (([0, 1, 2, 'x', 3, 4, 'y'], None),))


def store_minus(a):
    a[-1] = 'x'


outcome('append | store at -1', long, lambda a: a.append('z'), store_minus,
        ((LONG[:39] + ['x', 'z'], None), (LONG + ['x'], None)))


def take_minus(a):
    v = a[-1]
    a[-1] = None
    return v


barrier('store at -1', lambda: [1, [7]], take_minus)


def take_and_empty(a):
    v = a[9]
    a[:] = []
    return v


def empty(a):
    del a[:]


def ten():
    a = [[i] for i in range(9)]
    a.append([9])
    return a


barrier('a list emptied', ten, take_and_empty)
outcome('list emptied | append', lambda: LONG[:10] + [10], empty,
        lambda a: a.append('x'), (([], None), (['x'], None)))
outcome('list emptied | roomy append', grown, empty,
        lambda a: a.append('x'), (([], None), (['x'], None)))
outcome('list emptied | new buffer', grown, empty,
        lambda a: a.extend(LONG), (([], None), (LONG, None)))


def pop_set(a):
    a.pop()
    a[0] = 'x'


outcome('list copy | pop, set', grown, lambda a: a[:], pop_set,
        ((['x'] + LONG[1:], LONG + [40]), (['x'] + LONG[1:], ['x'] + LONG[1:])))


def delete_37_append(a):
    del a[37]
    a.append('x')


MOVED = LONG[:37] + [38, 39, 40, 'x']
outcome('list copy | delete behind, append', grown, lambda a: a[:],
        delete_37_append, ((MOVED, LONG + [40]), (MOVED, MOVED)))


def full():
    return list(range(41))[:]  # no room to spare


outcome('append | delete behind, append', full, lambda a: a.append('z'),
        delete_37_append,
        ((MOVED + ['z'], None), (MOVED[:-1] + ['z', 'x'], None)))


def load_2(a):
    try:
        return a[2]
    except IndexError:
        return 'end'


def load_slowly(a):
    try:
        return a.__getitem__(2)
    except IndexError:
        return 'end'


outcome('list load by call | pop', lambda: [1, 2, 3], load_slowly,
        lambda a: a.pop(), (([1, 2], 3), ([1, 2], 'end')))
outcome('list load | pop', lambda: [1, 2, 3], load_2, lambda a: a.pop(),
        (([1, 2], 3), ([1, 2], 'end')))

def remove_3(a):
    try:
        a.remove(3)
    except ValueError:
        return 'absent'


def store_y(i):
    def store(a):
        a[i] = 'y'
    return store


outcome('roomy list remove | store', spare, remove_3, store_y(3),
        (([0, 1, 2, 'y', 4], 'absent'), ([0, 1, 2, 'y'], None)))
outcome('long list remove | store', long, remove_3, store_y(3),
        ((LONG[:3] + ['y'] + LONG[4:], 'absent'),
         (LONG[:3] + ['y'] + LONG[5:], None)))


def cut_short(a):
    del a[3:]


def take_and_cut(a):
    v = a[4]
    del a[3:]
    return v


def five_boxes():
    a = [[0], [1], [2], [3]]
    a.append([4])
    return a


barrier('cut short', five_boxes, take_and_cut)


outcome('list cut short | append', spare, cut_short,
        lambda a: a.append('y'), (([0, 1, 2], None), ([0, 1, 2, 'y'], None)))
outcome('append | new buffer', full, lambda a: a.append('z'),
        lambda a: a.extend(LONG),
        ((list(range(41)) + LONG + ['z'], None),
         (list(range(41)) + ['z'] + LONG, None)))
outcome('append | delete behind', full, lambda a: a.append('z'),
        lambda a: a.__delitem__(37), ((LONG[:37] + [38, 39, 40, 'z'], None),))


def wrap_37(a):
    del a[37]
    a.append('x')
    a[36] = 'w'


WRAPPED = LONG[:36] + ['w', 38, 39, 40, 'x']
outcome('append | delete behind, append, store', full, lambda a: a.append('z'),
        wrap_37, ((WRAPPED + ['z'], None), (WRAPPED[:-1] + ['z', 'x'], None)))
outcome('list slice roomy | delete, append', grown, lambda a: a[5:40],
        delete_37_append,
        ((MOVED, LONG[5:]), (MOVED, MOVED[5:40])))


# Bytes.
def pack(b):
    struct.pack_into('B', b, 50, 33)


outcome('bytearray delete | pack_into', lambda: bytearray(LONG_BYTES),
        lambda b: b.__delitem__(0), pack,
        ((LONG_BYTES[1:50] + b'!' + LONG_BYTES[51:], None),
         (LONG_BYTES[1:51] + b'!' + LONG_BYTES[52:], None)), bytes)
outcome('bytearray remove | store', lambda: bytearray(LONG_BYTES),
        lambda b: b.remove(97), lambda b: b.__setitem__(0, 33),
        ((b'!' + LONG_BYTES[2:], None),
         (b'!' + LONG_BYTES[1:25] + LONG_BYTES[26:], None)), bytes)
outcome('short slice | store', pairs, lambda a: a[1:4].tobytes(),
        set_item(1, 0x0202),
        (([0x0101, 0x0202] + [0x0101] * 4, b'\1' * 6),
         ([0x0101, 0x0202] + [0x0101] * 4, b'\2\2\1\1\1\1')), list)


# Dicts and sets.
def with_attribute():
    def f():
        pass
    f.first = f.second = OLD
    f.third = NEW
    return f


def replace_attribute(f):
    del f.third
    f.third = NEW


outcome('load from a dict | delete, set', with_attribute,
        lambda f: f.third, replace_attribute, ((NEW, NEW),),
        lambda f: f.third)


def updated(d):
    e = {}
    e.update(d)
    return e


def three():
    return {'a': 1, 'b': [2], 'c': 3}


def delete_b(d):
    del d['b']


outcome('update | delete', three, updated, delete_b,
        (({'a': 1, 'c': 3}, {'a': 1, 'c': 3}),
         ({'a': 1, 'c': 3}, {'a': 1, 'b': [2], 'c': 3})))

def delete_set(d):
    del d[1]
    d[1] = 'x'


def counted():
    return {i: i for i in range(14)}


COUNTED = list(range(14))
TURNED_OVER = [0] + COUNTED[2:] + [1]
outcome('dict copy | delete, set', counted, lambda d: list(d.copy()),
        delete_set, ((TURNED_OVER, COUNTED), (TURNED_OVER, TURNED_OVER)), list)


def prepare_function():
    def f():
        pass
    w['owner'] = f


def left_attribute():
    w['owner'].left = 1


def right_attribute():
    w['owner'].right = 2


def check_attributes():
    f = w['owner']
    got = getattr(f, 'left', None), getattr(f, 'right', None)
    return None if got == (1, 2) else repr(got)


conflict('attributes of a function', prepare_function, left_attribute,
         right_attribute, check_attributes)


def take_key(d):
    for k in d:
        break
    del d[k]
    return k


barrier('key of a dict', lambda: {(7, long_name(7)): 1}, take_key)
barrier('member of a set', lambda: {(7, long_name(7))}, lambda s: s.pop())


def take_member(s):
    for k in s:
        break
    s &= set()
    return k


def take_by_method(s):
    for k in s:
        break
    s.intersection_update(())
    return k


barrier('set &=', lambda: {(7, long_name(7))}, take_member)
barrier('intersection_update', lambda: {(7, long_name(7))}, take_by_method)


# Two classes whose versions would be the same.
def prepare_versions():
    w['owner'], w['also'] = new_class(), new_class()
    w['held'] = w['owner'](), w['also']()


def replace_left():
    w['owner'].f = lambda self: 2


def replace_right():
    w['also'].f = lambda self: 3


def check_versions():
    a, b = w['held']
    for _ in range(2):
        got = call_f(a), call_f(b), call_f(b), call_f(a)
        if got not in ((2, 3, 3, 2), (2, 1, 1, 2), (1, 3, 3, 1)):
            return repr(got)
    return None


conflict('versions of two classes', prepare_versions, replace_left,
         replace_right, check_versions)


# Tracebacks.
def raise_caught(e):
    try:
        raise e
    except ValueError:
        pass


def traceback_good(e):
    t = e.__traceback__
    return t is None or type(t) is type(TRACEBACK)


torn('traceback by raise', ValueError, raise_caught, traceback_good, True, True)


def raise_memory(e):
    no_memory()


torn('traceback of MemoryError', no_memory, raise_memory, traceback_good, True,
     True)
torn('context of MemoryError', memory_with_context, raise_memory,
     lambda e: type(e.__context__) in (KeyError, type(None)), True, True)


# What goes through a view during growth is in the new buffer too.
def prepare_view():
    b = bytearray(LONG_BYTES)
    w['owner'], w['seen'] = b, None


def store_through():
    n = len(w['owner'])
    memoryview(w['owner'])[0] = 33
    w['seen'] = n


def check_view():
    b = w['owner']
    if (b[0] == 33) != (w['seen'] is not None):
        return '%r of %r' % (b[0], w['seen'])
    return None


conflict('bytearray append | store through a view', prepare_view,
         lambda: w['owner'].append(33), store_through, check_view)


# Keys of a sort that only its arrays hold: they are scanned while it merges.
class Deep:
    """Takes the collector long."""

    def __init__(self, n):
        self.n = n
        self.rest = [[] for _ in range(12)]

    def __lt__(self, other):
        return self.n < other.n


def sort_deep():
    w['owner'].sort(key=lambda item: Deep(item[0]))


def prepare_deep(n):
    def prepare():
        w['owner'] = [[(i * 37) % n] for i in range(n)]
    return prepare


def check_deep():
    got = [item[0] for item in w['owner']]
    return None if got == sorted(got) else repr(got)


for n in (29, 61, 97):
    rows.append(('stepping: sort by deep keys, %d' % n, prepare_deep(n),
                 sort_deep, None, check_deep))
