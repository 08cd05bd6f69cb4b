# SPDX-License-Identifier: MIT
"""Rows for the triple buffer, and for what the simulated board holds."""
import sim


def triple_check():
    return None if triple_good() else 'no permutation'


conflict('triple take | publish', triple_start, triple_take, triple_publish,
         triple_check)
conflict('triple publish | take', triple_start, triple_publish, triple_take,
         triple_check)


class Device:
    """Known to the board alone."""
    period_us = 1 << 40

    def __init__(self):
        self.box = [7]

    def write(self, data):
        pass

    def read(self, length):
        return None

    def tick(self):
        return self.box


def attach_device():
    sim.attach(0, 0x33, Device())
    Device.tick = None


def ask_device():
    device_reply(bytes(range(9)))


def check_device():
    return None if device_good() else 'the device is gone'


attach_device()
rows.append(('a device in Python', ask_device, nothing, None, check_device))
