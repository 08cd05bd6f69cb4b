# Modes and pulls are distinct constants; an input follows its pull.
from machine import Pin

print(Pin.IN != Pin.OUT != Pin.OPEN_DRAIN != Pin.IN,
      Pin.PULL_UP != Pin.PULL_DOWN, Pin.IRQ_RISING & Pin.IRQ_FALLING)
up = Pin(4, Pin.IN, Pin.PULL_UP)
down = Pin(5, Pin.IN, Pin.PULL_DOWN)
print(up.value(), down.value())
up.init(Pin.OUT, value=0)
print(up.value())
up.init(mode=Pin.IN, pull=Pin.PULL_UP)
print(up())
print(type(up).__name__, isinstance(up, Pin))
