# fsum is exact, hypot and dist do not overflow; neighbours of floats.
import math

print(math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([]))
print(math.fsum([1e308, -1e308, 1e-308]), math.fsum([5e-324] * 3),
      math.fsum(x / 7 for x in range(100)))
print(math.fsum([2.0 ** n for n in range(-1070, 1000, 13)] +
                [-2.0 ** n for n in range(-1070, 990, 13)]))
print(math.fsum([math.inf, 1.0]), math.fsum([math.nan, 1.0]))
print(math.hypot(), math.hypot(3), math.hypot(3, 4), math.hypot(1, 2, 2),
      math.hypot(3e200, 4e200), math.hypot(3e-200, 4e-200),
      math.hypot(math.inf, math.nan))
print(math.dist((1, 2), (4, 6)), math.dist([0] * 3, [1, 2, 2]),
      math.dist((), ()))
for x, y in ((7, 3), (8, 3), (-7, 3), (7.5, 2.5), (1e308, 3e-308), (5, 2),
             (-5, 2), (3, math.inf), (0.3, 0.1)):
    print(math.remainder(x, y), math.fmod(x, y), end=" ")
print()
print(math.nextafter(1, 2), math.nextafter(0, -1), math.nextafter(5, 5),
      math.nextafter(math.inf, 0), math.ulp(1), math.ulp(0), math.ulp(-3e300))
print(math.exp2(10), math.exp2(-1074), math.copysign(math.nan, -1) < 0)
for bad in (lambda: math.fsum([math.inf, -math.inf]),
            lambda: math.dist((1,), (1, 2)), lambda: math.remainder(1, 0),
            lambda: math.isclose(1, 2, rel_tol=-1)):
    try:
        bad()
    except ValueError as e:
        print(e)
