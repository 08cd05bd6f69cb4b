# Functions of cmath: ordinary values to ten digits, special ones exactly.
import cmath

SPECIAL = (0.0, -0.0, 1.0, -1.0, 2.0, -3.25, float('inf'), float('-inf'), float('nan'))
PLAIN = [complex(1.2345 * i % 10 - 5, i * i * 0.777 % 10 - 5) for i in range(25)]
LARGE = (1e300 + 1e300j, -1e300 + 2j, 1e-300 + 1e-300j, 709 + 1j, 0.9999999 + 1e-9j)
NAMES = ('acos acosh asin asinh atan atanh cos cosh exp isfinite isinf isnan log log10'
         ' polar sin sinh sqrt tan tanh').split()


def shown(v):
    if isinstance(v, complex):
        return '%.10g %.10g' % (v.real, v.imag)
    if isinstance(v, tuple):
        return ' '.join('%.10g' % x for x in v)
    return str(v)


def attempt(function, z):
    try:
        return shown(function(z))
    except (ValueError, OverflowError) as e:
        return '%s: %s' % (type(e).__name__, e)


for name in NAMES:
    function = getattr(cmath, name)
    for z in PLAIN:
        print(name, attempt(function, z))
    for z in LARGE:
        print(name, z, attempt(function, z))
    for x in SPECIAL:
        print(name, x, [attempt(function, complex(x, y)) for y in SPECIAL])
for z in (1, 1j, -1, -1j, 0, 2.5):
    print(shown(cmath.phase(z)), shown(cmath.exp(z)), attempt(cmath.log, z))
print(shown(cmath.log(8, 2)), shown(cmath.log(1j, 10)), shown(cmath.rect(2, 1)), cmath.rect(3, 0), cmath.rect(0, 1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 1.1), cmath.isclose(1, 1.1, rel_tol=0.2),
      cmath.isclose(1e-10, 0, abs_tol=1e-9), cmath.isclose(cmath.inf, 1))
for bad in ('x', None, []):
    try:
        cmath.sqrt(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
