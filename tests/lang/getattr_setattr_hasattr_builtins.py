# Attribute access by a computed name.
class C:
    a = 1

    def m(self, x):
        return x * 2


o = C()
print(getattr(o, "a"), getattr(o, "m")(4), getattr(C, "a"))
print(getattr(o, "zz", None), getattr(o, "zz", "dflt"))
setattr(o, "b", 5)
setattr(C, "c", 6)
print(o.b, o.c, hasattr(o, "b"), hasattr(C, "b"))
delattr(o, "b")
print(hasattr(o, "b"))
for n in range(5):
    setattr(o, "f%d" % n, n * n)
print([getattr(o, "f%d" % n) for n in range(5)])
try:
    getattr(o, "nope")
except AttributeError as e:
    print(e)
try:
    delattr(o, "nope")
except AttributeError:
    print("AttributeError")
print(getattr("abc", "upper")(), getattr([3, 1], "index")(1))
print(hasattr([], "append"), hasattr([], "push"), hasattr(5, "real_name"))
for bad in (lambda: getattr(o, 5), lambda: setattr(o, 5, 1)):
    try:
        bad()
    except TypeError:
        print("TypeError")
print(sorted([k for k in o.__dict__ if k[0] == "f"]))
