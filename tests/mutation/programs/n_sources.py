# SPDX-License-Identifier: MIT
"""More rows for rt: what its slots keep, and the order of soft events."""
HANDLER, ARGUMENT, QUEUE = 0, 1, 2
log = []


# The recorder's lines and the rings of prints.
def make_rings():
    w['owner'] = [source_new(count_call, level, 8, 0, KEEP)
                  for level in (SOFT, LEVEL_2)]
    w['held'] = [bytes(100) for _ in range(40)]


def check_rings():
    for source in w['owner'] or ():
        source_free(source)
    w['owner'] = None
    return None if rings_good() else 'a line or a ring is not kept'


rows.append(('kept: lines and rings', make_rings, gc.collect, None,
             check_rings))


def argument_given():
    w['held'] = None
    source = source_new((keep_argument, NEW), SOFT, 8, 0, KEEP)
    source_change(source, (keep_argument, OTHER), SOFT, 8, 0, KEEP)
    post(source, 0)
    pending()
    source_free(source)
    return w['held'] is OTHER or w['seen'] is OTHER


def freed_holds():
    source = source_new((keep_argument, NEW), SOFT, 8, 0, KEEP)
    before = [slot_of(source, i) is None for i in range(3)]
    source_free(source)
    return before, [slot_of(source, i) for i in range(3)]


def periodic_function():
    periodic = rt.every(us=100000)(lambda *a: 'called')
    got = periodic()
    periodic.stop()
    return got


stored('argument of a source', argument_given, True)
stored('a freed source', freed_holds, ([False] * 3, [None] * 3))
stored('function of a periodic task', periodic_function, 'called')


# Soft events come in the order in which they were posted, over all sources,
# also if one is lost meanwhile.
def log_call(argument):
    log.append(argument)


def two_sources():
    del log[:]
    w['owner'] = source_new((log_call, 'a'), SOFT, 1, 0, KEEP)
    w['also'] = source_new((log_call, 'b'), SOFT, 4, 0, KEEP)
    hold()
    post(w['owner'], 1)
    post(w['also'], 2)


def post_a():
    """The event of `a` that waits is lost to a later one."""
    post(w['owner'], 3)


def check_order():
    pending()
    if w['owner'] is not None:
        source_free(w['owner'])
        source_free(w['also'])
        w['owner'] = None
    got = ''.join(log)
    return None if got in ('ba', 'aba') else got


conflict('order of soft events | one is lost', two_sources, pending, post_a,
         check_order)


# A handler gives the source back whose event is being taken.
def one_source():
    calls.clear()
    w['owner'] = source_new(count_call, SOFT, 4, 0, KEEP)
    hold()
    post(w['owner'], 1)


def free_one():
    source_free(w['owner'])


def check_free_again():
    """Its number is free, and nothing waits for it."""
    if w['owner'] is None:
        return None
    again = source_new(count_call, SOFT, 4, 0, KEEP)
    good = again == w['owner'] and len(calls) <= 1
    source_free(again)
    w['owner'] = None
    return None if good else 'source %d after %r' % (again, calls)


conflict('soft delivery | free', one_source, pending, free_one,
         check_free_again)


# Q7: what was called is let go, and lives as long as it runs.
class Keeper:
    def __init__(self):
        self.box = [7]

    def keep(self, argument):
        w['held'] = [self, argument]


def schedule_keeper():
    hold()
    micropython.schedule(Keeper().keep, [8])


def check_keeper():
    if w['held'] is None:
        return None
    keeper, argument = w['held']
    return None if (keeper.box, argument) == ([7], [8]) else 'lost'


rows.append(('barrier: a call that is scheduled', schedule_keeper, pending,
             None, check_keeper))


def scheduled_holds():
    hold()
    schedule_keeper()
    pending()
    return schedule_good()


stored('a call that was made', scheduled_holds, True)
