# A balancing robot's loop: filter, two PIDs, motor model, telemetry.
import sys


class PID:
    def __init__(self, kp, ki, kd, limit):
        self.kp = kp
        self.ki = ki
        self.kd = kd
        self.limit = limit
        self.integral = 0.0
        self.previous = 0.0

    def update(self, error, dt):
        self.integral += error * dt
        rate = (error - self.previous) / dt
        self.previous = error
        u = self.kp * error + self.ki * self.integral + self.kd * rate
        if u > self.limit:
            self.integral -= error * dt
            return self.limit
        if u < -self.limit:
            self.integral -= error * dt
            return -self.limit
        return u


class Filter:
    def __init__(self, weight):
        self.weight = weight
        self.angle = 0.0

    def update(self, gyro, accel, dt):
        w = self.weight
        self.angle = w * (self.angle + gyro * dt) + (1.0 - w) * accel
        return self.angle


class Plant:
    def __init__(self, tilt):
        self.tilt = tilt
        self.rate = 0.0
        self.speed = 0.0

    def step(self, u, dt):
        # tilt'' = g/l * tilt - u/l, wheel' = u - friction * wheel
        acc = 39.2 * self.tilt - 4.0 * u
        self.rate += acc * dt
        self.tilt += self.rate * dt
        self.speed += (u - 0.3 * self.speed) * dt


def main(n):
    dt = 0.005
    plant = Plant(0.1)
    fused = Filter(0.98)
    fused.angle = 0.1
    tilt = PID(30.0, 20.0, 3.0, 12.0)
    wheel = PID(0.02, 0.0, 0.0, 0.1)
    peak = 0.0
    for i in range(n):
        if i % 1000 == 500:
            plant.rate += 0.5
        angle = fused.update(plant.rate, plant.tilt, dt)
        lean = wheel.update(-plant.speed, dt)
        u = tilt.update(angle - lean, dt)
        plant.step(u, dt)
        if abs(plant.tilt) > peak:
            peak = abs(plant.tilt)
    print("pid %.9f %.9f %.9f" % (plant.tilt, plant.speed, peak))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
