# Sleeps take what they say, in virtual time, to the microsecond or so.
import time


def took_ms(f, x):
    t = time.ticks_us()
    f(x)
    return (time.ticks_diff(time.ticks_us(), t) + 500) // 1000


print(took_ms(time.sleep_ms, 5), took_ms(time.sleep_ms, 250),
      took_ms(time.sleep_us, 3000))
print(took_ms(time.sleep, 0.5), took_ms(time.sleep, 2),
      took_ms(time.sleep_ms, 60000))
t = time.ticks_ms()
for i in range(10):
    time.sleep_ms(10)
d = time.ticks_diff(time.ticks_ms(), t)
print(100 <= d <= 101)
n0 = time.time_ns()
time.sleep_ms(20)
print((time.time_ns() - n0 + 500000) // 1000000)
