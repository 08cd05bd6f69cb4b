# A button with debouncing: pin handler, one-shot timer, main loop.
import time
from machine import Pin, Timer


class Button:
    def __init__(self, pin, on_press):
        self.pin = pin
        self.on_press = on_press
        self.timer = Timer(-1)
        self.busy = False
        pin.irq(self.edge, Pin.IRQ_RISING)

    def edge(self, pin):
        if not self.busy:
            self.busy = True
            self.timer.init(mode=Timer.ONE_SHOT, period=20,
                            callback=self.settle)

    def settle(self, t):
        self.busy = False
        if self.pin.value():
            self.on_press()


presses = []
p = Pin(11, Pin.OUT, value=0)
b = Button(p, lambda: presses.append("press"))
for bounce in range(6):
    p.toggle()
    time.sleep_ms(1)
p.on()
time.sleep_ms(50)
print(len(presses))
p.off()
time.sleep_ms(30)
p.on()
time.sleep_ms(5)
p.off()
time.sleep_ms(50)
print(len(presses))
p.on()
time.sleep_ms(100)
print(len(presses))
