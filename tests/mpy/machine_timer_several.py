# Several timers interleave by their times.
import time
from machine import Timer

log = []
timers = []
for name, period in (("a", 20), ("b", 30), ("c", 70)):
    timers.append(Timer(-1))
    timers[-1].init(period=period, mode=Timer.PERIODIC,
                    callback=lambda t, n=name: log.append(n))
time.sleep_ms(55)
print("".join(log))
time.sleep_ms(1000)
for t in timers:
    t.deinit()
print([log.count(n) for n in "abc"])
time.sleep_ms(100)
print(len(log))
