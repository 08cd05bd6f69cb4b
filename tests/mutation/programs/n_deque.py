# SPDX-License-Identifier: MIT
"""Rows for deque: every change against every other, in each state of the chain
in which one of them links or unlinks a block."""
from _collections import deque

ROOM = 30


def middle():
    return deque([1, 2, 3, 4])


def one():
    return deque([1])


def right_edge():
    """The next append needs a block, and there is none."""
    return deque(range(ROOM // 2))


def left_edge():
    d = deque()
    d.extendleft(range(ROOM // 2))
    return d


def spare_there():
    """The next append needs a block, and there is one."""
    d = deque(range(ROOM // 2 + ROOM))
    for _ in range(ROOM // 2 + 1):
        d.popleft()
    return d


def no_room():
    """Neither end has room, and there is one spare block."""
    d = spare_there()
    d.appendleft('f')
    return d


def used_up_left():
    """The first block has no items, and a spare one is there."""
    d = deque(range(3 * ROOM))
    for _ in range(ROOM // 2 + ROOM):
        d.popleft()
    return d


def used_up_right():
    d = deque()
    d.extendleft(range(3 * ROOM))
    for _ in range(ROOM // 2 + ROOM):
        d.pop()
    return d


def last_left():
    """The first block holds one item."""
    d = deque(range(3 * ROOM))
    for _ in range(ROOM // 2 - 1):
        d.popleft()
    return d


def last_right():
    d = deque()
    d.extendleft(range(3 * ROOM))
    for _ in range(ROOM // 2 - 1):
        d.pop()
    return d


def bounded():
    return deque([1, 2, 3], 3)


def guarded(f):
    def op(d):
        try:
            return f(d)
        except (IndexError, RuntimeError) as e:
            return type(e).__name__
    return op


def append(d):
    d.append('a')


def appendleft(d):
    d.appendleft('l')


@guarded
def pop(d):
    return d.pop()


@guarded
def popleft(d):
    return d.popleft()


@guarded
def store_first(d):
    d[0] = 's'


@guarded
def load_last(d):
    return d[-1]


@guarded
def insert(d):
    d.insert(1, 'i')


@guarded
def take_next(d):
    return next(w['also'], 'end')


def turn(d):
    d.rotate(1)


def turn_back(d):
    d.rotate(-1)


def clear(d):
    d.clear()


def two(d):
    d.append('b')
    d.append('c')


def a_block(d):
    d.extend(range(ROOM))


def a_block_left(d):
    d.extendleft(range(ROOM))


def two_out(d):
    return pop(d), pop(d)


def two_out_left(d):
    return popleft(d), popleft(d)


def state_of(d):
    """Items from both ends, so that a link that is wrong shows."""
    return list(d), list(reversed(d))


def both_orders(make, first, second):
    seen = []
    for swap in False, True:
        d = make()
        w['also'] = iter(d)
        if swap:
            b = second(d)
            a = first(d)
        else:
            a = first(d)
            b = second(d)
        seen.append((state_of(d), a, b))
    return seen


def pair(name, make, first, second):
    """Main does one thing, the handler another or several: as if one after
    the other."""
    allowed = both_orders(make, first, second)

    def prepare():
        d = make()
        w['owner'] = d
        w['also'] = iter(d)
        w['held'] = w['seen'] = 'not run'

    def operation():
        w['held'] = first(w['owner'])

    def handler():
        w['seen'] = second(w['owner'])

    def check():
        d = w['owner']
        got = state_of(d), w['held'], w['seen']
        if got not in allowed:
            return '%r' % (got,)
        d.extend(range(ROOM)) # and the chain still holds
        d.extendleft(range(ROOM))
        whole = list(d)
        if whole != list(reversed(list(reversed(d)))):
            return 'both ways differ'
        for item in whole:
            if d.popleft() != item:
                return 'not in order'
        w['owner'] = deque(got[0][0], d.maxlen)

    conflict('deque %s, %s: %s | %s' % (name, make.__name__, first.__name__,
                                        second.__name__),
             prepare, operation, handler, check)


for make, firsts, seconds in (
        (middle, (append, popleft, store_first, turn, load_last, insert,
                  take_next),
         (append, popleft, pop, clear)),
        (one, (pop, popleft, append, store_first), (append, popleft, clear)),
        (right_edge, (append, turn_back), (two, pop, popleft, appendleft)),
        (left_edge, (appendleft, turn), (appendleft, popleft, turn)),
        (spare_there, (append, turn_back), (two, append, pop)),
        (used_up_left, (popleft, turn_back),
         (two_out_left, appendleft, append, turn_back)),
        (used_up_right, (pop, turn), (two_out, append, appendleft)),
        (no_room, (append, appendleft),
         (append, appendleft, pop, popleft, a_block, a_block_left)),
        (last_left, (popleft, turn_back), (popleft, turn_back)),
        (last_right, (pop, turn), (pop, turn)),
        (bounded, (append, appendleft), (append, pop, appendleft)),
        (middle, (take_next,), (take_next,))):
    for first in firsts:
        for second in seconds:
            pair('pair', make, first, second)


def held_in(make):
    """A deque in this state, to whose items nothing else leads."""
    def made():
        d = make()
        for i in range(len(d)):
            d[i] = [i]
        return d
    return made


def take_then_clear(d):
    v = d[0]
    d.clear()
    return v


def take_and_store(d):
    v = d[0]
    d[0] = None
    return v


def turn_all(d):
    for _ in range(len(d)):
        d.rotate(-1)


def take_and_push(d):
    v = d[0]
    d.append([1])
    return v


def take_and_push_left(d):
    v = d[-1]
    d.appendleft([1])
    return v


def whole(d):
    """The spare block is linked, and filled with what is new."""
    d.extend([[i] for i in range(ROOM)])
    return d


def take_two_left(d):
    return d.popleft(), d.popleft()


def take_two(d):
    return d.pop(), d.pop()


def one_block():
    d = deque([[i] for i in range(ROOM // 2)])
    d.extendleft([[i] for i in range(ROOM // 2)])
    return d


def at_both_ends(d):
    """The only block gets neighbours, which are new."""
    d.append([1])
    d.appendleft([2])


def of_three(d):
    """As deque(maxlen=3), so that blocks are small, and one is spare."""
    small = deque(maxlen=3)
    for item in d:
        small.append(item)
    return small


def init_wider(d):
    d.__init__(range(ROOM))
    d.extend(range(ROOM))


def keep(d):
    d.extend([[i] for i in range(ROOM)])


barrier('deque.popleft', held_in(middle), lambda d: d.popleft())
barrier('deque.pop', held_in(middle), lambda d: d.pop())
barrier('deque.clear', held_in(middle), take_then_clear)
barrier('deque store', held_in(middle), take_and_store)
barrier('deque.rotate', held_in(right_edge), turn_all)
barrier('deque.append to a full one', lambda: of_three(held_in(middle)()),
        take_and_push)
barrier('deque at both ends', one_block, at_both_ends)
barrier('deque.__init__ with more room', lambda: of_three(held_in(middle)()),
        init_wider)
barrier('deque over blocks', held_in(used_up_left), lambda d: d.popleft())
barrier('deque.append over blocks', held_in(right_edge), keep)
barrier('deque links its spare block', held_in(spare_there), take_and_push)
barrier('deque links its spare block left', held_in(no_room), take_and_push_left)
barrier('deque fills its spare block', held_in(no_room), whole)
barrier('deque unlinks a block left', held_in(used_up_left), take_two_left)
barrier('deque unlinks a block right', held_in(used_up_right), take_two)
torn('deque store', lambda: deque([OLD]), lambda d: d.__setitem__(0, NEW),
     lambda d: d[0])


def emptied_deque():
    d = deque([bytes(16000), bytes(16000)])
    d.pop()
    d.popleft()
    return d


def drained_deque():
    d = deque(range(100 * ROOM))
    while d:
        d.popleft()
    return d


def moves_on():
    """Q4: what is filled as fast as it is emptied makes no blocks."""
    d = deque(range(ROOM))
    gc.collect()
    before = gc.mem_alloc()
    for _ in range(100 * ROOM):
        d.append(d.popleft())
    return gc.mem_alloc() - before < 10000


stored('items out of a deque are let go', lets_go(emptied_deque), (True, 16))
stored('blocks of a deque are let go', lets_go(drained_deque), (True, 16))
stored('a deque moves on in its blocks', moves_on, True)
