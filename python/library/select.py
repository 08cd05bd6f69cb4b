# SPDX-License-Identifier: MIT
"""Which of several streams are ready, with MicroPython's interface.

A stream tells by `ioctl(3, events)`, as MicroPython's do, or by `any()`; a file
is always ready, standard input never, since it cannot be asked. Time is that
of `time`: between two looks a millisecond goes by.
"""

import sys
import time

POLLIN, POLLOUT, POLLERR, POLLHUP = 1, 4, 8, 16
_POLL = 3 # request of ioctl


def _ready(stream, events):
    """Which of the events have come."""
    if hasattr(stream, "ioctl"):
        return stream.ioctl(_POLL, events) & (events | POLLERR | POLLHUP)
    if stream is sys.stdin:
        return 0
    if hasattr(stream, "any"):
        return events if stream.any() else events & ~POLLIN
    if not (hasattr(stream, "read") or hasattr(stream, "write")):
        raise OSError(22, "stream needed")
    return events


class poll:
    """Streams that are waited for together."""

    def __init__(self):
        self._entries = []

    def _find(self, stream):
        for entry in self._entries:
            if entry[0] is stream:
                return entry
        return None

    def register(self, stream, eventmask=POLLIN | POLLOUT):
        """True if it was not here before."""
        entry = self._find(stream)
        if entry is None:
            _ready(stream, 0)
            self._entries.append([stream, eventmask])
            return True
        entry[1] = eventmask
        return False

    def unregister(self, stream):
        entry = self._find(stream)
        if entry is not None:
            self._entries.remove(entry)

    def modify(self, stream, eventmask):
        entry = self._find(stream)
        if entry is None:
            raise OSError(2, "not registered")
        entry[1] = eventmask

    def _look(self, once):
        found = []
        for entry in self._entries:
            events = _ready(entry[0], entry[1])
            if events:
                found.append((entry[0], events))
                if once:
                    entry[1] = 0
        return found

    def poll(self, timeout=-1, flags=0):
        """Pairs of stream and events, after at most so many milliseconds."""
        start = time.ticks_ms()
        while True:
            found = self._look(flags & 1)
            waited = time.ticks_diff(time.ticks_ms(), start)
            if found or timeout is not None and 0 <= timeout <= waited:
                return found
            time.sleep_ms(1)

    def ipoll(self, timeout=-1, flags=0):
        """The same as an iterator."""
        return iter(self.poll(timeout, flags))


def select(rlist, wlist, xlist, timeout=None):
    """Lists of those that are ready to be read, written, or have failed."""
    poller = poll()
    wanted = (rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLERR)
    for streams, events in wanted:
        for stream in streams:
            entry = poller._find(stream)
            poller.register(stream, events | (entry[1] if entry else 0))
    ms = -1 if timeout is None else int(timeout * 1000)
    found = poller.poll(ms)
    return tuple([stream for stream, got in found
                  if got & events and any(stream is one for one in streams)]
                 for streams, events in wanted)
