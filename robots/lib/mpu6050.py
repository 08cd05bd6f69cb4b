# SPDX-License-Identifier: MIT
# Driver of the MPU6050 accelerometer and gyroscope over machine.I2C. read()
# fills a buffer made beforehand, so it runs in a hard interrupt handler.

import time

SMPLRT_DIV = 0x19
CONFIG = 0x1A
GYRO_CONFIG = 0x1B
ACCEL_CONFIG = 0x1C
INT_ENABLE = 0x38
ACCEL_XOUT_H = 0x3B
PWR_MGMT_1 = 0x6B
WHO_AM_I = 0x75

GYRO_DEG_S = (250, 500, 1000, 2000)
ACCEL_G = (2, 4, 8, 16)


def _signed(high, low):
    n = high << 8 | low
    return n - 65536 if n >= 32768 else n


class MPU6050:
    def __init__(self, i2c, addr=0x68, gyro=1, accel=0):
        self.i2c = i2c
        self.addr = addr
        self.buffer = bytearray(14)
        self.ax = self.ay = self.az = 0.0  # g
        self.gx = self.gy = self.gz = 0.0  # deg/s
        self.celsius = 0.0
        if i2c.readfrom_mem(addr, WHO_AM_I, 1)[0] != 0x68:
            raise OSError("no MPU6050 at address 0x%02x" % addr)
        self._write(PWR_MGMT_1, 0x80)  # reset
        time.sleep_ms(100)
        self._write(PWR_MGMT_1, 0x01)  # awake, clocked by the gyroscope
        self._write(GYRO_CONFIG, gyro << 3)
        self._write(ACCEL_CONFIG, accel << 3)
        self.gyro_scale = GYRO_DEG_S[gyro] / 32768
        self.accel_scale = ACCEL_G[accel] / 32768

    def _write(self, register, byte):
        self.i2c.writeto_mem(self.addr, register, bytes((byte,)))

    def start(self, rate_hz, filter=2):
        """Samples at the rate and raises INT for each."""
        self._write(CONFIG, filter)
        self._write(SMPLRT_DIV, 1000 // rate_hz - 1)
        self._write(INT_ENABLE, 0x01)

    def read(self):
        b = self.buffer
        self.i2c.readfrom_mem_into(self.addr, ACCEL_XOUT_H, b)
        k = self.accel_scale
        self.ax = _signed(b[0], b[1]) * k
        self.ay = _signed(b[2], b[3]) * k
        self.az = _signed(b[4], b[5]) * k
        self.celsius = _signed(b[6], b[7]) / 340 + 36.53
        k = self.gyro_scale
        self.gx = _signed(b[8], b[9]) * k
        self.gy = _signed(b[10], b[11]) * k
        self.gz = _signed(b[12], b[13]) * k
