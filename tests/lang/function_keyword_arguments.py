# Arguments by name, in any order, mixed with positional ones.
def f(a, b, c=3, d=4):
    return "%d%d%d%d" % (a, b, c, d)


print(f(1, 2))
print(f(1, 2, d=9))
print(f(b=1, a=2))
print(f(d=1, c=2, b=3, a=4))
print(f(1, d=7, b=5))
print(f(*[1], **{"b": 2, "d": 8}))
print(f(1, *(2,), c=0))

for bad in (
    lambda: f(1),
    lambda: f(),
    lambda: f(1, 2, 3, 4, 5),
    lambda: f(1, 2, a=1),
    lambda: f(1, 2, e=1),
):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)
