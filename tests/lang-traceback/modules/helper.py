def good(x):
    return x + 1


def bad(x):
    return inner(x)


def inner(x):
    return good(x) // x
