# int, bool and float mixed in arithmetic, comparison and keys.
vals = [2, 2.5, True, -3, 0.0, 10 ** 20]
for op in ("+", "-", "*", "<", "=="):
    row = []
    for a in vals:
        for b in vals:
            if op == "+":
                r = a + b
            elif op == "-":
                r = a - b
            elif op == "*":
                r = a * b
            elif op == "<":
                r = a < b
            else:
                r = a == b
            row.append(r)
    print(op, row)
for a in vals:
    print([a / b if b else "-" for b in vals],
          [a // b if b else "-" for b in vals])
    print([a % b if b else "-" for b in vals])
d = {1: "one", 2.0: "two", False: "zero"}
print(d[True], d[2], d[0.0], d[1.0], len(d))
print(2 ** 48 == float(2 ** 48), 2 ** 60 + 1 == float(2 ** 60),
      float(2 ** 60) < 2 ** 60 + 1, 1e20 == 10 ** 20)
print(sorted([3, 1.5, True, 2 ** 70, -1e30, 0]), max(1, 1.0),
      sum([1, 0.5, True]), 10 ** 20 > 1e19, -(10 ** 20) < -1e19)
print(type(1 + 1.0).__name__, type(True + True).__name__,
      type(1 * True).__name__, type(3 // 1.0).__name__, type(2 ** -1).__name__)
for bad in (lambda: 1 & 1.0, lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 | 2,
            lambda: "a" * 1.5, lambda: [1] * 2.0):
    try:
        bad()
    except TypeError:
        print("TypeError")
