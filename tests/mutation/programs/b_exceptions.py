# SPDX-License-Identifier: MIT
"""Rows for exceptions: the fields that are stored again and again."""


def item():
    return KeyError([7])


def with_field(field):
    def make():
        e = ValueError()
        setattr(e, field, item())
        return e
    return make


def take_field(field, then):
    def take(e):
        v = getattr(e, field)
        setattr(e, field, then)
        return v
    return take


barrier('cause', with_field('__cause__'), take_field('__cause__', None))
barrier('context', with_field('__context__'), take_field('__context__', None))


def traced():
    try:
        raise ValueError([7])
    except ValueError as e:
        return e


barrier('traceback', traced, take_field('__traceback__', None))


def take_with_traceback(e):
    v = e.__traceback__
    e.with_traceback(None)
    return v


barrier('with_traceback', traced, take_with_traceback)


def longer_traceback():
    e = traced()
    e.__traceback__.tb_next = traced().__traceback__
    return e


def take_next(e):
    v = e.__traceback__.tb_next
    e.__traceback__.tb_next = None
    return v


barrier('tb_next', longer_traceback, take_next)
barrier('args', lambda: ValueError([7]), take_field('args', ()))


def take_init(e):
    v = e.args
    BaseException.__init__(e)
    return v


barrier('BaseException.__init__', lambda: ValueError([7]), take_init)


def take_from(e):
    v = e.__cause__
    try:
        raise e from None
    except ValueError:
        pass
    return v


barrier('raise from', with_field('__cause__'), take_from)


def take_raised(e):
    """The exception raised was the context of the one being handled."""
    try:
        raise e
    except ValueError:
        try:
            raise e.__context__
        except KeyError as inner:
            return inner


barrier('context cut out of a ring', with_field('__context__'), take_raised)


def take_chained(e):
    v = e.__context__
    try:
        raise IndexError
    except IndexError:
        try:
            raise e
        except ValueError:
            pass
    return v


barrier('context by raise', with_field('__context__'), take_chained)


def no_memory():
    try:
        return [0] * (1 << 40)
    except MemoryError as e:
        return e


def memory_with_context():
    e = no_memory()
    e.__context__ = item()
    return e


def take_memory_traceback(e):
    v = e.__traceback__
    no_memory()
    return v


def take_memory_context(e):
    v = e.__context__
    no_memory()
    return v


barrier('traceback of MemoryError', no_memory, take_memory_traceback)
barrier('context of MemoryError', memory_with_context, take_memory_context)

OTHER = KeyError(8)
TUPLE = ([9],)
TRACEBACK = traced().__traceback__


def store(field, v):
    def write(e):
        setattr(e, field, v)
    return write


def fetch(field):
    return lambda e: getattr(e, field)


torn('cause', ValueError, store('__cause__', OTHER), fetch('__cause__'),
     None, OTHER)
torn('context', ValueError, store('__context__', OTHER),
     fetch('__context__'), None, OTHER)
torn('traceback', ValueError, store('__traceback__', TRACEBACK),
     fetch('__traceback__'), None, TRACEBACK)
torn('with_traceback', ValueError, lambda e: e.with_traceback(TRACEBACK),
     fetch('__traceback__'), None, TRACEBACK)


def raise_from(e):
    try:
        raise e from OTHER
    except ValueError:
        pass


torn('raise from', ValueError, raise_from, fetch('__cause__'), None, OTHER)


def raise_in_handler(e):
    try:
        raise OTHER
    except KeyError:
        try:
            raise e
        except ValueError:
            pass


torn('context by raise', ValueError, raise_in_handler, fetch('__context__'),
     None, OTHER)


def ring():
    OTHER.__context__ = None
    e = ValueError()
    OTHER.__context__ = e
    return e


torn('context cut out of a ring', ring, raise_in_handler,
     lambda e: (OTHER.__context__ is None or OTHER.__context__ is e), True,
     True)


def link_of(e):
    """Half a link is no object, and asking for its type shows it."""
    return type(e.__traceback__), type(e.__context__), True


def raise_it(e):
    try:
        raise e
    except ValueError:
        pass


LINKS = True
torn('traceback by raise', ValueError, raise_it, lambda e: link_of(e)[2], LINKS,
     LINKS)
torn('links of MemoryError', memory_with_context, lambda _: no_memory(),
     lambda e: link_of(e)[2], LINKS, LINKS)
