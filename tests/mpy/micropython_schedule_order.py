# Scheduled functions run in order, after the current code, never nested.
import micropython
import time

log = []


def job(x):
    log.append(("start", x))
    if x == 1:
        micropython.schedule(job, 10)
    log.append(("end", x))


def starter(n):
    for i in range(n):
        micropython.schedule(job, i)
    log.append(("scheduled", n))


micropython.schedule(starter, 3)
time.sleep_ms(5)
print(log[0])
del log[0]
print([e for e in log if e[0] == "start"])
nested = any(log[i][0] == log[i + 1][0] for i in range(len(log) - 1))
print(len(log), nested)


class Handler:
    def __init__(self):
        self.n = 0

    def on(self, arg):
        self.n += arg


h = Handler()
micropython.schedule(h.on, 5)
micropython.schedule(h.on, 6)
time.sleep_ms(1)
print(h.n)
