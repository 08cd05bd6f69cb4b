# An instance attribute hides the class's; augmenting copies, mutating does not.
class C:
    n = 0
    items = []

    def bump(self):
        self.n += 1

    def add(self, x):
        self.items.append(x)


a, b = C(), C()
a.bump()
a.bump()
print(a.n, b.n, C.n)
a.add(1)
b.add(2)
print(a.items, C.items, a.items is b.items)
C.n = 50
print(a.n, b.n)
del a.n
print(a.n)
try:
    del a.n
except AttributeError:
    print("AttributeError")
b.items = []
b.add(3)
print(b.items, C.items)
C.new = "late"
print(a.new, b.new)
del C.new
print(hasattr(a, "new"))
try:
    a.missing
except AttributeError as e:
    print(e)
try:
    C.missing
except AttributeError as e:
    print(e)
try:
    (5).missing = 1
except AttributeError:
    print("int has no attributes to set")
