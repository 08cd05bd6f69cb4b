# Transcendental functions agree to 12 digits over their range.
import math

one = ("sin", "cos", "tan", "atan", "exp", "sinh", "cosh", "tanh", "asinh",
       "expm1", "erf", "erfc")
for name in one:
    f = getattr(math, name)
    print(name, " ".join("%.12g" % f(x) for x in (-2.5, -1.0, -0.1, 1e-5, 0.5,
                                                  1.0, 2.0, 3.75)))
for name in ("log", "log2", "log10", "sqrt", "gamma", "lgamma"):
    f = getattr(math, name)
    print(name, " ".join("%.12g" % f(x) for x in (1e-5, 0.1, 0.5, 1.5, 3.7, 10,
                                                  100.25)))
for name in ("asin", "acos", "atanh"):
    f = getattr(math, name)
    print(name, " ".join("%.12g" % f(x) for x in (-0.99, -0.5, 0.1, 0.75,
                                                  0.999)))
print("acosh", " ".join("%.12g" % math.acosh(x) for x in (1, 1.5, 10, 1e10)))
for y, x in ((1, 1), (1, -1), (-1, -1), (-1, 1), (0.5, 1e10), (5, 0), (-5, 0),
             (-0.0, -1)):
    print("%.12g" % math.atan2(y, x), end=" ")
print()
print("%.12g %.12g %.12g" % (math.pow(2.5, 3.7), math.pow(0.1, -2.2),
                             1.0001 ** 10000))
print("%.12g %.12g %.12g" % (math.sin(1e6), math.cos(12345.678), math.tan(1.5)))
print("%.12g %.12g" % (math.log(1000, 10), math.log(8, 2)), math.exp(-800),
      math.exp(-math.inf), math.atan(math.inf))
worst = 0.0
for i in range(-200, 201):
    x = i / 20
    worst = max(worst, abs(math.sin(x) ** 2 + math.cos(x) ** 2 - 1),
                abs(math.exp(x) * math.exp(-x) - 1),
                abs(math.atan(math.tan(x / 10)) - x / 10))
print(worst < 2e-15)
