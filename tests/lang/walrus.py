# The named expression binds and yields; in a comprehension it binds outside.
if (n := len("hello")) > 3:
    print("long", n)

data = [1, 2, 3, 4, 5]
print([y for x in data if (y := x * x) > 5], y)

it = iter([10, 20, 0, 30])
while (v := next(it)) != 0:
    print(v)
print("stopped at", v)

print((a := 5) + (b := 6), a, b)
print([s := 0, s := s + 1, s + 1], s)


def f(x):
    return x


print(f(q := 3), q)
print(any((hit := x) > 3 for x in data), hit)
total = 0
print([total := total + x for x in data], total)


def g():
    squares = [last := i * i for i in range(4)]
    return squares, last


print(g())
d = {(k := "key"): (w := "val")}
print(d, k, w)
if not (m := {}.get("x")):
    print("none", m)
x = (y := 1, 2)
print(x, y)
