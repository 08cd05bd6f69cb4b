# type() names the class of anything; classes are objects.
for x in (1, 1.5, "s", b"b", [], (), {}, None, True, print, range(1),
          lambda: 0):
    print(type(x).__name__)
print(type(1) is int, type(True) is bool, type(type) is type, type(int) is type)


class C:
    pass


print(type(C) is type, type(C()) is C, C().__class__ is C, type(C()) == C)
t = type([])
print(t("abc"), type("")(5), type(())([1]))
D = type("D", (C,), {"x": 1, "f": lambda self: self.x + 1})
print(D.__name__, D().x, D().f(), isinstance(D(), C))
make = {"int": int, "float": float}
print(make["int"]("7") + make["float"]("0.5"))
print(C == C, C != D, C in (C, D), {C: 1}[C])
print(isinstance(1, int), isinstance("a", (int, str)),
      isinstance(None, type(None)))
print(isinstance(C, type), isinstance(C(), object), issubclass(int, object))
for bad in (lambda: isinstance(1, 5), lambda: issubclass(1, int)):
    try:
        bad()
    except TypeError:
        print("TypeError")
print(int, str, list, type(None), type(Exception()))
print(C.__bases__ == (object,), D.__bases__ == (C,))
