# The text of a wrong call is what CPython prints.
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def dflt(a, b=1):
    pass


def kwonly(*, k, l):
    pass


class C:
    def m(self, x):
        pass


calls = [
    lambda: none(1),
    lambda: none(1, 2),
    lambda: none(k=1),
    lambda: one(),
    lambda: one(1, 2),
    lambda: two(1),
    lambda: two(),
    lambda: three(),
    lambda: three(1, 2, 3, 4),
    lambda: three(1, 2, 3, a=1),
    lambda: dflt(),
    lambda: dflt(1, 2, 3),
    lambda: kwonly(),
    lambda: kwonly(k=1),
    lambda: C().m(),
    lambda: C().m(1, 2),
    lambda: C(1),
]
for c in calls:
    try:
        c()
        print("no error")
    except TypeError as e:
        print(e)
