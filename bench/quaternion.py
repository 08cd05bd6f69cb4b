# Attitude from gyroscope and accelerometer: a quaternion turned, corrected
# and normalised at each sample, and vectors rotated by it.
import math
import sys


class Quaternion:
    __slots__ = ("w", "x", "y", "z")

    def __init__(self, w, x, y, z):
        self.w, self.x, self.y, self.z = w, x, y, z

    def __mul__(self, o):
        return Quaternion(
            self.w * o.w - self.x * o.x - self.y * o.y - self.z * o.z,
            self.w * o.x + self.x * o.w + self.y * o.z - self.z * o.y,
            self.w * o.y - self.x * o.z + self.y * o.w + self.z * o.x,
            self.w * o.z + self.x * o.y - self.y * o.x + self.z * o.w)

    def conjugate(self):
        return Quaternion(self.w, -self.x, -self.y, -self.z)

    def normalise(self):
        k = 1.0 / math.sqrt(self.w * self.w + self.x * self.x
                            + self.y * self.y + self.z * self.z)
        self.w *= k
        self.x *= k
        self.y *= k
        self.z *= k

    def rotate(self, v):
        p = self * Quaternion(0.0, v[0], v[1], v[2]) * self.conjugate()
        return p.x, p.y, p.z

    def angles(self):
        w, x, y, z = self.w, self.x, self.y, self.z
        return (math.atan2(2.0 * (w * x + y * z), 1.0 - 2.0 * (x * x + y * y)),
                math.asin(max(-1.0, min(1.0, 2.0 * (w * y - z * x)))),
                math.atan2(2.0 * (w * z + x * y), 1.0 - 2.0 * (y * y + z * z)))


class Attitude:
    def __init__(self, gain):
        self.q = Quaternion(1.0, 0.0, 0.0, 0.0)
        self.gain = gain

    def update(self, gx, gy, gz, ax, ay, az, dt):
        q = self.q
        k = 1.0 / math.sqrt(ax * ax + ay * ay + az * az)
        ax *= k
        ay *= k
        az *= k
        # Gravity as the estimate has it; the cross product is the error.
        vx = 2.0 * (q.x * q.z - q.w * q.y)
        vy = 2.0 * (q.w * q.x + q.y * q.z)
        vz = q.w * q.w - q.x * q.x - q.y * q.y + q.z * q.z
        h = 0.5 * dt
        gx = (gx + self.gain * (ay * vz - az * vy)) * h
        gy = (gy + self.gain * (az * vx - ax * vz)) * h
        gz = (gz + self.gain * (ax * vy - ay * vx)) * h
        w, x, y, z = q.w, q.x, q.y, q.z
        q.w -= x * gx + y * gy + z * gz
        q.x += w * gx + y * gz - z * gy
        q.y += w * gy - x * gz + z * gx
        q.z += w * gz + x * gy - y * gx
        q.normalise()


def main(n):
    attitude = Attitude(0.5)
    total = [0.0, 0.0, 0.0]
    for i in range(n):
        t = i * 0.005
        attitude.update(0.3 * math.sin(t), 0.2 * math.cos(0.7 * t), 0.05,
                        0.1 * math.sin(1.3 * t), 0.2, 9.8, 0.005)
        if i % 4 == 0:
            p = attitude.q.rotate((1.0, 0.5, -0.25))
            for k in range(3):
                total[k] += p[k]
    print("quaternion %.6f %.6f %.6f" % attitude.q.angles(),
          "%.6f %.6f %.6f" % tuple(total))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
