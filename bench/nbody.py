# The outer planets by symplectic Euler steps: float arithmetic on attributes.
import sys

DT = 0.01


class Body:
    def __init__(self, m, x, y, z, vx, vy, vz):
        self.m = m
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz


def step(bodies):
    n = len(bodies)
    for i in range(n):
        a = bodies[i]
        for j in range(i + 1, n):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            d2 = dx * dx + dy * dy + dz * dz
            pull = DT / (d2 * d2 ** 0.5)
            ka = b.m * pull
            kb = a.m * pull
            a.vx -= dx * ka
            a.vy -= dy * ka
            a.vz -= dz * ka
            b.vx += dx * kb
            b.vy += dy * kb
            b.vz += dz * kb
    for b in bodies:
        b.x += DT * b.vx
        b.y += DT * b.vy
        b.z += DT * b.vz


def energy(bodies):
    e = 0.0
    for i, a in enumerate(bodies):
        e += a.m * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2) / 2
        for b in bodies[i + 1:]:
            d = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2)
            e -= a.m * b.m / d ** 0.5
    return e


def main(n):
    bodies = [
        Body(40.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        Body(0.04, 5.2, 0.1, 0.0, 0.0, 2.77, 0.01),
        Body(0.01, 0.2, 9.6, 0.1, -2.04, 0.0, 0.02),
        Body(0.002, -19.2, 0.3, 0.2, 0.0, -1.44, 0.0),
        Body(0.002, 0.1, -30.1, 0.0, 1.15, 0.0, 0.01),
    ]
    for _ in range(n):
        step(bodies)
    print("nbody %.9f" % energy(bodies))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
