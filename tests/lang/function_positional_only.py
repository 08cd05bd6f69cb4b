# Parameters before `/` are positional; their names stay free for **kwargs.
def f(a, b=2, /, c=3, *, d=4):
    return (a, b, c, d)


print(f(1))
print(f(1, 5))
print(f(1, 5, 6, d=7))
print(f(1, c=8))


def g(name, /, **kw):
    return name, sorted(kw.items())


print(g("x", name="y", other=1))


def h(a, /):
    return a


try:
    h(a=1)
except TypeError:
    print("TypeError")
try:
    f(1, b=3)
except TypeError:
    print("TypeError")
print(h([1, 2]))
