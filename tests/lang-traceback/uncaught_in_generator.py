# A generator's frame stands below the one that resumed it.
def gen(n):
    yield n
    yield 1 // (n - 1)


def use():
    for x in gen(1):
        print(x)


use()
