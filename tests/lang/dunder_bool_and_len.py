# Truth comes from __bool__, else from __len__, else it is True.
class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool asked")
        return self.v


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Both:
    def __bool__(self):
        return False

    def __len__(self):
        return 5


class Neither:
    pass


print(bool(B(True)), bool(B(False)))
print(bool(L(0)), bool(L(3)), len(L(3)))
print(bool(Both()), len(Both()), bool(Neither()), bool(Neither))
print("yes" if L(1) else "no", "yes" if not L(0) else "no")
while B(False):
    print("never")
print(repr(L(0) or "right"), (B(True) and "right"))
print([x.n for x in filter(None, [L(0), L(2), L(0), L(1)])])
for bad in (L(-1), L("x")):
    try:
        len(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)


class BadBool:
    def __bool__(self):
        return 1


try:
    bool(BadBool())
except TypeError:
    print("TypeError")
try:
    len(5)
except TypeError as e:
    print(e)
