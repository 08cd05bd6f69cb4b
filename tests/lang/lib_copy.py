import copy


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deeply"


class Table(dict):
    pass


a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
print(b, c, b[1] is a[1], c[2]["k"] is a[2]["k"])
p = Point(1, [2])
q, r = copy.copy(p), copy.deepcopy(p)
p.y.append(3)
print(q, r, q is p)
print(copy.copy(Own()), copy.deepcopy(Own()))
loop = [1]
loop.append(loop)
made = copy.deepcopy(loop)
print(made[1] is made, made is loop)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1])
t = (1, 2)
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(([],)))
ring = ([],)
ring[0].append(ring)
turned = copy.deepcopy(ring)
print(turned[0][0] is turned, turned is ring)
print(copy.copy({1, 2}), copy.deepcopy({1: {2}}), copy.copy(b"x"))
w = Table(a=[1])
w.note = [2]
v = copy.deepcopy(w)
print(type(v).__name__, v, v.note, v["a"] is w["a"])
print(copy.copy(len) is len, copy.deepcopy(Point) is Point)
e = copy.copy(ValueError("x", 1))
print(type(e).__name__, e.args)
print(copy.deepcopy(bytearray(b"ab")), copy.copy(range(3)))
