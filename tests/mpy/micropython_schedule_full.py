# A full queue is a RuntimeError, and what was accepted still runs.
import machine
import micropython
import time

ran = []
refused = 0
state = machine.disable_irq()
for i in range(200):
    try:
        micropython.schedule(ran.append, i)
    except RuntimeError:
        refused += 1
machine.enable_irq(state)
time.sleep_ms(10)
print(len(ran) + refused, ran == list(range(len(ran))))
micropython.schedule(ran.append, "later")
time.sleep_ms(1)
print(ran[-1])
