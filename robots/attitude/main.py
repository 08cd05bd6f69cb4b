# SPDX-License-Identifier: MIT
# Roll, pitch and heading rate from an MPU6050, by its data ready interrupt: a
# complementary filter of Euler angles, in plain MicroPython.
#
# Angles as in aerospace: x forward, y left, z up at rest reads (0, 0, +1) g;
# roll about x, pitch about y, both from the horizon.

import math
import time

from machine import I2C, Pin

from mpu6050 import MPU6050

try:
    from sim import plot  # a curve for the plot, where there is one
except ImportError:

    def plot(name, value, unit=""):
        pass


RATE_HZ = 100
TIME_CONSTANT = 2.0  # s: slower is the accelerometer's, faster the gyro's
BIAS_SAMPLES = 100  # at rest in the beginning


class Attitude:
    def __init__(self, imu):
        self.imu = imu
        self.samples = 0
        self.last_us = 0
        self.roll = 0.0  # rad
        self.pitch = 0.0
        self.heading_rate = 0.0  # rad/s
        self.bias = [0.0, 0.0, 0.0]

    def on_data(self, pin):
        imu = self.imu
        now_us = time.ticks_us()
        imu.read()
        dt = time.ticks_diff(now_us, self.last_us) * 1e-6
        self.last_us = now_us
        self.samples += 1
        lean_roll = math.atan2(imu.ay, imu.az)
        lean_pitch = math.atan2(-imu.ax, math.sqrt(imu.ay**2 + imu.az**2))
        if self.samples <= BIAS_SAMPLES:
            self.learn_bias()
            self.roll, self.pitch = lean_roll, lean_pitch
        else:
            self.update(dt, lean_roll, lean_pitch)
        plot("roll", math.degrees(self.roll), "deg")
        plot("pitch", math.degrees(self.pitch), "deg")
        plot("heading_rate", math.degrees(self.heading_rate), "deg/s")

    def learn_bias(self):
        imu = self.imu
        bias = self.bias
        bias[0] += imu.gx / BIAS_SAMPLES
        bias[1] += imu.gy / BIAS_SAMPLES
        bias[2] += imu.gz / BIAS_SAMPLES

    def update(self, dt, lean_roll, lean_pitch):
        imu = self.imu
        bias = self.bias
        p = math.radians(imu.gx - bias[0])
        q = math.radians(imu.gy - bias[1])
        r = math.radians(imu.gz - bias[2])
        # Body rates to Euler rates.
        sin_roll = math.sin(self.roll)
        cos_roll = math.cos(self.roll)
        turn = q * sin_roll + r * cos_roll
        roll_rate = p + turn * math.tan(self.pitch)
        pitch_rate = q * cos_roll - r * sin_roll
        self.heading_rate = turn / math.cos(self.pitch)
        # The share of the accelerometer follows from dt, which jitters.
        k = dt / (TIME_CONSTANT + dt)
        roll = self.roll + roll_rate * dt
        pitch = self.pitch + pitch_rate * dt
        self.roll = roll + k * (lean_roll - roll)
        self.pitch = pitch + k * (lean_pitch - pitch)


def main():
    imu = MPU6050(I2C(0, scl=Pin(5), sda=Pin(4), freq=400000), gyro=1, accel=0)
    attitude = Attitude(imu)
    Pin(22, Pin.IN).irq(attitude.on_data, Pin.IRQ_RISING, hard=True)
    imu.start(RATE_HZ)
    quiet = 0
    seen = 0
    while True:
        time.sleep_ms(1000)
        quiet = quiet + 1 if attitude.samples == seen else 0
        seen = attitude.samples
        if quiet == 2:
            break
        print(
            f"{seen:6} samples: roll {math.degrees(attitude.roll):7.2f}, "
            f"pitch {math.degrees(attitude.pitch):7.2f} deg, "
            f"turning {math.degrees(attitude.heading_rate):7.1f} deg/s"
        )
    print("no more samples;", seen, "in all")


main()
