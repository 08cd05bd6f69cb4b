# A reflex's fields: typed copies on both sides, groups whole, errors that say.
# skip interrupt: the handlers of that mode take time of their own
import rt
import time


class Balance(rt.Reflex):
    angle: float = 0.0
    integral: float = 0.0
    setpoint: float = 0.0
    gain: rt.float32 = 0.1
    ticks: int = 0
    on: bool = False

    def step(self, error):
        self.integral += error * 0.001

    def tick(self):
        self.step(self.setpoint - self.angle)
        self.ticks += 1


balance = Balance()
print(balance.angle, balance.gain, balance.ticks, balance.on)
begun = time.ticks_us()
balance.every(us=100)
time.sleep_ms(10)
elapsed = time.ticks_diff(time.ticks_us(), begun)
print(elapsed >= 10000, abs(balance.ticks - elapsed // 100) <= 6)
balance.setpoint = 5.0
print(balance.setpoint)
before = balance.ticks
time.sleep_ms(1)
s = balance.snapshot()
print(s["setpoint"], 8 <= s["ticks"] - before,
      -3 <= s["ticks"] - before - round(s["integral"] / 0.005) <= 1)
with balance:
    balance.setpoint = -1.0
    balance.angle = 2
    print(balance.snapshot()["angle"], balance.angle)
time.sleep_ms(1)
s = balance.snapshot()
print(s["setpoint"], s["angle"], sorted(s))
try:
    with balance:
        balance.setpoint = 77.0
        raise ValueError("no")
except ValueError:
    time.sleep_ms(1)
print(balance.setpoint)


def attempt(name, v):
    try:
        setattr(balance, name, v)
    except Exception as e:
        print(type(e).__name__, e)


attempt("ticks", 1.5)
attempt("ticks", 2 ** 31)
attempt("on", 1)
attempt("angle", "x")
attempt("nothing", 1)
balance.stop()
n = balance.ticks
time.sleep_ms(1)
print(balance.ticks == n)
try:
    class Bad(rt.Reflex):
        x: list = []

        def tick(self):
            pass
except TypeError as e:
    print(e)
try:
    class Idle(rt.Reflex):
        x: int = 0
except TypeError as e:
    print(e)
