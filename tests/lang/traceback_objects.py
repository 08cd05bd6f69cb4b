# Tracebacks, frames and code objects as programs see them.
import sys
import types
import inspect
import traceback


def low(a, b):
    total = a
    return total / b


def mid(x):
    return low(x, 0)


def places(tb):
    found = []
    while tb is not None:
        code = tb.tb_frame.f_code
        found.append((code.co_name, tb.tb_lineno - code.co_firstlineno))
        tb = tb.tb_next
    return found


try:
    mid(3)
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(type(tb).__name__, isinstance(tb, types.TracebackType), places(tb)[1:])
    print(sys.exc_info()[2] is tb, sys.exc_info()[1] is e, sys.exc_info()[0])
    print(tb.tb_frame.f_globals is globals(), tb.tb_next.tb_frame.f_code is mid.__code__)
    print(tb.tb_frame.f_code.co_name, type(tb.tb_frame).__name__, tb.tb_frame is tb.tb_frame)
    print(isinstance(tb.tb_frame, types.FrameType), isinstance(mid.__code__, types.CodeType))
    kept = e

print(places(kept.__traceback__)[1:])

# with_traceback keeps what was given, and the raise adds to it
try:
    raise kept.with_traceback(None)
except ZeroDivisionError as e:
    print(places(e.__traceback__)[1:])
try:
    raise KeyError("k").with_traceback(tb.tb_next)
except KeyError as e:
    print([p[0] for p in places(e.__traceback__)])

for wrong in (1, (), "x"):
    try:
        kept.__traceback__ = wrong
    except TypeError as e:
        print(e)
    try:
        kept.with_traceback(wrong)
    except TypeError as e:
        print(e)
kept.__traceback__ = None
print(kept.__traceback__)

# tb_next may be cut and changed, but not into a ring
try:
    mid(1)
except ZeroDivisionError as e:
    one = e.__traceback__
one.tb_next.tb_next = None
print([p[0] for p in places(one)])
try:
    one.tb_next.tb_next = one
except ValueError as e:
    print(e)
try:
    one.tb_next = 5
except TypeError as e:
    print(e)


# a bare raise adds no line, `raise e` does
def again(kind):
    try:
        low(1, 0)
    except ZeroDivisionError as e:
        if kind:
            raise
        raise e


for kind in (True, False):
    try:
        again(kind)
    except ZeroDivisionError as e:
        print(places(e.__traceback__)[1:])


def frames():
    f = sys._getframe()
    here, names = f.f_lineno, []
    while f is not None:
        names.append(f.f_code.co_name)
        f = f.f_back
    return names, here - frames.__code__.co_firstlineno


def outer():
    secret = 42
    return frames(), peek()


def peek():
    return sys._getframe(1).f_locals["secret"], sys._getframe(1).f_code.co_name


print(outer())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
print(sys._getframe().f_code.co_name, sys._getframe(0).f_locals is globals())


def shape(a, b, /, c, *d, e, f=1, **g):
    h = 1


code = shape.__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
print(code.co_varnames, code.co_flags & 0x2F, code.co_filename.endswith("traceback_objects.py"))


def gen():
    yield


async def co():
    pass


async def agen():
    yield


print([f.__code__.co_flags & 0x3AF for f in (gen, co, agen)], gen.__code__.co_qualname)


class C:
    def m(self):
        def inner():
            return self
        return inner


print(C.m.__code__.co_qualname, C().m().__code__.co_qualname, C().m().__code__.co_freevars)
print(inspect.isframe(sys._getframe()), inspect.istraceback(one), inspect.isframe(1))


def info():
    return inspect.getframeinfo(inspect.currentframe())


i = info()
print(i.function, i.lineno - info.__code__.co_firstlineno, i.index, i.code_context)


def who():
    return inspect.stack()[1].function, inspect.stack()[0].frame.f_code is who.__code__


def asks():
    return who()


print(asks())
print([f.f_code.co_name for f, n in traceback.walk_stack(sys._getframe())])
print([f.name for f in traceback.StackSummary.extract(traceback.walk_tb(one))])


# names that were not found
def missing(action):
    try:
        action()
    except (NameError, AttributeError, ImportError) as e:
        print(type(e).__name__, e.name, getattr(e, "obj", "none") if not isinstance(e, ImportError) else e.path)


missing(lambda: undefined_name)
missing(lambda: [].nothing)
missing(lambda: __import__("no_such_module_x"))
print(NameError("a", name="b").name, AttributeError("a", name="n", obj=3).obj, ImportError("x", name="n", path="p").path)
print(NameError().name, AttributeError().obj, ImportError().path, ImportError("m").msg)
try:
    NameError("a", wrong=1)
except TypeError as e:
    print(e)
