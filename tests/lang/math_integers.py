# math on integers of any size: exact, and what it refuses.
import math

SIZES = (0, 1, 5, 20, 50, 2 ** 70, -12, 3 ** 90)
for a in SIZES:
    for b in (0, 1, 3, 7, 18, 2 ** 65, 6 ** 40):
        print(math.gcd(a, b), math.lcm(a, b), end=" ")
        if 0 <= a < 100 and b < 100:
            print(math.comb(a, b), math.perm(a, b), end=" ")
    print(math.isqrt(a * a), math.isqrt(abs(a) + 1))
print([math.factorial(n) for n in (0, 1, 2, 10, 20, 21, 30, 100)])
print(math.comb(300, 150), math.perm(30), math.perm(5, None),
      math.comb(5, 2 ** 80))
print(math.gcd(), math.lcm(), math.gcd(12, 18, 27), math.lcm(4, 6, 10))
print(math.prod([1, 2, 3.5]), math.prod(range(1, 30)), math.prod([], start=5))
print("%.12g %.12g" % (math.log2(10 ** 400), math.log(10 ** 400, 10)))
print(math.ceil(10 ** 30), math.floor(-10 ** 30), math.trunc(True))


class N:
    def __index__(self):
        return 12

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


print(math.gcd(N(), 18), math.factorial(N()), math.floor(N()),
      math.ceil(N()), math.trunc(N()))
for bad in (lambda: math.factorial(-1), lambda: math.isqrt(-1),
            lambda: math.comb(-1, 2), lambda: math.perm(3, -2),
            lambda: math.log(-10 ** 400)):
    try:
        bad()
    except ValueError as e:
        print(e)
for bad in (lambda: math.factorial(2.0), lambda: math.gcd(1.5),
            lambda: math.isqrt("4"), lambda: math.comb(1)):
    try:
        bad()
    except TypeError:
        print("TypeError")
