# A fault drives the safe outputs in the same tick, stops, and is kept.
import rt
import time
from machine import PWM, Pin

left = Pin(2, Pin.OUT)
right = PWM(Pin(3), freq=20000, duty_u16=1000)


class Drive(rt.Reflex):
    load: float = 1.0
    ticks: int = 0

    def tick(self):
        left.on()
        self.ticks += 1
        self.load = 10 / self.load


class Wrong(Drive):
    extra: int = 3

    def tick(self):
        self.extra += 1
        self.ticks = "no"


drive = Drive()
drive.every(us=500, safe={left: 0, right: 0})
time.sleep_ms(2)
print(left.value(), right.duty_u16(), drive.fault)
drive.load = 0.0
time.sleep_ms(1)
print(left.value(), right.duty_u16(), type(drive.fault).__name__)
n = drive.ticks
time.sleep_ms(2)
print(drive.ticks == n)
wrong = Wrong()
wrong.every(us=500)
time.sleep_ms(2)
print(wrong.extra, wrong.fault)
for name, e in rt.errors():
    print(name, type(e).__name__)
