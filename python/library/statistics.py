# SPDX-License-Identifier: MIT
"""Means, medians and spreads of data.

Sums of ints and floats are exact, as ratios of integers, and rounded once.
"""
import math

__all__ = ["mean", "fmean", "geometric_mean", "harmonic_mean", "median",
           "median_low", "median_high", "median_grouped", "mode", "multimode",
           "quantiles", "pstdev", "pvariance", "stdev", "variance",
           "covariance", "correlation", "linear_regression",
           "LinearRegression", "StatisticsError", "NormalDist"]


class StatisticsError(ValueError):
    pass


def _ratio(items):
    """The exact sum as (numerator, denominator), None if it is not finite;
    and whether all are ints."""
    top, bottom, whole = 0, 1, True
    for item in items:
        if isinstance(item, int):
            top += item * bottom
            continue
        whole = False
        if not math.isfinite(item):
            return None, False
        a, b = item.as_integer_ratio()
        if b > bottom:
            top, bottom = top * (b // bottom), b
        top += a * (bottom // b)
    return (top, bottom), whole


def _quotient(top, bottom, whole):
    """As an int where all are ints and it comes out even."""
    if whole and top % bottom == 0:
        return top // bottom
    return top / bottom


def _held(data, least, text):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(text)
    return data


def mean(data):
    data = _held(data, 1, "mean requires at least one data point")
    total, whole = _ratio(data)
    if total is None:
        return sum(data) / len(data)
    return _quotient(total[0], total[1] * len(data), whole)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    whole = math.fsum(weights)
    if not whole:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([a * b for a, b in zip(data, weights)]) / whole


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(item) for item in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset "
                              "containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = _held(data, 1, "harmonic_mean requires at least one data point")
    if any([item < 0 for item in data]):
        raise StatisticsError("harmonic mean does not support negative values")
    if weights is None:
        if len(data) == 1:
            return data[0]
        weights = [1] * len(data)
    if 0 in data:
        return 0
    top, bottom = _ratio([w / x for w, x in zip(weights, data)])[0]
    whole = _ratio(weights)[0]
    return whole[0] * bottom / (whole[1] * top)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    half = len(data) // 2
    if len(data) % 2:
        return data[half]
    return (data[half - 1] + data[half]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = _sorted(data)
    middle = data[len(data) // 2]
    below = len([x for x in data if x < middle])
    count = data.count(middle)
    low = middle - float(interval) / 2
    return low + interval * (len(data) / 2 - below) / count


def _counted(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    return counts


def mode(data):
    """The most common item; of several the first."""
    counts = _counted(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    most = max(counts.values())
    for item in counts:
        if counts[item] == most:
            return item


def multimode(data):
    counts = _counted(data)
    most = max(counts.values(), default=0)
    return [item for item in counts if counts[item] == most]


def quantiles(data, *, n=4, method="exclusive"):
    """n - 1 cut points between n parts of equal size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    found = []
    for i in range(1, n):
        if method == "inclusive":
            at, part = divmod(i * (count - 1), n)
            a, b = data[at], data[at + 1]
        else:
            at = min(max(i * (count + 1) // n, 1), count - 1)
            part = i * (count + 1) - at * n
            a, b = data[at - 1], data[at]
        found.append((a * (n - part) + b * part) / n)
    return found


def _squares(data, center):
    """The exact sum of squared distances from the mean, as a ratio."""
    if center is not None:
        return _ratio([(item - center) ** 2 for item in data])[0]
    total, _ = _ratio(data)
    if total is None:
        return None
    squares, bottom = 0, 1
    for item in data:
        a, b = item.as_integer_ratio()
        a, b = a * a, b * b
        if b > bottom:
            squares, bottom = squares * (b // bottom), b
        squares += a * (bottom // b)
    count = len(data)
    # sum x^2 - (sum x)^2 / n
    top = squares * total[1] * total[1] * count - total[0] ** 2 * bottom
    return top, bottom * total[1] * total[1] * count


def _spread(data, center, less):
    """The variance as a ratio, and whether all data are ints."""
    found = _squares(data, center)
    if found is None:
        return None, False
    return (found[0], found[1] * (len(data) - less)), all(
        [isinstance(item, int) for item in data])


def variance(data, xbar=None):
    data = _held(data, 2, "variance requires at least two data points")
    found, whole = _spread(data, xbar, 1)
    return math.nan if found is None else _quotient(*found, whole)


def pvariance(data, mu=None):
    data = _held(data, 1, "pvariance requires at least one data point")
    found, whole = _spread(data, mu, 0)
    return math.nan if found is None else _quotient(*found, whole)


def _root(found):
    """The square root of a ratio, rounded once."""
    if found is None:
        return math.nan
    top, bottom = found
    if top == 0:
        return 0.0
    shift = max(0, 128 - top.bit_length() + bottom.bit_length())
    shift += shift % 2
    root = math.isqrt((top << shift) // bottom)
    root |= root * root * bottom != top << shift  # sticky: not exact
    return root / (1 << shift // 2)


def stdev(data, xbar=None):
    data = _held(data, 2, "stdev requires at least two data points")
    return _root(_spread(data, xbar, 1)[0])


def pstdev(data, mu=None):
    data = _held(data, 1, "pstdev requires at least one data point")
    return _root(_spread(data, mu, 0)[0])


def _pairs(x, y, name):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same "
                              "number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [a - xbar for a in x], [b - ybar for b in y], xbar, ybar


def _product(x, y):
    return math.fsum([a * b for a, b in zip(x, y)])


def covariance(x, y, /):
    x, y, _, _ = _pairs(x, y, "covariance")
    return _product(x, y) / (len(x) - 1)


def correlation(x, y, /):
    x, y, _, _ = _pairs(x, y, "correlation")
    below = math.sqrt(_product(x, x) * _product(y, y))
    if below == 0:
        raise StatisticsError("at least one of the inputs is constant")
    return _product(x, y) / below


class LinearRegression(tuple):
    @property
    def slope(self):
        return self[0]

    @property
    def intercept(self):
        return self[1]

    def __repr__(self):
        return (f"LinearRegression(slope={self[0]!r}, "
                f"intercept={self[1]!r})")


def linear_regression(x, y, /, *, proportional=False):
    """The line that fits best."""
    if proportional:
        x, y = list(x), list(y)
        return LinearRegression((_product(x, y) / _product(x, x), 0.0))
    x, y, xbar, ybar = _pairs(x, y, "linear regression")
    below = _product(x, x)
    if below == 0:
        raise StatisticsError("x is constant")
    slope = _product(x, y) / below
    return LinearRegression((slope, ybar - slope * xbar))


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def _checked(self, name):
        if not self._sigma:
            raise StatisticsError(f"{name}() not defined when sigma is zero")
        return self._sigma

    def pdf(self, x):
        variance = self._checked("pdf") ** 2
        apart = x - self._mu
        return math.exp(apart * apart / (-2.0 * variance)) / math.sqrt(
            math.tau * variance)

    def cdf(self, x):
        sigma = self._checked("cdf")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (sigma * math.sqrt(2))))

    def zscore(self, x):
        return (x - self._mu) / self._checked("zscore")

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu,
                              math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu,
                              math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    __rmul__ = __mul__

    def __truediv__(self, factor):
        return NormalDist(self._mu / factor, self._sigma / abs(factor))

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
