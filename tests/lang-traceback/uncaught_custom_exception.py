# A user's class is named with its module only when that is not __main__.
class SensorLost(Exception):
    def __init__(self, bus, addr):
        super().__init__("bus %d" % bus, addr)
        self.addr = addr

    def __str__(self):
        return "no answer from 0x%02x" % self.addr


def read():
    raise SensorLost(1, 0x68)


read()
