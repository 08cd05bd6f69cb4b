# throw() raises at the yield; the generator may handle it and go on.
def worker():
    n = 0
    while True:
        try:
            n += 1
            yield n
        except ValueError as e:
            print("handled", e)
        except KeyError:
            print("leaving")
            return "bye"
        finally:
            print("finally", n)


g = worker()
print(next(g))
print(g.throw(ValueError("oops")))
print(next(g))
try:
    g.throw(KeyError("k"))
except StopIteration as e:
    print("stop", e.value)
g = worker()
next(g)
try:
    g.throw(TypeError("unhandled"))
except TypeError as e:
    print("out", e)
print(next(g, "exhausted"))


def plain():
    yield 1


g = plain()
try:
    g.throw(RuntimeError("before start"))
except RuntimeError as e:
    print(e, list(g))
g = plain()
print(next(g))
try:
    g.throw(IndexError)
except IndexError as e:
    print(repr(e))
g = plain()
list(g)
try:
    g.throw(ValueError("after end"))
except ValueError as e:
    print(e)


def convert():
    try:
        yield 1
    except ValueError:
        raise KeyError("converted")


g = convert()
next(g)
try:
    g.throw(ValueError)
except KeyError as e:
    print(e, type(e.__context__).__name__)
