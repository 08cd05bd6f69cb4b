# Objects of the machine module print something and compare by identity.
from machine import Pin, Timer

p = Pin(12, Pin.OUT)
print("12" in str(p), isinstance(repr(p), str), p is p)
t = Timer(-1)
print(isinstance(str(t), str), Timer.ONE_SHOT != Timer.PERIODIC)
print(callable(p), callable(p.irq), hasattr(p, "value"), hasattr(p, "nope"))
try:
    Pin(13, Pin.OUT).nope
except AttributeError:
    print("AttributeError")
