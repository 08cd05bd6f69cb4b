# select.poll over streams that tell by ioctl or any(), and over files.
import io
import micropython
import select
import sys
import time


class Stream(io.IOBase):
    def __init__(self):
        self.events = 0

    def ioctl(self, request, argument):
        return self.events if request == 3 else -1


poller = select.poll()
s, t = Stream(), Stream()
print(poller.register(s), poller.register(t, select.POLLIN), poller.register(s, select.POLLIN))
start = time.ticks_ms()
print(poller.poll(0), poller.poll(5), time.ticks_diff(time.ticks_ms(), start) >= 5)
s.events = select.POLLIN | select.POLLOUT
t.events = select.POLLHUP
print([(x is s, e) for x, e in poller.poll()])
poller.modify(s, select.POLLOUT)
print([(x is s, e) for x, e in poller.ipoll(0)])
poller.unregister(t)
poller.unregister(t)
print(len(poller.poll(0, 1)), len(poller.poll(0)))
try:
    poller.modify(t, select.POLLIN)
except OSError as e:
    print(e.errno)
try:
    poller.register("text")
except OSError as e:
    print(e.errno)
ring = micropython.RingIO(8)
p = select.poll()
p.register(ring, select.POLLIN)
print(p.poll(0))
ring.write(b"a")
print(p.poll(0) == [(ring, select.POLLIN)])
s.events = select.POLLIN
r, w, x = select.select([s, t], [t], [], 0)
print(r == [s], w, x)

out = io.BytesIO()
b = io.BufferedWriter(out, 4)
print(b.write(b"abc"), out.getvalue(), b.write(b"defgh"), out.getvalue())
b.write(b"i")
b.flush()
print(out.getvalue())

import platform
print(platform.platform().startswith("Krait"), len(platform.libc_ver()))
