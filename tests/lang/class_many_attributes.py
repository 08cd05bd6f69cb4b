# Instances grow many attributes in different orders, and lose some.
class O:
    pass


objs = []
for k in range(6):
    o = O()
    names = ["a", "b", "c", "d", "e", "f"]
    names = names[k:] + names[:k]
    for i, n in enumerate(names):
        setattr(o, n, (k, i))
    objs.append(o)
for o in objs:
    print(o.a, o.b, o.c, o.d, o.e, o.f)

big = O()
for i in range(300):
    setattr(big, "attr%d" % i, i)
print(sum([getattr(big, "attr%d" % i) for i in range(300)]))
for i in range(0, 300, 3):
    delattr(big, "attr%d" % i)
print(len([i for i in range(300) if hasattr(big, "attr%d" % i)]))
big.attr0 = "again"
print(big.attr0, big.attr299 if hasattr(big, "attr299") else "gone", big.attr1)


class Mode:
    def __init__(self, deep):
        self.x = 1
        if deep:
            self.y = 2
        self.z = 3

    def total(self):
        return self.x + self.z + getattr(self, "y", 0)


print([Mode(i % 2).total() for i in range(6)])


def poly(o):
    return o.a


class P:
    a = "class"


class Q:
    @property
    def a(self):
        return "property"


class R:
    def __getattr__(self, n):
        return "getattr " + n


print([poly(x) for x in (objs[0], P(), Q(), R(), objs[3], P())])
