# SPDX-License-Identifier: MIT
# A robot that balances on two wheels. Plain MicroPython: the only thing that
# other boards would refuse is the control law in floating point inside a hard
# interrupt handler, which is why such robots are otherwise written in C.
#
# Wiring (Pico): MPU6050 on I2C0 (SDA 4, SCL 5), its INT on 22; left motor PWM
# 16, direction 17; right motor PWM 18, direction 19.

import math
import time

from machine import I2C, PWM, Pin

from mpu6050 import MPU6050

try:
    from sim import plot  # a curve for the plot, where there is one
except ImportError:

    def plot(name, value, unit=""):
        pass


RATE_HZ = 200
DT = 1 / RATE_HZ
BATTERY = 7.4  # volts
FALLEN = math.radians(35)
UPRIGHT = math.radians(12)
GYRO_SHARE = 0.995  # of the complementary filter; time constant 1 s
CALIBRATION = 100  # samples at rest

IDLE, BALANCE, FALL = "idle", "balance", "fallen"


class Motor:
    """A gear motor behind an H-bridge: PWM and a direction pin."""

    def __init__(self, pwm, direction):
        self.pwm = PWM(Pin(pwm), freq=2000, duty_u16=0)
        self.direction = Pin(direction, Pin.OUT, value=0)

    def drive(self, volts):
        self.direction(volts < 0)
        duty = int(abs(volts) * (65535 / BATTERY))
        self.pwm.duty_u16(duty if duty < 65535 else 65535)


class PID:
    """Output in volts for an error in radians."""

    def __init__(self, kp, ki, kd, windup):
        self.kp = kp
        self.ki = ki
        self.kd = kd
        self.windup = windup
        self.integral = 0.0

    def update(self, error, rate, dt):
        i = self.integral + error * dt
        self.integral = i = max(-self.windup, min(self.windup, i))
        return self.kp * error + self.ki * i + self.kd * rate


class Robot:
    def __init__(self):
        self.imu = MPU6050(I2C(0, scl=Pin(5), sda=Pin(4), freq=400000))
        self.left = Motor(16, 17)
        self.right = Motor(18, 19)
        # Found by simulation. It takes a push of 0.4 N s with all three at 0.6
        # to 1.6 times these values, and 0.8 N s with these.
        self.pid = PID(kp=60.0, ki=100.0, kd=1.8, windup=0.03)
        self.state = IDLE
        self.samples = 0
        self.bias = 0.0
        self.tilt = 0.0
        self.rate = 0.0
        self.command = 0.0
        self.speed = 0.0  # of the wheels, estimated from the command, volts

    def start(self):
        self.imu.start(RATE_HZ)
        pin = Pin(22, Pin.IN)
        pin.irq(self.on_data, Pin.IRQ_RISING, hard=True)

    def on_data(self, pin):
        """The control loop: runs in the interrupt, 200 times a second."""
        imu = self.imu
        imu.read()
        self.samples += 1
        lean = math.atan2(-imu.ax, imu.az)
        if self.samples <= CALIBRATION:
            self.bias += imu.gy / CALIBRATION
            self.tilt = lean
            return
        self.rate = math.radians(imu.gy - self.bias)
        self.tilt = (
            GYRO_SHARE * (self.tilt + self.rate * DT) + (1 - GYRO_SHARE) * lean
        )
        self.step()
        plot("estimate", math.degrees(self.tilt), "deg")

    def step(self):
        """The state machine."""
        if self.state == BALANCE:
            if abs(self.tilt) > FALLEN:
                self.state = FALL
                self.drive(0.0)
            else:
                self.balance()
        elif abs(self.tilt) < UPRIGHT and abs(self.rate) < 1.0:
            self.pid.integral = self.speed = 0.0
            self.state = BALANCE

    def balance(self):
        # Rolling forward leans it back: the wheels overtake and it slows down.
        error = self.tilt + 0.055 * self.speed
        volts = self.pid.update(error, self.rate, DT)
        volts = max(-BATTERY, min(BATTERY, volts))
        self.speed += 0.02 * (volts - self.speed)
        self.drive(volts)

    def drive(self, volts):
        self.command = volts
        self.left.drive(volts)
        self.right.drive(volts)


def telemetry(robot, log):
    """One line of text; the list and the strings are garbage by design."""
    log.append((robot.tilt, robot.command))
    if len(log) < 10:
        return
    worst = max(abs(t) for t, _ in log)
    mean = sum(c for _, c in log) / len(log)
    print(
        f"{time.ticks_ms() / 1000:7.3f} s {robot.state:8} "
        f"tilt {math.degrees(robot.tilt):6.2f} deg, "
        f"worst {math.degrees(worst):5.2f}, command {mean:5.2f} V"
    )
    log.clear()


def main():
    robot = Robot()
    robot.start()
    log = []
    due = time.ticks_ms()
    while True:
        if time.ticks_diff(time.ticks_ms(), due) >= 0:
            due = time.ticks_add(due, 100)
            telemetry(robot, log)
        time.sleep_ms(1)


main()
