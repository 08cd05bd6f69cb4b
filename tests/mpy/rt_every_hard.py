# A hard periodic handler with floats counts exactly.
import time
import rt


class S:
    def __init__(self):
        self.n = 0
        self.angle = 0.0


s = S()


@rt.every(us=500, hard=True, reserve=256)
def speed():
    s.n += 1
    s.angle += 0.001


time.sleep_ms(100)
n = s.n
print(199 <= n <= 201, abs(s.angle - n * 0.001) < 1e-9)
junk = []
for i in range(200):
    junk = [str(i)] * 20
time.sleep_ms(100)
print(abs(s.angle - s.n * 0.001) < 1e-9, s.n > n + 199)
