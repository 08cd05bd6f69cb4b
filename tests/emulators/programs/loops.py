# SPDX-License-Identifier: MIT
# The four loops of bench/loops.py, each with two sizes between edges of pin 3,
# which the harness times; the difference is what the iterations cost. Printed:
# the same by the chip's own clock, in nanoseconds an iteration.
import gc
import time

from loops import LOOPS
from machine import Pin

SMALL, LARGE = 1000, 3000


mark = Pin(3, Pin.OUT)
for name in ("int", "float", "method", "append"):
    loop = LOOPS[name]
    loop(10)
    us = []
    for size in (SMALL, LARGE):
        gc.collect()  # or what was imported decides in which loop a cycle ends
        mark(1)
        start = time.ticks_us()
        loop(size)
        us.append(time.ticks_diff(time.ticks_us(), start))
        mark(0)
    print(name, (us[1] - us[0]) * 1000 // (LARGE - SMALL))
