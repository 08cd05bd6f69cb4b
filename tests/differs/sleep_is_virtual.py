# time.sleep on the simulated board takes virtual time, at no cost of wall
# time: an hour passes at once.
#
# Cause: the board's clock is the program's, so that runs are repeatable.
# Workaround: `krait --realtime` paces the program by the wall clock.
import time

if hasattr(time, "ticks_ms"):
    start = time.time()
    time.sleep(3600)
    print(3600 <= time.time() - start <= 3601)
else:
    print("no virtual clock")
# CPython:
# no virtual clock
