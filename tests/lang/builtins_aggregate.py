# sum, min, max, any, all, abs, divmod, pow, round over many types.
print(sum([1, 2, 3]), sum([], 5), sum((0.5, 1)), sum([[1], [2]], []),
      sum(range(5), start=10), sum([True, 2]))
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"),
      min([1], [0, 5]), max((1, 2), (1, 3)))
print(max([1, -5, 3], key=abs), min("bb", "a", key=len),
      max([], default="none"), min((), default=0), max({"a": 1, "b": 0}))
print(max([(1, "b"), (1, "a")], key=lambda t: t[0]), min([2, 1.0, 1]),
      max(1, True), max(i * i for i in (-3, 2)))
print(any([0, 1]), any([]), all([1, 0]), all([]), any(x > 2 for x in range(5)),
      all(c.isdigit() for c in "123"))
print(abs(-5), abs(5.5), abs(-0.0), abs(True), divmod(17, 5), divmod(-17, 5),
      divmod(7.5, 2), divmod(17, -5))
print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(5, 3, 7), round(2.567, 2),
      round(7), round(-1.5))
for bad in (lambda: max(), lambda: max(5), lambda: min([1, "a"]),
            lambda: sum(["a"]), lambda: abs("x"), lambda: all(5),
            lambda: divmod(1, "a"), lambda: sum("ab", "")):
    try:
        bad()
    except TypeError:
        print("TypeError")
for bad in (lambda: max([]), lambda: min(())):
    try:
        bad()
    except ValueError as e:
        print("ValueError")


class N:
    def __init__(self, v):
        self.v = v

    def __radd__(self, o):
        return o + self.v

    def __add__(self, o):
        return self.v + o

    def __gt__(self, o):
        return self.v > o.v

    def __lt__(self, o):
        return self.v < o.v


print(sum([N(1), N(2)]), max(N(1), N(3), N(2)).v, min([N(5), N(4)]).v)
print(sum([], False), sum([True], False), sum([], start=True))
