# The ticks functions give small non-negative integers that advance.
import time

for f in (time.ticks_ms, time.ticks_us, time.ticks_cpu):
    a = f()
    b = f()
    print(isinstance(a, int), a >= 0, time.ticks_diff(b, a) >= 0)
top = time.ticks_add(0, -1)
print(time.ticks_ms() <= top, time.ticks_us() <= top, (top & (top + 1)) == 0)
