# Generators, context managers and exceptions working together.
trace = []


class Managed:
    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        return next(self.gen)

    def __exit__(self, et, ev, tb):
        if ev is None:
            next(self.gen, None)
            return False
        try:
            self.gen.throw(ev)
        except StopIteration:
            return True
        return True


def manager(f):
    def wrapper(*a, **k):
        return Managed(f(*a, **k))
    return wrapper


@manager
def opened(name, swallow):
    trace.append("open " + name)
    try:
        yield name.upper()
        trace.append("normal")
    except ValueError as e:
        trace.append("error %s" % e)
        if not swallow:
            raise
    finally:
        trace.append("close " + name)


with opened("a", True) as x:
    trace.append(x)
with opened("b", True):
    raise ValueError("one")
try:
    with opened("c", False):
        raise ValueError("two")
except ValueError as e:
    trace.append("out %s" % e)
try:
    with opened("d", True), opened("e", True):
        raise KeyError("three")
except KeyError as e:
    trace.append("key")
for t in trace:
    print(t)


def numbers():
    try:
        for i in range(5):
            with opened("n%d" % i, True):
                yield i
    finally:
        trace.append("numbers closed")


trace.clear()
for n in numbers():
    if n == 2:
        trace.append("leaving")
        break
del n
print(trace[:7])
