# Endless recursion ends in RecursionError, and the program goes on.
def down(n):
    return down(n + 1) + 1


try:
    down(0)
except RecursionError:
    print("caught")


class R:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __add__(self, o):
        return o + self


for f in (lambda: R().a, lambda: repr(R()), lambda: R() + R()):
    try:
        f()
        print("no error")
    except RecursionError:
        print("caught")


def count(n):
    if n == 0:
        return 0
    return 1 + count(n - 1)


print(count(100))


def deep_finally(n, out):
    try:
        deep_finally(n + 1, out)
    finally:
        if n < 3:
            out.append(n)


out = []
try:
    deep_finally(0, out)
except RuntimeError as e:
    print(isinstance(e, RecursionError), out)
print(count(50))
