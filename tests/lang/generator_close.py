# close() raises GeneratorExit at the yield and expects no further value.
def g1():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup g1")


g = g1()
print(next(g))
g.close()
g.close()
print(list(g))
unstarted = g1()
unstarted.close()
print(next(unstarted, "closed"))


def g2():
    try:
        yield 1
    except GeneratorExit:
        print("told to go")
        raise


g = g2()
next(g)
g.close()


def g3():
    try:
        yield 1
    except GeneratorExit:
        print("ending quietly")


g = g3()
next(g)
g.close()


def stubborn():
    for i in range(2):
        try:
            yield i
        except GeneratorExit:
            pass


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def bad():
    try:
        yield 1
    finally:
        raise ValueError("in cleanup")


g = bad()
next(g)
try:
    g.close()
except ValueError as e:
    print(e)


def nested():
    try:
        yield from g1()
    finally:
        print("cleanup nested")


g = nested()
print(next(g))
g.close()
