# SPDX-License-Identifier: MIT
"""Rows for what a change of many items or of an attribute takes along."""


def cut_40(a):
    del a[:40]


def with_room():
    a = LONG[:39]
    a.append(39)
    return a


outcome('list cut to nothing | append', long, cut_40, lambda a: a.append('x'),
        ((['x'], None),))
outcome('roomy list cut to nothing | append', with_room, cut_40,
        lambda a: a.append('x'), ((['x'], None),))


def prepare_shapes():
    class C:
        pass
    w['owner'] = C(), C()
    w['also'] = C


def shape_a():
    w['owner'][0].a = 1


def shape_b():
    w['owner'][1].b = 1


def check_shapes():
    """Who gets the same names in the same order gets the same shape."""
    C = w['also']
    a, b = C(), C()
    a.a = b.b = 1
    got = shape_id(a), shape_id(b)
    wanted = shape_id(w['owner'][0]), shape_id(w['owner'][1])
    return None if got == wanted else '%r, not %r' % (got, wanted)


conflict('shapes are shared', prepare_shapes, shape_a, shape_b, check_shapes)


def with_spare():
    class C:
        pass
    o = C()
    for name in 'abcde':
        setattr(o, name, name)
    w['owner'] = o


def delete_attribute_b():
    del w['owner'].b


def new_attributes():
    o = w['owner']
    o.x = 'x'
    o.y = 'y'


def check_new_ones():
    got = w['owner'].__dict__
    wanted = {name: name for name in 'acdexy'}
    return None if got == wanted else repr(got)


conflict('delete of an attribute | new ones', with_spare, delete_attribute_b,
         new_attributes, check_new_ones)


def both_ends(a):
    a[0] = 'x'
    a[39] = 'y'


def cut_end(a):
    del a[10:]


ENDS = ['x'] + LONG[1:39] + ['y']
outcome('list copy | store at both ends', long, lambda a: a[:], both_ends,
        ((ENDS, LONG), (ENDS, ENDS)))
outcome('long end cut off | pop', long, cut_end, lambda a: a.pop(),
        ((LONG[:10], None), (LONG[:9], None)))
outcome('roomy long end cut off | pop', with_room, cut_end, lambda a: a.pop(),
        ((LONG[:10], None), (LONG[:9], None)))


# D5: a builtin's name is shadowed while a handler shadows another, and fills
# the cache of a global name. Only what is a module's has such caches.
SPACE, OTHER_SPACE = micropython.__dict__, gc.__dict__
exec('def left():\n global len\n len = 5\n'
     'def site():\n return len\n', SPACE)
exec('def right():\n global abs\n abs = 6\n', OTHER_SPACE)


def prepare_shadow():
    SPACE.pop('len', None)
    OTHER_SPACE.pop('abs', None)


def shadow_other():
    OTHER_SPACE['right']()
    SPACE['site']()


def check_shadow():
    got = SPACE['site']()
    return None if got == 5 else repr(got)


conflict('shadowed builtins', prepare_shadow, SPACE['left'], shadow_other,
         check_shadow)


class Entered:
    def __iter__(self):
        return self

    def __next__(self):
        return next(w['also'])


def claimed():
    w['also'] = enumerate(Entered())
    try:
        next(w['also'])
    except ValueError:
        return 'claimed'


def method_calls():
    """A method's cache is filled once, and not made again each time."""
    o = three_methods()
    f = make_sites()[0]
    f(o)
    gc.collect()
    before = gc.mem_alloc()
    for _ in range(200):
        f(o)
    return gc.mem_alloc() - before < 10000


class Nesting:
    def __init__(self, n):
        v = [n, [n]]
        if n:
            Nesting(n - 1)
        else:
            use_time()
        x = [v[1]]
        v = None
        w['held'].append(x)


def run_deep():
    w['held'] = []
    Nesting(12)


def module_in_repr():
    C = new_class()
    C.__module__ = 'elsewhere'
    return 'elsewhere' in repr(C)


def module_kept_aside():
    C = named_module()
    del C.__module__
    return C


barrier('module of a class, not in its dict', module_kept_aside, take_module)
stored('module in repr', module_in_repr, True)
stored('enumerate', lambda: list(enumerate('ab')), [(0, 'a'), (1, 'b')])
stored('an enumerate that enters itself', claimed, 'claimed')
stored('calls of a method', method_calls, True)
rows.append(('stepping: frames of constructors', nothing, run_deep, None,
             check_down))


# A copy is of one moment: a[:] looks at the length again, copy() does not.
outcome('copy() | pop, set', grown, lambda a: a.copy(), pop_set,
        ((['x'] + LONG[1:], LONG + [40]), (['x'] + LONG[1:], ['x'] + LONG[1:])))


# L1: what the copy of a longer list has left behind is no item.
def prepare_boxes():
    w['owner'] = [[i] for i in range(41)][:]  # no room to spare


def append_box():
    w['owner'].append([41])


def pop_boxes():
    a = w['owner']
    a.pop()
    a.pop()


def check_slack():
    return None if list_good(w['owner']) else 'an item behind the items'


conflict('slack of an append | pop, pop', prepare_boxes, append_box, pop_boxes,
         check_slack)


# Who comes after a generator's end has not run it.
def counted_end():
    yield 1
    w['n'] += 1


def prepare_end():
    g = w['owner'] = counted_end()
    next(g)


def next_of_end():
    try:
        next(w['owner'], None)
    except ValueError:
        pass


def check_end():
    return None if w['n'] <= 1 else 'ended twice'


conflict('end of a generator', prepare_end, next_of_end, next_of_end,
         check_end)


# Keys of a sort that falls: each merge moves the larger half behind the other.
# The cycle begins in the midst of one merge and ends in that of the next;
# units(n) end between the scans of the arrays for some n. Each array is then
# scanned where it is the target and the largest key has gone from its old place
# and not come to its new one. The spare array begins as a copy, so that it
# takes the second merge and the third.
RUN = 8  # of list_sort.c
ORDER = list(range(8 * RUN, 0, -1))
SORTED_RUNS = 4 * RUN * (RUN - 1)  # comparisons until there are runs
IN_SECOND = SORTED_RUNS + 6 * RUN
IN_THIRD = SORTED_RUNS + 11 * RUN


class Ranked:
    calls = units = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Ranked.calls += 1
        if Ranked.calls == IN_SECOND:
            gc.collect()
            steps_to_stack()
            steps(Ranked.units)
        if Ranked.calls == IN_THIRD:
            steps_to_end()
        return self.n < other.n


def sort_ranked():
    Ranked.calls = 0
    a = [[n] for n in ORDER]
    a.sort(key=lambda item: Ranked(item[0]))
    w['held'] = [item[0] for item in a]


def sort_with_each():
    for units in range(300, 1000, 25):
        Ranked.units = units
        sort_ranked()


rows.append(('keys of a sort', nothing, sort_with_each, None,
             lambda: None if w['held'] == sorted(ORDER) else repr(w['held'])))
