# SPDX-License-Identifier: MIT
# What brains of robots do, a little of each: for tests/emulators/prices.
import time


class PID:
    def __init__(self, kp, ki, limit):
        self.kp = kp
        self.ki = ki
        self.limit = limit
        self.integral = 0.0

    def update(self, error, dt):
        self.integral += error * dt
        u = self.kp * error + self.ki * self.integral
        if u > self.limit:
            return self.limit
        return -self.limit if u < -self.limit else u


class Queue:
    def __init__(self):
        self.items = []
        self.lost = 0

    def put(self, item):
        if len(self.items) >= 8:
            self.items.pop(0)
            self.lost += 1
        self.items.append(item)

    def __len__(self):
        return len(self.items)


STATES = {"idle": 0, "run": 1, "stop": 2}
count = 0


def control(n):
    pid = PID(2.0, 0.5, 10.0)
    x = 0.0
    for i in range(n):
        x += pid.update(1.0 - x, 0.01) * 0.05
    return x


def machine(n):
    global count
    state = "idle"
    for i in range(n):
        count += 1
        if state == "idle":
            state = "run" if i % 3 == 0 else "idle"
        elif state == "run" and not i & 7:
            state = "stop"
        elif STATES[state] == 2 or i > n:
            state = "idle"
        else:
            continue
    return state


def parse(line):
    name, *fields = line.strip().split(",")
    return name, [int(f) for f in fields]


def telemetry(n):
    queue = Queue()
    for i in range(n):
        name, values = parse("imu,%d,%d,-7\n" % (i, i * i))
        queue.put((name, sum(values), max(values)))
    return f"{len(queue)} {queue.lost:4d} {queue.items[-1]!r}"


def samples(n):
    for i in range(n):
        yield i * 3 % 17


def statistics(n):
    data = [s for s in samples(n) if s != 5]
    table = {}
    for s in data:
        table[s] = table.get(s, 0) + 1
    low, high = min(data), max(data)
    return sorted(table.items(), key=lambda item: -item[1])[0], low, high


def guarded(n):
    caught = 0
    for i in range(n):
        try:
            with_zero(i % 4)
        except ZeroDivisionError:
            caught += 1
    return caught


def with_zero(i):
    return 12 // i


def protocol(n):
    frame = bytearray(8)
    total = 0
    for i in range(n):
        frame[0] = i & 255
        frame[1:3] = b"\x01\x02"
        total ^= frame[0] << 8 | frame[1]
        crc = 0
        for byte in frame:
            crc = (crc ^ byte) * 31 & 65535
        total += crc
    return total


def closures(n):
    def scale(k):
        return lambda x, y=1: x * k + y

    f = scale(3)
    return [f(i) for i in range(n)] + list(map(f, range(n)))


def containers(n):
    data = [i * 7919 % 101 for i in range(n)]
    data.sort()
    table = {i: str(i) for i in data}
    copy = dict(table)
    data[2:9] = data[20:30]
    text = ",".join(table.values())
    big = (1 << n * 8) // 12345678901234567 * 3
    return (len(copy), sum(data), text.replace("1", "one").find("77"),
            text.upper().split(","), big % 1000, bytes(data)[::2])


class Late(Exception):
    pass


def raised(n):
    for i in range(n):
        try:
            raise Late(i)
        except Late as e:
            late = e
    return late


for work, n in ((control, 60), (machine, 100), (telemetry, 12),
                (statistics, 60), (guarded, 24), (protocol, 12),
                (closures, 20), (containers, 30),
                (raised, 10)):
    work(2)
    start = time.ticks_us()
    work(n)
    print(work.__name__, time.ticks_diff(time.ticks_us(), start))
