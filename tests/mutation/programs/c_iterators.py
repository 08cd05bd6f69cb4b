# SPDX-License-Identifier: MIT
"""Rows for iterators: an item goes to one of two takers (C6)."""


def two_takers(name, make, first, second):
    def prepare():
        w['owner'] = make()
        w['held'] = w['seen'] = None

    def operation():
        w['held'] = next(w['owner'])

    def handler():
        w['seen'] = next(w['owner'])

    def check():
        got = (w['held'], w['seen'])
        if got == (first, second) or got == (second, first):
            return None
        return repr(got)

    conflict('next of ' + name, prepare, operation, handler, check)


SEVEN = [7]
two_takers('list', lambda: iter([1, 2, 3]), 1, 2)
two_takers('list back', lambda: reversed([1, 2, 3]), 3, 2)
two_takers('tuple', lambda: iter((1, 2, 3)), 1, 2)
two_takers('range', lambda: iter(range(1, 9)), 1, 2)
two_takers('big range', lambda: iter(range(1 << 70, (1 << 70) + 9)), 1 << 70,
           (1 << 70) + 1)
two_takers('str', lambda: iter('ab\u00e9'), 'a', 'b')
two_takers('wide str', lambda: iter('\u00e9\u20acc'), '\u00e9', '\u20ac')
two_takers('bytes', lambda: iter(b'abc'), 97, 98)
two_takers('dict', lambda: iter({1: 0, 2: 0, 3: 0}), 1, 2)
two_takers('dict items', lambda: iter({1: 5, 2: 6}.items()), (1, 5), (2, 6))
two_takers('set', lambda: iter({1, 2, 3}), 1, 2)


def for_takes(name, make, first, second):
    """The loop has fast paths of its own."""
    def prepare():
        w['owner'] = make()
        w['held'] = w['seen'] = None

    def operation():
        for v in w['owner']:
            w['held'] = v
            break

    def handler():
        w['seen'] = next(w['owner'])

    def check():
        got = (w['held'], w['seen'])
        if got == (first, second) or got == (second, first):
            return None
        return repr(got)

    conflict('for over ' + name, prepare, operation, handler, check)


def ended(name, make, last):
    """One is left: who comes too late finds the end, then and ever after."""
    def prepare():
        w['owner'] = make()
        w['held'] = w['seen'] = None

    def operation():
        w['held'] = next(w['owner'], 'end')

    def handler():
        w['seen'] = next(w['owner'], 'end'), next(w['owner'], 'end')

    def check():
        got = w['held'], w['seen']
        if next(w['owner'], 'end') == 'end' and got in (
                (last, ('end', 'end')), ('end', (last, 'end'))):
            return None
        return repr(got)

    conflict('ended %s iterator' % name, prepare, operation, handler, check)


ended('list', lambda: iter([1]), 1)
ended('tuple', lambda: iter((1,)), 1)
ended('big range', lambda: iter(range(1 << 70, (1 << 70) + 1)), 1 << 70)
ended('str', lambda: iter('a'), 'a')
ended('bytes', lambda: iter(b'a'), 97)


for_takes('list', lambda: iter([1, 2, 3]), 1, 2)
for_takes('range', lambda: iter(range(1, 9)), 1, 2)
for_takes('range beyond 32 bits',
          lambda: iter(range(0xFFFFFFFF, 0x100000009)), 0xFFFFFFFF,
          0x100000000)


def take_last(it):
    v = next(it)
    next(it, None)
    return v


barrier('end of a list iterator', lambda: iter([[7]]), take_last)
barrier('end of a tuple iterator', lambda: iter(([7],)), take_last)
barrier('end of a values iterator', lambda: iter({1: [7]}.values()), take_last)


def ended(name, make):
    """At the end another level finds the container or finds none."""
    def prepare():
        w['owner'] = make()

    def end():
        next(w['owner'], None)

    conflict('end of ' + name, prepare, end, end, good)


ended('a list iterator', lambda: iter([]))
ended('a tuple iterator', lambda: iter(()))
ended('a str iterator', lambda: iter(''))
ended('a values iterator', lambda: iter({}.values()))


def take_count(e):
    return next(e)[0]


barrier('count of enumerate', lambda: enumerate([1, 2], 1 << 70), take_count)


def counting():
    yield 1
    yield 2
    yield 3


def generator_prepare():
    w['owner'] = counting()
    w['held'] = w['seen'] = None


def take_first():
    try:
        w['held'] = next(w['owner'])
    except ValueError:
        w['held'] = 0


def take_other():
    try:
        w['seen'] = next(w['owner'])
    except ValueError:
        w['seen'] = 0


def check_generator():
    got = (w['held'], w['seen'])
    return None if got in ((1, 2), (2, 1), (1, 0), (0, 1)) else repr(got)


conflict('next of a generator', generator_prepare, take_first, take_other,
         check_generator)
