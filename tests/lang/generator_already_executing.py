# A generator that resumes itself gets ValueError and survives.
def selfish():
    try:
        next(g)
    except ValueError as e:
        print(e)
    yield "alive"


g = selfish()
print(next(g))
print(next(g, "end"))


def feeder():
    for x in (1, 2, 3):
        try:
            h.send(None)
        except ValueError:
            yield -x


h = feeder()
print(list(h))


def closer():
    try:
        k.close()
    except ValueError as e:
        yield str(e)


k = closer()
print(next(k))


def bad_stop():
    yield 1
    raise StopIteration("becomes RuntimeError")


b = bad_stop()
print(next(b))
try:
    next(b)
except RuntimeError as e:
    print(type(e).__name__, e)


def leak():
    yield next(iter([]))


try:
    list(leak())
except RuntimeError as e:
    print(e)
