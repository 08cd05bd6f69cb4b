# SPDX-License-Identifier: MIT
# A hard handler on pin 2 toggles pin 3; on pin 4 one adds floats before it
# toggles pin 5. Meanwhile the program is busy in the way that pins 6 to 8 name.
# Pin 9 high: ready for edges.
import gc

from machine import Pin

o = Pin(3, Pin.OUT)
f = Pin(5, Pin.OUT)


class Filter:
    def __init__(self):
        self.level = 0.0


state = Filter()


def toggle(pin):
    o.toggle()


def add(pin):
    state.level += 0.5
    f.toggle()


Pin(2, Pin.IN).irq(toggle, Pin.IRQ_RISING, hard=True)
Pin(4, Pin.IN).irq(add, Pin.IRQ_RISING, hard=True)

SOURCE = """
def f(a, b=2, *c):
    total = 0
    for i in range(a):
        if i % 3 == 0:
            total += i * b
        elif i in c:
            total -= 1
    return [x for x in range(total)]
class A:
    def m(self): return {'a': 1, 'b': (2, 3.5)}
"""


def idle():
    i = 0
    while i < 200:
        i += 1


def collect():
    keep = [[i, str(i)] for i in range(100)]
    for i in range(100):
        keep[i] = [i, [i], {i: i}]
    gc.collect()


def compiling():
    exec(SOURCE, {})


def printing():
    print("the quick brown fox jumps over the lazy dog", 1, 2.5, [3, None])


numbers = [(i * 7919) % 1009 for i in range(200)]


def sorting():
    sorted(numbers)


loads = [idle, collect, compiling, printing, sorting]
select = [Pin(n, Pin.IN) for n in (6, 7, 8)]
Pin(9, Pin.OUT)(1)
while True:
    k = select[0]() + 2 * select[1]() + 4 * select[2]()
    loads[k]()
