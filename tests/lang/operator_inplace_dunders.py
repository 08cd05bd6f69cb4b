# Augmented assignment uses __iop__ or falls back to the plain operator.
class Acc:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __isub__(self, o):
        return "replaced by isub %s" % o

    def __add__(self, o):
        return "plain add"

    def __mul__(self, o):
        return Acc(self.v * o)

    def __imod__(self, o):
        return NotImplemented

    def __mod__(self, o):
        return "fallback mod"


a = Acc(1)
alias = a
a += 5
print(a is alias, a.v)
a *= 3
print(a is alias, a.v, alias.v)
a %= 2
print(a)
alias -= 1
print(alias)

x = [1]
y = x
x += [2]
x += "ab"
x *= 2
print(x, y is x)
t = (1,)
u = t
t += (2,)
print(t, u)
s = "a"
s += "b"
s *= 3
print(s)
n = 7
n -= 2
n *= 5
n //= 2
n **= 2
n %= 100
n <<= 3
n |= 1
n ^= 2
n &= 0xFF
n >>= 1
print(n)
f = 1
f /= 4
print(f)


class H:
    pass


h = H()
h.k = [1]
h.k += [2]
d = {"a": 1}
d["a"] += 10
print(h.k, d)
try:
    (0, [1])[0] += 1
except TypeError:
    print("TypeError")
