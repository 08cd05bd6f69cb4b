# Spheres over a chequered floor: tuples, methods, square roots, recursion.
import math
import sys


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def minus(a, b):
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def along(a, b, k):
    return (a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k)


def unit(a):
    k = 1.0 / math.sqrt(dot(a, a))
    return (a[0] * k, a[1] * k, a[2] * k)


class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.mirror = mirror

    def hit(self, origin, ray):
        to = minus(self.centre, origin)
        b = dot(to, ray)
        d = b * b - dot(to, to) + self.radius * self.radius
        if d <= 0.0:
            return None
        t = b - math.sqrt(d)
        return t if t > 1e-6 else None

    def normal(self, p):
        return unit(minus(p, self.centre))

    def colour_at(self, p):
        return self.colour


class Floor:
    mirror = 0.15

    def __init__(self, height):
        self.height = height

    def hit(self, origin, ray):
        if abs(ray[1]) < 1e-9:
            return None
        t = (self.height - origin[1]) / ray[1]
        return t if t > 1e-6 else None

    def normal(self, p):
        return (0.0, 1.0, 0.0)

    def colour_at(self, p):
        odd = (math.floor(p[0]) + math.floor(p[2])) & 1
        return (0.9, 0.9, 0.9) if odd else (0.1, 0.1, 0.1)


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def nearest(self, origin, ray):
        best = None
        thing = None
        for each in self.things:
            t = each.hit(origin, ray)
            if t is not None and (best is None or t < best):
                best = t
                thing = each
        return best, thing

    def shaded(self, p):
        to = minus(self.light, p)
        for each in self.things:
            t = each.hit(p, to)
            if t is not None and t < 1.0:
                return True
        return False

    def trace(self, origin, ray, depth):
        t, thing = self.nearest(origin, ray)
        if thing is None:
            k = 0.5 + 0.5 * ray[1]
            return (0.2 * k, 0.4 * k, 0.8 * k)
        p = along(origin, ray, t)
        normal = thing.normal(p)
        bright = 0.2
        if not self.shaded(p):
            bright += max(0.0, dot(normal, unit(minus(self.light, p))))
        colour = tuple([c * bright for c in thing.colour_at(p)])
        if depth and thing.mirror:
            back = along(ray, normal, -2.0 * dot(normal, ray))
            seen = self.trace(p, unit(back), depth - 1)
            colour = along(colour, minus(seen, colour), thing.mirror)
        return colour


def main(n):
    scene = Scene([Floor(-1.0)], (5.0, 8.0, -6.0))
    for i in range(5):
        scene.things.append(Sphere((i - 2.0, 0.3 * (i & 1), 2.0 + 0.5 * i),
                                   0.6, (0.2 * i, 0.9 - 0.1 * i, 0.5), 0.3))
    eye = (0.0, 0.5, -4.0)
    total = [0.0, 0.0, 0.0]
    for y in range(n):
        for x in range(n):
            ray = unit((2.0 * x / n - 1.0, 1.0 - 2.0 * y / n, 1.8))
            for i, c in enumerate(scene.trace(eye, ray, 2)):
                total[i] += min(1.0, c)
    print("raytrace %.6f %.6f %.6f" % tuple(total))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
