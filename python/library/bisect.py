# SPDX-License-Identifier: MIT
"""Places in sorted lists, by halving."""


def _place(a, x, lo, hi, key, after):
    if isinstance(a, dict):
        raise TypeError("dict is not a sequence")
    if lo < 0:
        raise ValueError("lo must be non-negative")
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        item = a[middle] if key is None else key(a[middle])
        if (not x < item) if after else item < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where x goes, before its equals."""
    return _place(a, x, lo, hi, key, False)


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where x goes, after its equals."""
    return _place(a, x, lo, hi, key, True)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(_place(a, x if key is None else key(x), lo, hi, key, False), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(_place(a, x if key is None else key(x), lo, hi, key, True), x)


bisect, insort = bisect_right, insort_right
