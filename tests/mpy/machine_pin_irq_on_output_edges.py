# Edges of a pin that the program drives reach its handler.
import time
from machine import Pin

seen = []


def handler(pin):
    seen.append(pin.value())


p = Pin(6, Pin.OUT, value=0)
p.irq(handler, Pin.IRQ_RISING | Pin.IRQ_FALLING)
for v in (1, 0, 1, 1, 0):
    p.value(v)
    time.sleep_ms(1)
print(seen)
p.irq(handler, Pin.IRQ_RISING)
seen.clear()
for v in (1, 0, 1, 0):
    p(v)
    time.sleep_ms(1)
print(seen)
p.irq(handler=None)
p.on()
time.sleep_ms(1)
print(seen)
