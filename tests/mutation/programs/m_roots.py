# SPDX-License-Identifier: MIT
"""Rows for roots: each is the only way to what lives, and the collector runs
while it is. steps(n) and the like come from rig.c."""


def clobber():
    """What registers of calls long past have held is no root."""
    return [0, 1, 2, 3, 4, 5, 6, 7, [8, 9, 10, 11, 12, 13, 14, 15]]


def root(name, operation, check):
    rows.append(('root: ' + name, nothing, operation, None, check))


def is_seven():
    got = w['held']
    return None if got == [7] else repr(got)


# A pending exception.
def collect_pending():
    try:
        fail_collected()
    except ValueError as e:
        w['held'] = e


def check_pending():
    got = w['held'].args
    return None if got == ('the lost one',) else repr(got)


root('a pending exception', collect_pending, check_pending)


# An argument that a native has replaced, called without a frame below.
def argument_prepare():
    w['owner'] = source_new(argument_good, SOFT, 8, 0, KEEP)


def check_argument_kept():
    if w['owner'] is not None:
        source_free(w['owner'])
        w['owner'] = None
    return 'the argument is gone' if argument_lost() else None


rows.append(('root: an argument without a frame', argument_prepare,
             post_pending, None, check_argument_kept))


# What is handled, between the end of a named handler and what follows: its
# register has the new exception already, and a soft callback comes there.
def note_context(_):
    try:
        raise KeyError
    except KeyError as e:
        w['held'] = e.__context__


def collect_first(_):
    gc.collect()
    note_context(_)


ANOTHER = ValueError('another')


def deep_in_c():
    """Other frames of C where the last ones stood."""
    return sorted([[2, [1.5]], [1, []]], key=repr), '%r' % ({1: [{}]},)


def deep_in_python(n=6):
    return [n, deep_in_python(n - 1)] if n else clobber()


def lose_handled(source, covers):
    try:
        raise ValueError([7])
    except ValueError as e:
        e = None
        for cover in covers:
            cover()
        post_raise(source, ANOTHER)


def handled_root(name, callback, make=nothing, covers=(clobber,)):
    def run():
        w['also'] = make()
        source = source_new(callback, SOFT, 8, 0, KEEP)
        try:
            lose_handled(source, covers)
        except ValueError:
            pass
        source_free(source)

    def check():
        got = w['held']
        good = type(got) is ValueError and got.args == ([7],)
        return None if good else repr(got)

    root(name, run, check)


# Which stale words of the C stack lead to the exception depends on the compiler.
for covers in ((clobber,), (deep_in_c,), (deep_in_python,),
               (deep_in_c, deep_in_python, clobber)):
    handled_root(f'what is handled, behind {[c.__name__ for c in covers]}',
                 collect_first, nothing, covers)


# The same, where a generator handles something else: its frame knows.
def collect_deeper():
    gc.collect()


def handles(collect):
    try:
        raise KeyError
    except KeyError:
        yield
        collect()
        yield


def suspended_in(collect):
    def make():
        g = handles(collect)
        next(g)
        return g
    return make


def next_first(_):
    next(w['also'])
    note_context(_)


handled_root('what a frame has put by', next_first, suspended_in(gc.collect))
handled_root('what a frame that waits has put by', next_first,
             suspended_in(collect_deeper))


# Arrays of a sort that its C frame alone holds.
class Stepped:
    """Collects while it is compared; its rank decides."""
    calls = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Stepped.calls += 1
        if Stepped.calls in (1, 40, 60):
            clobber()
            gc.collect()
        return self.n < other.n


def sort_stepped():
    Stepped.calls = 0
    a = [[i * 37 % 61] for i in range(29)]
    a.sort(key=lambda item: Stepped(item[0]))
    w['held'] = [item[0] for item in a]


def check_stepped():
    got = w['held']
    return None if got == sorted(got) and len(got) == 29 else repr(got)


root('arrays of a sort', sort_stepped, check_stepped)


# Objects that registers of the processor alone hold.
def count_in_registers():
    w['held'] = registers_kept()


root('registers', count_in_registers,
     lambda: None if w['held'] == 5 else '%r of 5' % w['held'])
