# Rich comparison, its reflections, and the defaults of == and !=.
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n

    def __le__(self, o):
        return self.n <= o.n


a, b, c = V(1), V(2), V(1)
print(a == b, a == c, a != b, a != c)
print(a < b, a > b, a <= c, a >= b, b > a, b >= a)
print(a == 1, a != 1, 1 == a, None == a)
print(sorted([V(3), V(1), V(2)], key=None)[0].n, max([a, b]).n, min([b, a]).n)
print([a] == [c], (a, b) == (c, b), a in [c], [b, a].index(c))


class OnlyGt:
    def __gt__(self, o):
        return "gt"


print(OnlyGt() > 1, 1 < OnlyGt())


class Ne:
    def __ne__(self, o):
        return "own ne"


print(Ne() != 1, Ne() == 1)


class Plain:
    pass


p = Plain()
print(p == p, p == Plain(), p != Plain())
for f in (lambda: p < p, lambda: 1 < "a", lambda: [] < (), lambda: None >= 0):
    try:
        f()
    except TypeError as e:
        print(e)
