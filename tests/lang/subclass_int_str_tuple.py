# Subclasses of immutable builtins take their value in __new__.
class Meters(int):
    def feet(self):
        return self * 328 // 100

    def __repr__(self):
        return "%dm" % self


m = Meters(10)
print(m, repr(m), m + 5, m.feet(), m == 10, isinstance(m, int))
print([0] * Meters(2), [5, 6][Meters(1)], max(Meters(3), 2) == 3)
print(type(m + 1).__name__, {10: "x"}[m], bool(Meters(0)), -m)


class Even(int):
    def __new__(cls, v):
        return super().__new__(cls, v * 2)


print(Even(21) + 0)


class Name(str):
    def initials(self):
        return "".join([w[0] for w in self.split()])

    def __len__(self):
        return 1000


n = Name("ada king lovelace")
print(n, n.initials(), n.upper(), n[:3], len(n), n == "ada king lovelace")
print(n + "!", "king" in n, {"ada king lovelace": 1}[n])


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def swap(self):
        return Pair(self[1], self[0])


p = Pair(1, 2)
print(p, p.swap(), len(p), p == (1, 2), p + (3,))
x, y = p
print(x, y, hash(p) == hash((1, 2)))


class Celsius(float):
    pass


print(Celsius(1.5) * 2, Celsius("2.5"), isinstance(Celsius(1), float))
