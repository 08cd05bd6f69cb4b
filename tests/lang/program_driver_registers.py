# A register-level driver written against a fake bus.
class FakeBus:
    def __init__(self):
        self.mem = bytearray(128)
        self.mem[0x75] = 0x68
        self.trace = []

    def readfrom_mem(self, addr, reg, n):
        self.trace.append(("r", reg, n))
        if addr != 0x68:
            raise OSError(19)
        return bytes(self.mem[reg:reg + n])

    def writeto_mem(self, addr, reg, data):
        self.trace.append(("w", reg, list(data)))
        self.mem[reg:reg + len(data)] = data


class Register:
    def __init__(self, reg, shift=0, bits=8):
        self.reg, self.shift, self.mask = reg, shift, (1 << bits) - 1

    def get(self, dev):
        return dev.read8(self.reg) >> self.shift & self.mask

    def set(self, dev, v):
        old = dev.read8(self.reg)
        dev.write8(self.reg, old & ~(self.mask << self.shift) & 0xFF |
                   (v & self.mask) << self.shift)


class Sensor:
    SLEEP = Register(0x6B, 6, 1)
    RANGE = Register(0x1C, 3, 2)
    SCALES = (16384.0, 8192.0, 4096.0, 2048.0)

    def __init__(self, bus, addr=0x68):
        self.bus, self.addr = bus, addr
        who = self.read8(0x75)
        if who != 0x68:
            raise RuntimeError("who am i: 0x%02x" % who)
        self.SLEEP.set(self, 0)
        self.range = 0

    def read8(self, reg):
        return self.bus.readfrom_mem(self.addr, reg, 1)[0]

    def write8(self, reg, v):
        self.bus.writeto_mem(self.addr, reg, bytes([v]))

    @property
    def range(self):
        return self.RANGE.get(self)

    @range.setter
    def range(self, v):
        self.RANGE.set(self, v)
        self.scale = self.SCALES[v]

    def accel(self):
        raw = self.bus.readfrom_mem(self.addr, 0x3B, 6)
        out = []
        for i in range(0, 6, 2):
            v = raw[i] << 8 | raw[i + 1]
            out.append((v - 65536 if v & 0x8000 else v) / self.scale)
        return tuple(out)


bus = FakeBus()
bus.mem[0x6B] = 0x41
s = Sensor(bus)
bus.mem[0x3B:0x41] = b"\x40\x00\xc0\x00\x00\x01"
print(s.accel(), s.range, s.scale)
s.range = 3
print("%.3f %.3f %.5f" % s.accel(), s.range, hex(bus.mem[0x1C]),
      hex(bus.mem[0x6B]))
print(len(bus.trace), bus.trace[:3])
try:
    Sensor(bus, 0x10)
except OSError as e:
    print("OSError", e.args)
