# True and False count, compare and print as themselves.
print(True, False, str(True), repr(False), [True], int(True), float(False))
print(True + 1, True == 1, False == 0, True is True, True == 1.0)
print(isinstance(True, int), type(True) is bool, issubclass(bool, int),
      bool.__name__)
print(True & False, True | False, True ^ True, ~False, not True,
      type(True & True).__name__, type(True & 1).__name__)
print(bool(), bool(0), bool("False"), bool([]), bool(None), bool(5), bool(0.0),
      bool(()))
print([10, 20][True], "ab"[False], {True: "t"}[1], {1: "one"}[True],
      sum([True, True, False]))
print(True < 2, max(True, 0), sorted([True, False, True]), True * "x",
      [0] * True, 5 % True)
print("%d %s %r" % (True, True, True), "{:d} {}".format(True, False),
      f"{True:>6}|{True!r}")
print(not [], not not "x", (not 1) == False, not None is None, bool(not 5))
print(all([]), any([]), all([1, "a", [0]]), any([0, "", None]),
      all(x > 0 for x in (1, 2)), any(x > 1 for x in (1, 2)))
print(hash(True) == hash(1), True in (1, 2), [1, True].count(1),
      (0, False, 0.0).count(False))
try:
    bool(1, 2)
except TypeError:
    print("TypeError")
