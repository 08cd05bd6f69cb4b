# Periodic tasks keep their period, whatever main does meanwhile.
import time
import rt

fast = slow = 0


@rt.every(us=2500)
def quick():
    global fast
    fast += 1


@rt.every(us=100000)
def calm():
    global slow
    slow += 1


time.sleep_ms(1001)
a, b = fast, slow
print(399 <= a <= 402, 9 <= b <= 12)
x = []
t = time.ticks_ms()
while time.ticks_diff(time.ticks_ms(), t) < 500:
    x = [i for i in range(50)]
print(abs(fast - a - 200) <= 1, abs(slow - b - 5) <= 1)
