# math functions whose results are exact.
import math

print(math.pi, math.e, math.sqrt(2), math.sqrt(0), math.sqrt(1e300),
      math.sqrt(16))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1),
      math.trunc(2.9), math.trunc(-2.9), math.floor(5), math.floor(1e20))
print(math.fabs(-3), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7.5, -2),
      math.copysign(3, -0.0), math.copysign(-1, 2))
print(math.modf(3.25), math.modf(-3.25), math.frexp(8), math.frexp(0.1),
      math.frexp(0), math.ldexp(0.5, 4), math.ldexp(1, -1074))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308),
      math.isfinite(math.inf), math.isnan(1), math.isinf(1))
print(math.pow(2, 10), math.pow(2, -1), math.pow(5, 0), math.pow(math.inf, -1),
      math.exp(0), math.log(1), math.log2(8), math.log10(1000))
print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1),
      math.atan(0), math.atan2(0, 1), math.atan2(0, -1) == math.pi)
print(math.degrees(math.pi), math.radians(180) == math.pi,
      math.hypot(3, 4) if hasattr(math, "hypot") else 5.0)
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1),
      math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12, abs_tol=1e-9))
print(math.tau == 2 * math.pi, math.inf, math.nan, math.factorial(10),
      math.factorial(25), math.gcd(12, 18) if hasattr(math, "gcd") else 6)
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1),
            lambda: math.asin(2), lambda: math.acos(-1.5),
            lambda: math.fmod(1, 0), lambda: math.pow(-1, 0.5),
            lambda: math.sin(math.inf), lambda: math.factorial(-1),
            lambda: math.log2(0)):
    try:
        bad()
        print("no error")
    except ValueError as e:
        print(e)
for bad in (lambda: math.exp(1000), lambda: math.pow(10, 400),
            lambda: math.ldexp(1.0, 5000), lambda: math.floor(math.inf),
            lambda: math.cosh(1000)):
    try:
        bad()
        print("no error")
    except OverflowError:
        print("OverflowError")
for bad in (lambda: math.sqrt("4"), lambda: math.sin(), lambda: math.floor("x"),
            lambda: math.log(1, 2, 3)):
    try:
        bad()
    except TypeError:
        print("TypeError")
