# del of names, attributes, items, nested targets.
a, b, c = 1, 2, 3
del a
try:
    a
except NameError as e:
    print(e)
del b, c
try:
    b
except NameError as e:
    print(e)
x = [1, 2, 3, 4]
del x[0], x[-1]
print(x)
d = {"k": {"n": [1, 2]}}
del d["k"]["n"][0]
print(d)
del d["k"]


class O:
    pass


o = O()
o.p = O()
o.p.q = 5
del o.p.q
print(d, hasattr(o.p, "q"))
del o.p
print(hasattr(o, "p"))
m = n = [1]
del m
print(n)
p, q = 1, 2
del (p, q)
try:
    q
except NameError:
    print("gone")
r = s = 0
del [r, s]


def f():
    y = 1
    del y
    y = 2
    return y


print(f())
for i in range(3):
    v = i
    del v
print(i)


def cell():
    k = 1

    def g():
        return k
    del k
    try:
        return g()
    except NameError:
        return "free variable gone"


print(cell())
