# SPDX-License-Identifier: MIT
# The four loops of bench/loops.py, each with two sizes between edges of pin 3,
# which the harness times; the difference is what the iterations cost. Printed:
# the same by the chip's own clock, in nanoseconds an iteration.
import time

from machine import Pin

SMALL, LARGE = 1000, 3000


class Counter:
    def __init__(self):
        self.n = 0

    def inc(self, k):
        self.n += k


def int_loop(n):
    s = i = 0
    while i < n:
        s += i & 7
        i += 1
    return s


def float_loop(n):
    x = 1.0
    i = 0
    while i < n:
        x *= 1.00001
        i += 1
    return x


def method_loop(n):
    o = Counter()
    i = 0
    while i < n:
        o.inc(1)
        i += 1
    return o.n


def append_loop(n):
    l = []
    i = 0
    while i < n:
        l.append(i)
        i += 1
    return len(l)


mark = Pin(3, Pin.OUT)
for name, loop in (
    ("int", int_loop),
    ("float", float_loop),
    ("method", method_loop),
    ("append", append_loop),
):
    loop(10)
    us = []
    for size in (SMALL, LARGE):
        mark(1)
        start = time.ticks_us()
        loop(size)
        us.append(time.ticks_diff(time.ticks_us(), start))
        mark(0)
    print(name, (us[1] - us[0]) * 1000 // (LARGE - SMALL))
