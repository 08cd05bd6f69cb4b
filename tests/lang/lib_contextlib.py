from contextlib import *


@contextmanager
def tag(name):
    print("open", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("caught", error)
    finally:
        print("close", name)


with tag("a") as x:
    print(x)
with tag("b"):
    raise KeyError("k")
try:
    with tag("c"):
        raise ValueError("v")
except ValueError as error:
    print("out", error)


@tag("deco")
def work(n):
    return n * 2


print(work(4), work(5))


@contextmanager
def broken():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for bad in (broken, twice):
    try:
        with bad():
            print("inside")
    except RuntimeError as error:
        print(error)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
try:
    with suppress(KeyError):
        [][1]
except IndexError:
    print("not suppressed")
with nullcontext(5) as five:
    print(five)
with ExitStack() as stack:
    print(stack.enter_context(tag("s1")), stack.enter_context(tag("s2")))
    stack.callback(print, "called", sep="")
    stack.push(lambda *found: print(found[0]))
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except ZeroDivisionError as error:
    print(error, type(error.__context__).__name__)
with ExitStack() as stack:
    stack.push(lambda *found: True)
    raise ValueError("swallowed")
stack = ExitStack()
stack.callback(print, "moved")
other = stack.pop_all()
stack.close()
other.close()


@contextmanager
def stopping():
    yield


try:
    with stopping():
        raise StopIteration("x")
except StopIteration as error:
    print("stop", error)
