# A control loop in plain float arithmetic: PID on a simulated mass.
class PID:
    def __init__(self, kp, ki=0.0, kd=0.0, limit=None):
        self.kp, self.ki, self.kd, self.limit = kp, ki, kd, limit
        self.integral = 0.0
        self.last = None

    def __call__(self, error, dt):
        d = 0.0 if self.last is None else (error - self.last) / dt
        self.last = error
        u = self.kp * error + self.ki * self.integral + self.kd * d
        if self.limit is None or abs(u) < self.limit:
            self.integral += error * dt
        else:
            u = self.limit if u > 0 else -self.limit
        return u


def simulate(pid, steps, dt, setpoint):
    pos = vel = 0.0
    peak = 0.0
    for i in range(steps):
        u = pid(setpoint - pos, dt)
        vel += (u - 0.5 * vel) * dt
        pos += vel * dt
        if pos > peak:
            peak = pos
        if i % (steps // 5) == 0:
            print("%6.3f %8.4f %8.4f" % (i * dt, pos, u))
    return pos, peak


for gains in ((4.0,), (4.0, 0.5), (4.0, 0.5, 3.0)):
    pos, peak = simulate(PID(*gains, limit=10.0), 2000, 0.005, 1.0)
    print("end %.6f peak %.6f" % (pos, peak))


def complementary(samples, alpha, dt):
    angle = 0.0
    for gyro, acc in samples:
        angle = alpha * (angle + gyro * dt) + (1 - alpha) * acc
        yield angle


data = [(10.0, 0.1 * i) for i in range(100)]
print("%.9f" % list(complementary(data, 0.98, 0.01))[-1])
