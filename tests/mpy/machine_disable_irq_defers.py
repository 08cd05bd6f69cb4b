# Between disable_irq and enable_irq no handler runs; the edge is not lost.
import machine
from machine import Pin

n = 0


def edge(pin):
    global n
    n += 1


p = Pin(8, Pin.OUT, value=0)
p.irq(edge, Pin.IRQ_RISING, hard=True)
s = machine.disable_irq()
p.on()
during = n
machine.enable_irq(s)
print(during, n)
s1 = machine.disable_irq()
s2 = machine.disable_irq()
p.off()
p.on()
machine.enable_irq(s2)
inner = n
machine.enable_irq(s1)
print(inner, n)
