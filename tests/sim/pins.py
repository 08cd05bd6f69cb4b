# Pins, interrupts soft and hard, PWM, timers, signals, the converter.
import time

import sim
from machine import ADC, PWM, Pin, Signal, Timer

out = Pin(2, Pin.OUT, value=1)
print(out(), out.value(), out)
out.off()
print(out(), Pin("GP2") == out, Pin(3) == out)
out.toggle()
print(out.value())

button = Pin(7, Pin.IN, Pin.PULL_UP)
seen = []
irq = button.irq(lambda pin: seen.append((pin is button, pin())), Pin.IRQ_FALLING)
sim.drive(7, 0)
time.sleep_ms(1)
sim.drive(7, 1)
time.sleep_ms(1)
print(seen, irq.flags() == Pin.IRQ_FALLING)

count = 0


def on_edge(pin):
    global count
    count += 1


sim.wire(2, 8)
echo = Pin(8, Pin.IN)
echo.irq(on_edge, Pin.IRQ_RISING | Pin.IRQ_FALLING, hard=True)
for _ in range(10):
    out.toggle()
print("edges", count)
echo.irq(None)
out.toggle()
print("edges", count)

ticks = []
timer = Timer(period=10, callback=lambda t: ticks.append(time.ticks_ms()))
time.sleep_ms(55)
timer.deinit()
time.sleep_ms(30)
print("ticks", len(ticks), [b - a for a, b in zip(ticks, ticks[1:])])

fast = 0


def on_fast(timer):
    global fast
    fast += 1


timer = Timer(period_us=250, callback=on_fast, hard=True)
time.sleep_ms(10)
timer.deinit()
print("fast", 39 <= fast <= 40)
once = []
Timer(mode=Timer.ONE_SHOT, freq=100, callback=lambda t: once.append(1))
time.sleep_ms(50)
print("once", once)

pwm = PWM(Pin(4), freq=1000, duty_u16=32768)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns())
pwm.duty_ns(250000)
pwm.freq(2000)
print(pwm.freq(), pwm.duty_ns())
pwm.deinit()

lamp = Signal(Pin(5, Pin.OUT), invert=True)
lamp.on()
print(Pin(5).value(), lamp.value())
lamp = Signal(6, Pin.OUT, value=0, invert=True)
print(lamp())

sim.volts(26, 1.65)
print(abs(ADC(Pin(26)).read_uv() - 1650000) < 500, abs(ADC(0).read_u16() - 32768) < 20)

for wrong in (
    lambda: Pin(99),
    lambda: Pin("GPX"),
    lambda: Pin(1).irq(None, 1),
    lambda: PWM(Pin(1), freq=0),
    lambda: ADC(Pin(1)),
    lambda: Timer(freq=-1),
    lambda: Pin(1, 77),
):
    try:
        wrong()
        print("no error")
    except ValueError as error:
        print("ValueError", error)
