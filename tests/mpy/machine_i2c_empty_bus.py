# A bus without devices: scan finds nothing, transfers raise OSError.
from machine import I2C, Pin

i2c = I2C(0, scl=Pin(21), sda=Pin(20), freq=400000)
print(i2c.scan())
for f in (
    lambda: i2c.readfrom(0x50, 2),
    lambda: i2c.writeto(0x50, b"\x00"),
    lambda: i2c.readfrom_mem(0x50, 0x75, 1),
    lambda: i2c.writeto_mem(0x50, 0x6B, b"\x00"),
    lambda: i2c.readfrom_into(0x50, bytearray(4)),
    lambda: i2c.readfrom_mem_into(0x50, 0, bytearray(4)),
):
    try:
        f()
        print("no error")
    except OSError as e:
        print("OSError", isinstance(e.args[0], int) and e.args[0] > 0)
