# A hard handler runs at the edge itself, floats and attributes included.
from machine import Pin


class Counter:
    def __init__(self, pin):
        self.n = 0
        self.x = 0.5
        pin.irq(self.edge, Pin.IRQ_RISING, hard=True)

    def edge(self, pin):
        self.n += 1
        self.x = self.x * 2.0 + pin.value()


p = Pin(7, Pin.OUT, value=0)
c = Counter(p)
for i in range(5):
    p.on()
    print(c.n, c.x)
    p.off()
