# The loop variable is the comprehension's own; outer names are seen.
x = "outer"
print([x for x in range(3)], x)
print({x: 1 for x in "ab"}, x)
print(list(x for x in range(2)), x)


def f(n):
    k = 10
    r = [k + i + n for i in range(n)]
    try:
        i
    except NameError:
        r.append("i unknown")
    return r


print(f(2))


def g():
    fs = [lambda: (j, y) for j in range(3)]
    y = "late"
    return [h() for h in fs]


print(g())


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    total = sum(i for i in items)


print(C.doubled, C.total)


def shadow(x):
    return [x for x in [x, x + 1]], x


print(shadow(5))


def inner_lambda(n):
    return [(lambda a: a + n + i)(1) for i in range(3)]


print(inner_lambda(100))


def nest(n):
    return [[(i, j, n) for j in range(i)] for i in range(n)]


print(nest(3))
print([[y for y in range(x)] for x in [x for x in range(4)]])


def change():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n
    return [bump() for _ in range(4)], n


print(change())
