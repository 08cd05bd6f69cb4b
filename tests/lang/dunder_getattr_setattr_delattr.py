# __getattr__ fills gaps; __setattr__ and __delattr__ see everything.
class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("x_"):
            return "made " + name
        raise AttributeError(name)


l = Lazy()
print(l.real, l.x_1, l.x_two)
print(hasattr(l, "x_9"), hasattr(l, "y"), getattr(l, "y", "default"))
try:
    l.y
except AttributeError as e:
    print("AttributeError", e)


class Logged:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


o = Logged()
o.a = 1
o.a += 1
setattr(o, "b", 3)
del o.a
delattr(o, "b")
print(hasattr(o, "a"), hasattr(o, "b"))


class Frozen:
    def __setattr__(self, n, v):
        raise AttributeError("frozen " + n)


try:
    Frozen().z = 1
except AttributeError as e:
    print(e)


class Proxy:
    def __init__(self, target):
        self._t = target

    def __getattr__(self, name):
        return getattr(self._t, name)


p = Proxy([1, 2, 3])
p.append(4)
print(p.count(4), p._t, p.pop())
try:
    len(p)
except TypeError:
    print("specials are looked up on the type")
