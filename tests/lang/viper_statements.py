# Every statement in a function of @micropython.viper whose words stay small:
# it does what it does without the decorator, if the types are as viper wants.
try:
    import micropython
except ImportError:
    def object(x):
        return x

    class micropython:
        def viper(f):
            return f

    uint = int


class Keeper:
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *what):
        print("out", what[0] is not None)
        return False


class Holder:
    pass


@micropython.viper
def blocks(n: int) -> int:
    total = 0
    try:
        import errno
        from errno import EIO as io
        total += 1 if errno else 0
        total += 2 if io else 0
        if n == 3:
            raise ValueError("three")
    except ValueError as e:
        print("caught", e)
        total += 10
    except KeyError:
        pass
    else:
        total += 100
    finally:
        total += 1000
    return total


@micropython.viper
def guarded(n: int) -> int:
    keeper = Keeper()
    with keeper as k, Keeper():
        if n > 1:
            return n
        print(type(k).__name__)
    while n < 10:
        n += 3
    else:
        n += 1
    return n


@micropython.viper
def places(o: object, d: object, n: int):
    x: int = n
    y: object = [x, 1]
    z: int
    o.a = x
    o.a += 2
    d["k"] = x
    d["k"] -= 5
    d[x] = y
    p, q = x, [1, 2]
    [r, *s] = d
    (o.b, d["t"]) = (7, 8)
    print(o.a, o.b, d, p, q, r, s)
    del d["k"]
    d["part"] = y[0:1]
    y[1:] = [3, 4]
    print(y, d["part"], y[::2], y[-1:])
    a = b = x
    print(a, b)
    assert a == b
    pass


COUNT = 0


@micropython.viper
def outer(n: int):
    global COUNT
    COUNT = n

    def inner(m):
        nonlocal kept
        kept = m
        return m

    kept = None
    inner(5)

    class Inside:
        value = 3

    print(kept, COUNT, Inside.value)
    for i, j in [(1, 2), (3, 4)]:
        print(i, j)
    for w in [1, "a", None]:
        print(w)
    else:
        print("end")
    for k in range(n, 0, -2):
        print(k)


@micropython.viper
def expressions(a: int, b: int, o: object):
    print(a if a > b else b, a and b, a or b, not a, not o)
    print(1 < a < 9, a == b, a != b, o is None)
    w = object(a)
    print(w in o, w not in o, object(b) is w, w == o, object(b) + w)
    print([i for i in o], {a: b}, {a, b}, (a, b), f"{a:3}|{o!r}")
    if (n := a + b) > 3:
        print(n)
    print(o[0], o[a - 1:], max(a, b), int(a), len(o), -a, ~a, +a)
    print((lambda v: v)(a), *o, sep="-")
    print(a if o else o, o if a else None)


@micropython.viper
def failing(o: object):
    assert o, "empty"
    raise o


print(blocks(2), blocks(3))
print(guarded(0), guarded(2))
places(Holder(), {}, 4)
outer(5)
print(COUNT)
expressions(1, 2, [1, 5])
try:
    failing(KeyError("k"))
except KeyError as e:
    print("raised", e)
try:
    failing([])
except AssertionError as e:
    print("asserted", e)
