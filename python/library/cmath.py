# SPDX-License-Identifier: MIT
"""Functions of complex numbers, by those of math on their parts.

Branch cuts are those of CPython; sqrt, log and the inverse functions follow
W. Kahan, Branch cuts for complex elementary functions (1987).
"""

import math

__all__ = ("acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose"
           " isfinite isinf isnan log log10 nan nanj phase pi polar rect sin"
           " sinh sqrt tan tanh tau").split()

e = math.e
pi = math.pi
tau = math.tau
inf = math.inf
nan = math.nan
infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LARGE = 1e154      # squares of more overflow
_LOG_LARGE = 708.0  # exp of more does


def _number(z):
    if isinstance(z, str):
        raise TypeError("must be real number, not str")
    return complex(z)


def phase(z):
    """The angle of z in radians, -pi to pi."""
    z = _number(z)
    return math.atan2(z.imag, z.real)


def polar(z):
    """Modulus and angle."""
    z = _number(z)
    return abs(z), math.atan2(z.imag, z.real)


def rect(r, phi):
    """The number with modulus r and angle phi in radians."""
    if phi == 0:
        return complex(r, r * phi)
    if math.isinf(phi):
        if r == 0 or math.isnan(r):
            return complex(r, 0.0 if r == 0 else nan)
        raise ValueError("math domain error")
    return complex(r * math.cos(phi), r * math.sin(phi))


def isfinite(z):
    """True if both parts are finite."""
    z = _number(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z):
    """True if either part is infinite."""
    z = _number(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z):
    """True if either part is not a number."""
    z = _number(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """True if |a - b| is within either tolerance; ValueError if one is
    negative."""
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    distance = abs(a - b)
    return (distance <= abs(rel_tol * b) or distance <= abs(rel_tol * a)
            or distance <= abs_tol)


def exp(z):
    """e ** z; OverflowError."""
    z = _number(z)
    x, y = z.real, z.imag
    if x != x:
        return complex(nan, y if y == 0 else nan)
    if not math.isfinite(y) and math.isfinite(x):
        if math.isinf(y):
            raise ValueError("math domain error")
        return complex(nan, nan)
    if math.isinf(x):
        return _exp_infinite(x, y)
    if x > _LOG_LARGE:
        scale = math.exp(x - 1.0)
        z = complex(scale * math.cos(y) * e, scale * math.sin(y) * e)
        if isinf(z):
            raise OverflowError("math range error")
        return z
    scale = math.exp(x)
    return complex(scale * math.cos(y), scale * math.sin(y))


def _exp_infinite(x, y):
    if not math.isfinite(y):
        if x > 0:
            if math.isinf(y):
                raise ValueError("math domain error")
            return complex(inf, nan)
        return complex(0.0, 0.0)
    if y == 0:
        return complex(inf if x > 0 else 0.0, y)
    size = inf if x > 0 else 0.0
    return complex(math.copysign(size, math.cos(y)),
                   math.copysign(size, math.sin(y)))


def log(z, base=None):
    """The natural logarithm, or that to a base; ValueError of 0."""
    z = _number(z)
    x, y = abs(z.real), abs(z.imag)
    if x == 0 and y == 0:
        raise ValueError("math domain error")
    if isinf(z) or isnan(z):
        size = inf if isinf(z) else nan
    elif max(x, y) > _LARGE or max(x, y) < 1 / _LARGE:
        unit = max(x, y)
        size = math.log(math.hypot(x / unit, y / unit)) + math.log(unit)
    else:
        size = math.hypot(x, y)
        if 0.71 <= size <= 1.73:  # where the logarithm is small
            large, small = max(x, y), min(x, y)
            size = math.log1p((large - 1) * (large + 1) + small * small) / 2
        else:
            size = math.log(size)
    result = complex(size, math.atan2(z.imag, z.real))
    return result if base is None else result / log(base)


def log10(z):
    """The logarithm to the base 10."""
    z = log(z)
    return complex(z.real / math.log(10.0), z.imag / math.log(10.0))


def sqrt(z):
    """The root with a real part that is not negative."""
    z = _number(z)
    x, y = z.real, z.imag
    if x == 0 and y == 0:
        return complex(0.0, y)
    if math.isinf(y):
        return complex(inf, y)
    if math.isnan(x) or math.isinf(x):
        if x > 0:
            return complex(x, math.copysign(0.0, y) if y == y else nan)
        if x < 0:
            return complex(0.0 if y == y else nan, math.copysign(inf, y))
        return complex(nan, nan)
    if math.isnan(y):
        return complex(nan, nan)
    a, b = abs(x), abs(y)
    if max(a, b) < 2.0 ** -1021:
        s = math.ldexp(math.sqrt(a * 2.0 ** 54 +
                                 math.hypot(a * 2.0 ** 54, b * 2.0 ** 54)), -27)
        s /= math.sqrt(2.0)
    else:
        a /= 8.0
        s = 2.0 * math.sqrt(a + math.hypot(a, b / 8.0))
    d = b / (2.0 * s)
    if x >= 0:
        return complex(s, math.copysign(d, y))
    return complex(d, math.copysign(s, y))


def cosh(z):
    """The hyperbolic cosine; OverflowError."""
    z = _number(z)
    x, y = z.real, z.imag
    if isnan(z):
        return complex(inf if math.isinf(x) else nan,
                       0.0 if x == 0 or y == 0 else nan)
    if math.isinf(y) and x == x:
        raise ValueError("math domain error")
    if math.isinf(x) and y and y == y:
        return complex(math.copysign(inf, math.cos(y)),
                       math.copysign(inf, math.sin(y) * x))
    if abs(x) > _LOG_LARGE and not math.isinf(x):
        near = x - math.copysign(1.0, x)
        return _finite(math.cos(y) * math.cosh(near) * e,
                       math.sin(y) * math.sinh(near) * e)
    if y == 0:
        return complex(math.cosh(x), math.copysign(0.0, y) * math.copysign(
            1.0, x) if math.isinf(x) or x != x else math.sinh(x) * y)
    return complex(math.cos(y) * math.cosh(x), math.sin(y) * math.sinh(x))


def sinh(z):
    """The hyperbolic sine; OverflowError."""
    z = _number(z)
    x, y = z.real, z.imag
    if isnan(z):
        return complex(abs(x) if x == 0 or math.isinf(x) else nan,
                       y if y == 0 else nan)
    if math.isinf(y) and x == x:
        raise ValueError("math domain error")
    if math.isinf(x) and y and y == y:
        return complex(math.copysign(inf, math.cos(y) * x),
                       math.copysign(inf, math.sin(y)))
    if abs(x) > _LOG_LARGE and not math.isinf(x):
        near = x - math.copysign(1.0, x)
        return _finite(math.cos(y) * math.sinh(near) * e,
                       math.sin(y) * math.cosh(near) * e)
    if y == 0:
        return complex(math.sinh(x), y if math.isinf(x) or x != x
                       else math.cosh(x) * y)
    return complex(math.cos(y) * math.sinh(x), math.sin(y) * math.cosh(x))


def _finite(x, y):
    if math.isinf(x) or math.isinf(y):
        raise OverflowError("math range error")
    return complex(x, y)


def tanh(z):
    """The hyperbolic tangent."""
    z = _number(z)
    x, y = z.real, z.imag
    if math.isinf(y) and math.isfinite(x):
        raise ValueError("math domain error")
    if isnan(z) and not math.isinf(x):
        return complex(nan, y if y == 0 else nan)
    if abs(x) > 354.0:
        if math.isinf(x) and not math.isfinite(y):
            return complex(math.copysign(1.0, x), 0.0)
        return complex(math.copysign(1.0, x),
                       4.0 * math.sin(y) * math.cos(y) * math.exp(-2 * abs(x)))
    tx, ty, cx = math.tanh(x), math.tan(y), 1.0 / math.cosh(x)
    txty = tx * ty
    divisor = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / divisor, ty / divisor * cx * cx)


def cos(z):
    """The cosine of z in radians."""
    z = _number(z)
    return cosh(complex(-z.imag, z.real))


def sin(z):
    """The sine of z in radians."""
    z = _number(z)
    z = sinh(complex(-z.imag, z.real))
    return complex(z.imag, -z.real)


def tan(z):
    """The tangent of z in radians."""
    z = _number(z)
    z = tanh(complex(-z.imag, z.real))
    return complex(z.imag, -z.real)


def acos(z):
    """The inverse cosine."""
    z = _number(z)
    if isnan(z):
        if math.isinf(z.real):
            return complex(nan, inf)
        if math.isinf(z.imag):
            return complex(nan, -z.imag)
        return complex(pi / 2 if z.real == 0 else nan, nan)
    if abs(z.real) > _LARGE or abs(z.imag) > _LARGE:
        return complex(math.atan2(abs(z.imag), z.real),
                       -math.copysign(_log_of(z), z.imag))
    one, two = sqrt(complex(1 - z.real, -z.imag)), sqrt(
        complex(1 + z.real, z.imag))
    return complex(2.0 * math.atan2(one.real, two.real),
                   math.asinh(two.real * one.imag - two.imag * one.real))


def _log_of(z):
    """log(2 * |z|) of a large z."""
    return math.log(math.hypot(z.real / 2, z.imag / 2)) + 2 * math.log(2.0)


def acosh(z):
    """The inverse hyperbolic cosine."""
    z = _number(z)
    if abs(z.real) > _LARGE or abs(z.imag) > _LARGE:
        return complex(_log_of(z), math.atan2(z.imag, z.real))
    one, two = sqrt(complex(z.real - 1, z.imag)), sqrt(
        complex(z.real + 1, z.imag))
    return complex(math.asinh(one.real * two.real + one.imag * two.imag),
                   2.0 * math.atan2(one.imag, two.real))


def asinh(z):
    """The inverse hyperbolic sine."""
    z = _number(z)
    if z.real != z.real and z.imag == 0:
        return z
    if abs(z.real) > _LARGE or abs(z.imag) > _LARGE:
        return complex(math.copysign(_log_of(z), z.real),
                       math.atan2(z.imag, abs(z.real)))
    one, two = sqrt(complex(1 + z.imag, -z.real)), sqrt(
        complex(1 - z.imag, z.real))
    return complex(math.asinh(one.real * two.imag - two.real * one.imag),
                   math.atan2(z.imag,
                              one.real * two.real - one.imag * two.imag))


def asin(z):
    """The inverse sine."""
    z = _number(z)
    z = asinh(complex(-z.imag, z.real))
    return complex(z.imag, -z.real)


def atanh(z):
    """The inverse hyperbolic tangent; ValueError of 1 and -1."""
    z = _number(z)
    x, y = z.real, z.imag
    if x < 0 or (x == 0 and math.copysign(1.0, x) < 0):
        return -atanh(-z)
    if isnan(z):
        if math.isinf(y):
            return complex(0.0, math.copysign(pi / 2, y))
        return complex(0.0 if x == 0 or math.isinf(x) else nan, nan)
    size = abs(y)
    if x > _LARGE or size > _LARGE:
        unit = math.hypot(x / 2, y / 2)
        return complex(x / 4 / unit / unit if math.isfinite(unit) else 0.0,
                       -math.copysign(pi / 2, -y))
    if x == 1 and size < 1e-154:
        if size == 0:
            raise ValueError("math domain error")
        return complex(-math.log(math.sqrt(size) /
                                 math.sqrt(math.hypot(size, 2.0))),
                       math.copysign(math.atan2(2.0, -size) / 2, y))
    return complex(math.log1p(4 * x / ((1 - x) * (1 - x) + size * size)) / 4,
                   -math.atan2(-2.0 * y, (1 - x) * (1 + x) - size * size) / 2)


def atan(z):
    """The inverse tangent; ValueError of 1j and -1j."""
    z = _number(z)
    z = atanh(complex(-z.imag, z.real))
    return complex(z.imag, -z.real)
