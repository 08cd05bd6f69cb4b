# The non-blocking loop that programs for microcontrollers are written as.
import time

log = []


class Every:
    def __init__(self, ms, name):
        self.ms = ms
        self.name = name
        self.next = time.ticks_add(time.ticks_ms(), ms)

    def poll(self, now):
        if time.ticks_diff(now, self.next) >= 0:
            self.next = time.ticks_add(self.next, self.ms)
            log.append(self.name)


jobs = [Every(10, "a"), Every(25, "b")]
start = time.ticks_ms()
while True:
    now = time.ticks_ms()
    if time.ticks_diff(now, start) > 102:
        break
    for j in jobs:
        j.poll(now)
    time.sleep_us(500)
print("".join(log))
print(log.count("a"), log.count("b"))
