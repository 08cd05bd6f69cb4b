# Conditional expressions in every position.
def t(x):
    return "T" if x else "F"


print(t(1), t(0), 1 if True else 2, (1 if False else 2) + 3,
      1 if 0 else 2 if 0 else 3)
print([i if i % 2 else -i for i in range(5)],
      {("a" if i else "b"): i for i in range(2)})
print((lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos")(0))
x = 5
y = x if x > 3 else None
print(y, x and "and" or "or", "big" if 1 < x < 10 else "small",
      [1, 2, 3][0 if x else 1])
print(f"{'yes' if x else 'no'}", "abc"[1 if x > 1 else 0:],
      (x if x else y).__class__.__name__)
print(t(x) if callable(t) else "not callable", not x if x else x,
      -x if x else x, *([1] if x else []), sep="/")
d = {} if not x else {"x": x}
print(d, max(x if x > 1 else 1, 2), (1, 2) if x else (3,),
      x if not not x else 0)


def sign(v):
    return 1 if v > 0 else (-1 if v < 0 else 0)


print([sign(v) for v in (5, -5, 0, 0.1, -0.1)])
r = []
r.append("a") if x else r.append("b")
(r if x else [])[0:] = ["replaced"]
print(r)
while (x := x - 1 if x > 0 else 0):
    print(x, end=" ")
print()
