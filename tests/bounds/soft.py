# SPDX-License-Identifier: MIT
# In front of each load: pin 2 rises, pin 3 changes; pin 9 says ready.
from machine import Pin

led = Pin(3, Pin.OUT)


def handler(pin):
    led.toggle()


Pin(2, Pin.IN).irq(handler, Pin.IRQ_RISING)
Pin(9, Pin.OUT).on()

