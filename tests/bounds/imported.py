# SPDX-License-Identifier: MIT
# What the load `compiling` imports again and again.
import math


class Vector:
    """Two numbers."""

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def length(self):
        return math.sqrt(self.x * self.x + self.y * self.y)


def total(vectors, *, start=None):
    result = Vector(0.0, 0.0) if start is None else start
    for vector in vectors:
        result += vector
    return result


UNITS = {"mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1000.0}
