# An error in a callback does not end the program.
import time
from machine import Timer

calls = 0


def bad(t):
    global calls
    calls += 1
    if calls == 2:
        raise ValueError("in a callback")


t = Timer(-1)
t.init(period=10, mode=Timer.PERIODIC, callback=bad)
time.sleep_ms(25)
print(calls)
t.deinit()
print("program goes on")
