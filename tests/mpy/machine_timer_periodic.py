# A periodic timer fires on absolute times: no drift, exact counts.
import time
from machine import Timer

count = 0


def cb(t):
    global count
    count += 1


t = Timer(-1)
t.init(mode=Timer.PERIODIC, period=10, callback=cb)
time.sleep_ms(55)
print(count)
time.sleep_ms(950)
print(count)
t.init(mode=Timer.PERIODIC, freq=1000, callback=cb)
count = 0
time.sleep_us(20500)
print(count)
t.deinit()
time.sleep_ms(20)
print(count)
