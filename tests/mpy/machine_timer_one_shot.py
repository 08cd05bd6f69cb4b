# A one-shot timer fires once and may be armed again, also by its callback.
import time
from machine import Timer

log = []
start = time.ticks_ms()


def once(t):
    log.append((time.ticks_diff(time.ticks_ms(), start) + 2) // 5 * 5)


t = Timer(-1)
t.init(mode=Timer.ONE_SHOT, period=20, callback=once)
time.sleep_ms(100)
print(log)


def again(t):
    once(t)
    if len(log) < 4:
        t.init(mode=Timer.ONE_SHOT, period=30, callback=again)


t.init(mode=Timer.ONE_SHOT, period=50, callback=again)
time.sleep_ms(300)
print(log)
t.init(mode=Timer.ONE_SHOT, period=10, callback=once)
t.deinit()
time.sleep_ms(50)
print(len(log))
