# Devices on the bus written in Python, and what I2C does with them.
import sim
from machine import I2C, Pin, SoftI2C


class Memory:
    """Two hundred and fifty-six bytes behind an address byte."""

    def __init__(self):
        self.data = bytearray(256)
        self.at = 0
        self.ticks = 0

    def write(self, data):
        self.at = data[0]
        for byte in data[1:]:
            self.data[self.at] = byte
            self.at += 1

    def read(self, count):
        start = self.at
        self.at += count
        return self.data[start : start + count]


class Clock(Memory):
    period_us = 1000

    def tick(self):
        self.data[0] = self.data[0] + 1


memory = Memory()
sim.attach(0, 0x50, memory)
bus = I2C(0, scl=Pin(5), sda=Pin(4), freq=100000)
print([hex(a) for a in bus.scan()])
bus.writeto_mem(0x50, 16, b"krait")
print(memory.data[16:21], bus.readfrom_mem(0x50, 16, 5))
buffer = bytearray(3)
bus.readfrom_mem_into(0x50, 18, buffer)
print(buffer)
print(bus.writeto(0x50, b"\x10"), bus.readfrom(0x50, 2))
print(bus.writevto(0x50, [b"\x20", b"ab", b"cd"]), memory.data[32:36])
try:
    bus.readfrom(0x51, 1)
except OSError as error:
    print("OSError", error.errno)

clock = Clock()
sim.attach(0, 0x51, clock)
import time

time.sleep_ms(10)
print(9 <= clock.data[0] <= 10)
soft = SoftI2C(Pin(5), Pin(4))
print(soft.readfrom_mem(0x50, 16, 2))
try:
    I2C(0, scl=Pin(4), sda=Pin(5))
except ValueError as error:
    print("ValueError", error)
