# return without a value, no return at all, tuples and early exits.
def nothing():
    pass


def bare():
    return


def pair():
    return 1, 2


def trailing():
    return 1,


def starred(xs):
    return 0, *xs


def sign(x):
    if x > 0:
        return "+"
    elif x < 0:
        return "-"
    return "0"


def find(xs, want):
    for i, x in enumerate(xs):
        while True:
            if x == want:
                return i
            break
    return -1


print(nothing(), bare(), pair(), trailing(), starred([1, 2]))
a, b = pair()
print(a + b)
print(sign(3), sign(-3), sign(0))
print(find("hello", "l"), find("hello", "z"))


def f():
    return (yield_ for yield_ in range(3))


print(list(f()))
