# A bound method as a hard callback; main sees whole updates.
import time
from machine import Timer


class Filter:
    def __init__(self):
        self.y = 0.0
        self.n = 0

    def step(self, t):
        self.n += 1
        self.y += (1.0 - self.y) * 0.25


f = Filter()
t = Timer(-1)
t.init(period=1, mode=Timer.PERIODIC, callback=f.step, hard=True)
while f.n < 8:
    time.sleep_us(100)
t.deinit()
print(f.n, "%.10f" % f.y)
