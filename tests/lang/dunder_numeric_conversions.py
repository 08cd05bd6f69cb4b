# int(), float(), round(), index use and abs() ask the object.
class N:
    def __init__(self, v):
        self.v = v

    def __int__(self):
        return int(self.v)

    def __float__(self):
        return float(self.v)

    def __abs__(self):
        return N(abs(self.v))

    def __round__(self, n=0):
        return "round %s %s" % (self.v, n)


n = N(-2.5)
print(int(n), float(n), abs(n).v, round(n), round(n, 3))


class I:
    def __index__(self):
        return 2


i = I()
print([10, 20, 30][i], "abc"[i], list(range(5))[:i], hex(i), [0] * i)
x = [1, 2, 3]
x[i] = "z"
print(x, bin(i), range(i), "ab" * i)
for bad in (lambda: int(object()), lambda: float(I), lambda: [1][N(0)],
            lambda: abs("x")):
    try:
        bad()
    except TypeError:
        print("TypeError")
