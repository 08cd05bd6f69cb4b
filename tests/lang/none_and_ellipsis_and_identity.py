# None, identity, and equality of unlike types.
print(None, str(None), repr(None), [None], None is None, None == None,
      None != 0, None == False)
print(type(None).__name__, bool(None), not None, None in [None],
      {None: 1}[None])
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, id(a) == id(b), id(a) == id(c))
print(1 == "1", [] == (), {} == [], "a" == b"a", 0 == "", None == "None",
      () == [])
print(1 != "1", [1] != (1,), print is print, len is not print)
print(... is Ellipsis, type(...).__name__, ...)
none = None
for bad in (lambda: None + 1, lambda: none[0], lambda: none(), lambda: none.x,
            lambda: len(None), lambda: -None, lambda: None < None):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(e)
for x in None, 0, "", ():
    print("none" if x is None else "empty", end=" ")
print()
def stub(): ...
print(stub())
x = y = None
print(x is y, [None] * 3, [x or "d" for x in (None, 0, "v")])
