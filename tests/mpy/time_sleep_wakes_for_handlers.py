# A sleep is not cut short by handlers that run meanwhile.
import time
from machine import Timer

n = 0


def tick(t):
    global n
    n += 1


tim = Timer(-1)
tim.init(period=10, mode=Timer.PERIODIC, callback=tick)
t = time.ticks_us()
time.sleep_ms(105)
d = time.ticks_diff(time.ticks_us(), t)
tim.deinit()
print(n, 105000 <= d < 106000)
time.sleep_ms(50)
print(n)
