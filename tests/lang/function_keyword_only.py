# Parameters after `*` or `*args` are given by name only.
def f(a, *, k, m=5):
    return (a, k, m)


def g(*args, sep="-", end):
    return sep.join([str(x) for x in args]) + end


print(f(1, k=2))
print(f(1, m=3, k=2))
print(f(k=1, a=2))
print(g(1, 2, 3, end="!"))
print(g(end="?", sep="+", *[4, 5]))
print(g(end=""))

for bad in (lambda: f(1, 2), lambda: f(1), lambda: g(1), lambda: f(1, 2, k=3)):
    try:
        bad()
        print("no error")
    except TypeError as e:
        print("TypeError:", e)


def order(*, b=1, a=2, c):
    return [b, a, c]


print(order(c=0), order(a=0, c=0, b=9))
