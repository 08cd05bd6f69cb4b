# Indexing with integers, tuples and slices reaches the methods.
class Probe:
    def __getitem__(self, k):
        return ("get", k)

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


p = Probe()
print(p[1], p["k"], p[1, 2], p[()], p[-1])
s = p[1:2][1]
print(s.start, s.stop, s.step)
s = p[::-1][1]
print(s.start, s.stop, s.step)
print(p[:], p[1:], p[:2, 0])
p[0] = "a"
p[1:3] = [1]
p["x", 2] = None
del p[5]
del p[::2]
p[0] += (1,)
print(p[slice(1, 2)][1] == slice(1, 2), p[None])


class Grid:
    def __init__(self, w, h):
        self.w = w
        self.cells = [0] * (w * h)

    def __getitem__(self, xy):
        x, y = xy
        return self.cells[y * self.w + x]

    def __setitem__(self, xy, v):
        x, y = xy
        self.cells[y * self.w + x] = v


g = Grid(3, 2)
g[1, 1] = 5
g[2, 0] += 7
print(g.cells, g[1, 1])


class Window:
    def __init__(self, data):
        self.data = data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, k):
        if isinstance(k, slice):
            return [self.data[i] for i in range(*k.indices(len(self)))]
        return self.data[k]


w = Window("abcdef")
print(w[1:4], w[::-2], w[-2:], w[2], list(w))
try:
    object()[0]
except TypeError as e:
    print(e)
try:
    object()[0] = 1
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
