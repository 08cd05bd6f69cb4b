# a < b < c evaluates b once and stops at the first falsity.
def t(x):
    print("eval", x)
    return x


print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 < 2 > 0)
print(1 == 1.0 == True, 1 != 2 != 1)
print(t(1) < t(2) < t(3))
print(t(2) < t(1) < t(0))
x = 5
print(0 <= x <= 10, 0 <= x < 5, not 0 < x < 3)
print(1 in [1] == True)
print("a" < "b" < "c" <= "c")
print(None is None is not False)
print([1, 2] < [1, 3] < [2], (1,) < (1, 0))


class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return [self.n, other.n]


print(V(1) < V(2) < V(3))
print(bool(V(1) < V(2)))


class F:
    def __lt__(self, other):
        return ""


print(repr(F() < F() < F()))
