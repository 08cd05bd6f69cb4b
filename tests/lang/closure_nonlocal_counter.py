# nonlocal rebinds the variable of the enclosing function.
def counter(start=0, step=1):
    n = start

    def inc():
        nonlocal n
        n += step
        return n

    def reset():
        nonlocal n
        n = start

    def peek():
        return n

    return inc, reset, peek


a, ra, pa = counter()
b, rb, pb = counter(100, -5)
print(a(), a(), b(), a(), b())
ra()
print(pa(), pb(), a())


def three_levels():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = x + "+inner"
        inner()
        inner()
        return x

    return middle(), x


print(three_levels())


def shadow():
    x = 1

    def f():
        x = 2

        def g():
            nonlocal x
            x = 3
        g()
        return x

    return f(), x


print(shadow())
