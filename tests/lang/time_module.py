# time.time and sleep: types and monotonic order, no values.
import time

a = time.time()
time.sleep(0)
time.sleep(0.001)
b = time.time()
print(b >= a, isinstance(time.time_ns(), int), time.time_ns() <= time.time_ns())
t = time.gmtime(0)
print(t[1:6], len(t) >= 8)
t = time.gmtime(86400 * 59)
print(t[1], t[2], t[6])
try:
    time.sleep("x")
except TypeError:
    print("TypeError")
x = time.localtime(100000)
print(time.mktime(x) == 100000)
