# ticks_diff is signed and right across the wrap of the counter.
import time

print(time.ticks_diff(110, 100), time.ticks_diff(100, 110),
      time.ticks_diff(5, 5))
top = time.ticks_add(0, -1)
print(top > 0, time.ticks_diff(0, top), time.ticks_diff(top, 0))
print(time.ticks_diff(time.ticks_add(top, 20), top),
      time.ticks_diff(top, time.ticks_add(top, 20)))
print(time.ticks_add(top, 1), time.ticks_add(top, 11), time.ticks_add(5, -5))
half = (top + 1) // 2
print(time.ticks_diff(half - 1, 0) == half - 1,
      time.ticks_diff(half, 0) == -half)
start = time.ticks_add(top, -4)
print([time.ticks_diff(time.ticks_add(start, d), start) for d in range(0, 40,
                                                                       5)])
deadline = time.ticks_add(top, 100)
print(time.ticks_diff(deadline, top) > 0, time.ticks_diff(top, deadline) < 0)
