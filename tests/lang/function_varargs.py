# *args collects a tuple and leaves it empty when nothing is left.
def f(*args):
    return args


def g(first, *rest):
    return first, rest


def h(a, b=0, *rest):
    return a, b, rest


print(f(), f(1), f(1, 2, 3))
print(type(f()) is tuple)
print(g(1), g(1, 2), g(*"abc"))
print(h(1), h(1, 2), h(1, 2, 3, 4))
print(f(*[], *(1, 2), 3, *range(4, 6)))
print(f(*{"k": 1}), f(*(c for c in "xy")))

try:
    g()
except TypeError as e:
    print(e)
try:
    f(*5)
except TypeError:
    print("not iterable")


def total(*numbers):
    s = 0
    for n in numbers:
        s += n
    return s


print(total(*range(101)), total())
