# PWM keeps frequency and duty in each unit.
from machine import PWM, Pin

p = PWM(Pin(9), freq=1000, duty_u16=32768)
print(p.freq(), p.duty_u16())
p.duty_u16(65535)
print(p.duty_u16())
p.duty_u16(0)
print(p.duty_u16())
p.freq(50)
p.duty_ns(1500000)
print(p.freq(), abs(p.duty_ns() - 1500000) < 10000)
p.init(freq=2000, duty_u16=16384)
print(p.freq(), p.duty_u16())
p.deinit()
q = PWM(Pin(10))
q.freq(100)
q.duty_u16(6553)
print(q.freq(), abs(q.duty_u16() - 6553) <= 1)
