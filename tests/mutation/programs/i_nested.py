# SPDX-License-Identifier: MIT
"""Rows with two levels: the handler mirrors its change into the copy that the
operation is making, and the inner handler comes between the change and the
mirror, or into the mirror."""


def nested(name, prepare, operation, handler, inner, check):
    rows.append(('nested: ' + name, prepare, operation, handler, check, inner))


def over(store, load, before):
    """The inner handler notes what it found: after its store, that stays."""
    def handler():
        store(w['owner'], 'x')

    def inner():
        w['seen'] = load(w['owner'])
        store(w['owner'], 'y')

    def check():
        now = load(w['owner'])
        seen = w['seen']
        if seen is None:
            good = now in ('x', before)
        else:
            good = now == ('y' if seen == 'x' else 'x')
        return None if good else '%r after %r' % (now, seen)

    return handler, inner, check


def nested_store(name, make, operation, store, load, before):
    handler, inner, check = over(store, load, before)

    def prepare():
        w['seen'] = None
        w['owner'] = make()

    nested(name, prepare, lambda: operation(w['owner']), handler, inner, check)


def set_5(a, v):
    a[5] = v


def get_5(a):
    return a[5]


nested_store('list growth | store | store', long, lambda a: a.append('z'),
             set_5, get_5, 5)
nested_store('dict growth | store | store',
             lambda: {i: i for i in range(14)},
             lambda d: [d.__setitem__(i, i) for i in range(14, 32)],
             set_5, get_5, 5)


def set_byte(b, v):
    b[50] = ord(v)


nested_store('bytearray growth | store | store',
             lambda: bytearray(LONG_BYTES), lambda b: b.append(33), set_byte,
             lambda b: chr(b[50]), chr(LONG_BYTES[50]))


def twelve():
    prepare_store()
    o = w['owner']
    for i in range(11):
        setattr(o, 'n%d' % i, i)
    return o


def set_x(o, v):
    o.x = v


def more(o):
    o.p = o.q = o.r = o.s = o.t = 1


nested_store('instance growth | store | store', twelve, more, set_x,
             lambda o: o.x, 0)


# Two deletions turn the cursor of one copy back.
def prepare_full():
    w['owner'] = full()


def delete_38():
    del w['owner'][38]


def delete_36():
    del w['owner'][36]


def check_moved():
    a = w['owner']
    wrong = [i for i in range(36) if a[i] != i]
    rest = [v for v in a[36:] if v != 'z']
    if wrong or rest not in ([36, 37, 39, 40], [37, 39, 40], [37, 38, 40]):
        return repr(a[30:])
    return None


nested('list growth | delete | delete', prepare_full,
       lambda: w['owner'].append('z'), delete_38, delete_36, check_moved)


# Two deletions count one copy down.
def prepare_many():
    w['owner'] = {i: i for i in range(14)}


def grow_many():
    d = w['owner']
    for i in range(14, 32):
        d[i] = i


def delete_1():
    w['owner'].pop(1, None)


def delete_2():
    w['owner'].pop(2, None)


def check_count_of():
    d = w['owner']
    keys = list(d)
    if len(d) == len(keys) and 1 not in keys:
        return None
    return '%d of %r' % (len(d), keys)


nested('dict growth | delete | delete', prepare_many, grow_many, delete_1,
       delete_2, check_count_of)
