# SPDX-License-Identifier: MIT
"""Rows that look whether what is stored arrives, where no other row does."""
import gc


def stored(name, run, wanted):
    def prepare():
        w['seen'] = None

    def operation():
        w['seen'] = run()

    def check():
        got = w['seen']
        return None if got in (None, wanted) else repr(got)

    rows.append(('stored: ' + name, prepare, operation, None, check))


def suppress_by_cause():
    e = ValueError()
    e.__cause__ = OTHER
    return e.__suppress_context__


def suppress_by_hand():
    e = ValueError()
    e.__suppress_context__ = True
    first = e.__suppress_context__
    e.__suppress_context__ = False
    return first, e.__suppress_context__


def suppress_by_raise():
    try:
        raise ValueError from OTHER
    except ValueError as e:
        return e.__suppress_context__


def args_by_hand():
    e = ValueError(1)
    e.args = (2, 3)
    return e.args


def args_by_init():
    e = ValueError(1)
    BaseException.__init__(e, 4)
    return e.args


def ended_for_good():
    """A list that grows does not wake its iterator up."""
    a = []
    it = iter(a)
    first = next(it, 'end')
    a.append(1)
    t = iter(())
    next(t, 'end')
    s = iter('')
    next(s, 'end')
    return first, next(it, 'end'), next(t, 'end'), next(s, 'end')


def multiplied():
    a = shorts()
    a *= 2
    return list(a)


def class_cell_set():
    class C:
        def f(self):
            return __class__ is C
    return C().f()


def lets_go(make):
    """What ended iterators went over is not kept by them."""
    def run():
        gc.collect()
        before = gc.mem_alloc()
        kept = [make() for _ in range(16)]
        gc.collect()
        left = gc.mem_alloc() - before
        return left < 300000 or left, len(kept)
    return run


def popped():
    a = [bytes(16000), bytes(16000)]
    a.pop()
    a.pop()
    return a


def cut():
    a = [0, bytes(16000), bytes(16000)]
    del a[1:]
    return a


def without_value():
    d = {'a': bytes(32000), 'b': 0}
    del d['a']
    return d


def over_tuple():
    it = iter(tuple(range(8000)))
    for _ in it:
        pass
    return it


def over_values():
    it = iter({i: i for i in range(3000)}.values())
    for _ in it:
        pass
    return it


def memory_anew():
    """One object is raised again and again."""
    e = no_memory()
    first = e.__traceback__
    e.__context__ = OTHER
    e = no_memory()
    return first is not None, e.__context__, count_lines(e.__traceback__)


def count_lines(t):
    n = 0
    while t is not None and n < 9:
        t = t.tb_next
        n += 1
    return n


def traceback_made():
    return traced().__traceback__ is not None


def members_left():
    s = {1, 2, 3}
    s &= {2, 3, 4}
    return sorted(s)


def entered_twice():
    def make():
        try:
            next(g)
        except ValueError:
            yield 'claimed'
    g = make()
    return next(g)


def deleted_cells():
    x = 1

    def f():
        return x

    def g():
        nonlocal x
        del x

    def h():
        try:
            return f()
        except NameError:
            return 'unset'
    first = h()
    g()
    second = h()
    x = 2
    del x
    return first, second, h()


def class_changed():
    C, D = new_class(), new_class()
    o = C()
    o.x = 5
    o.__class__ = D
    return type(o) is D, o.x


def frame_of_traceback():
    t = traced().__traceback__
    return t.tb_frame is t.tb_frame


def next_of_traceback():
    t, u = traced().__traceback__, traced().__traceback__
    t.tb_next = u
    return t.tb_next is u


def missing_named():
    o = new_class()()
    try:
        o.nothing
    except AttributeError as e:
        return e.name, e.obj is o


def exception_keywords():
    e = ImportError('text', name='n', path='p')
    return e.name, e.path


def dict_given():
    o = new_class()()
    o.x = 5
    o.__dict__ = {'y': 6}
    return hasattr(o, 'x'), o.y


def soft_source(reaction=KEEP):
    return source_new(count_call, SOFT, 8, 0, reaction)


def source_of_error():
    s = make_source(LEVEL_2)()
    keep_error(s, LEFT)
    got = rt.errors()[-1]
    source_free(s)
    return got[0], got[1] is LEFT


def disarmed():
    """No handler any more; without, it would be called."""
    calls.clear()
    s = source_new(count_call, LEVEL_2, 8, 0, DISARM)
    keep_error(s, LEFT)
    post(s, 1)
    pending()
    source_free(s)
    return len(calls)


def queue_of_each():
    """Two soft sources do not share what waits."""
    calls.clear()
    s = soft_source()
    for i in range(3):
        post(s, i)
    pending()
    source_free(s)
    return len(calls)


class SameHash:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == other.n


def deleted_key():
    """A key that was deleted is not compared with."""
    d = {SameHash(1): 1, SameHash(2): 2}
    del d[SameHash(1)]
    return d[SameHash(2)]


def ring_cut():
    """Nothing is its own context's context."""
    e = with_field('__context__')()
    inner = e.__context__
    take_raised(e)
    return inner.__context__ is e, e.__context__


stored('MemoryError anew', memory_anew, (True, None, 1))
stored('deleted key', deleted_key, 2)
stored('ring of contexts', ring_cut, (True, None))
stored('traceback', traceback_made, True)
stored('set &=', members_left, [2, 3])
stored('a generator that enters itself', entered_twice, 'claimed')
stored('deleted cells', deleted_cells, (1, 'unset', 'unset'))
stored('__class__ of an instance', class_changed, (True, 5))
stored('frame of a traceback', frame_of_traceback, True)
stored('tb_next', next_of_traceback, True)
stored('what an AttributeError is about', missing_named, ('nothing', True))
stored('keywords of an ImportError', exception_keywords, ('n', 'p'))
stored('__dict__ of an instance', dict_given, (False, 6))
stored('handled by a generator', handled_later, True)
stored('source of an error', source_of_error, ('rig', True))
stored('disarmed', disarmed, 0)
stored('soft queue', queue_of_each, 3)
stored('suppress by __cause__', suppress_by_cause, True)
stored('suppress', suppress_by_hand, (True, False))
stored('suppress by raise', suppress_by_raise, True)
stored('array *=', multiplied, [ONES] * 6)
stored('args', args_by_hand, (2, 3))
stored('args by __init__', args_by_init, (4,))
stored('ended iterators', ended_for_good, ('end',) * 4)
stored('__class__', class_cell_set, True)
stored('popped items are let go', lets_go(popped), (True, 16))
stored('items cut off are let go', lets_go(cut), (True, 16))
stored('deleted values are let go', lets_go(without_value), (True, 16))
stored('ended tuple iterators let go', lets_go(over_tuple), (True, 16))
stored('ended values iterators let go', lets_go(over_values), (True, 16))
