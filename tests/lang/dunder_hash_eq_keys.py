# Objects with __eq__ and __hash__ serve as keys.
class Key:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __hash__(self):
        return hash((self.a, self.b))

    def __eq__(self, o):
        return isinstance(o, Key) and (self.a, self.b) == (o.a, o.b)

    def __repr__(self):
        return "Key(%r,%r)" % (self.a, self.b)


d = {Key(1, 2): "x", Key(3, 4): "y"}
print(d[Key(1, 2)], d.get(Key(3, 4)), Key(9, 9) in d)
d[Key(1, 2)] = "z"
print(len(d), d)
del d[Key(3, 4)]
print(d)


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return self.n == o.n


c = {Same(i): i for i in range(20)}
print(len(c), c[Same(7)], c[Same(19)], Same(20) in c)
for i in range(0, 20, 2):
    del c[Same(i)]
print(len(c), sorted(c.values()))


class NoHash:
    def __eq__(self, o):
        return True


for bad in ([], {}, NoHash()):
    try:
        {bad: 1}
        print("no error")
    except TypeError as e:
        print(e)


class Identity:
    pass


i, j = Identity(), Identity()
m = {i: 1, j: 2}
print(m[i], m[j], hash(i) == hash(i), hash(1) == hash(1.0) == hash(True))
print({1: "a", 1.0: "b", True: "c"}, hash("ab") == hash("a" + "b"))
