# Stars in list, tuple, set and dict displays and in subscripts.
a = [1, 2]
b = (3, 4)
print([*a, *b], (*a, *b), [*a, 0, *a])
print((*a,), [*"xy"], [*range(3), *[]])
d = {"x": 1, "y": 2}
e = {"y": 3, "z": 4}
print({**d, **e}, {**e, "w": 0, **d})
print({"x": 0, **d}, {**d, "x": 0})
print(sorted({*a, *b, 1}))
t = *a, 9
print(t)
print([*d], [*d.items()])
print(*a, *b, sep="-")


def rev(*args):
    return [*reversed(args)]


print(rev(*a, *b))
first, *_ = *a, *b
print(first, _)
for x in *a, *b:
    print(x, end=" ")
print()
try:
    [*1]
except TypeError:
    print("TypeError")
try:
    {**[1]}
except TypeError:
    print("TypeError")
