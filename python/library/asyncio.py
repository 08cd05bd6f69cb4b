# SPDX-License-Identifier: MIT
"""Tasks that take turns, with MicroPython's interface.

One list holds the tasks that are due, by time and then by order of arrival; a
task that waits for something else stands in that thing's list. Time is the
clock of `time`, in microseconds. A task that another one cancels gets
CancelledError where it waits; what it waits for, if that is a task, gets it
instead. Streams and servers are not here: there are no sockets.
"""

import sys
from time import monotonic_ns, sleep_us, ticks_add, ticks_diff
from time import ticks_ms as ticks


class CancelledError(BaseException):
    """What a cancelled task gets."""


class TimeoutError(Exception):
    """wait_for() has waited too long."""


class _Waiting:
    """Tasks that wait for one thing, in order of arrival."""

    def __init__(self):
        self.tasks = []

    def add(self, task):
        self.tasks.append(task)
        task._where = self

    def remove(self, task):
        self.tasks.remove(task)
        task._where = None

    def wake_one(self):
        task = self.tasks[0]
        self.remove(task)
        _due.add(task)
        return task

    def wake_all(self):
        while self.tasks:
            self.wake_one()


class _Due:
    """Tasks that are due at a time."""

    def __init__(self):
        self.entries = []

    def add(self, task, at=None):
        if at is None:
            at = _now()
        entries = self.entries
        i = len(entries)
        while i > 0 and entries[i - 1][0] > at:
            i -= 1
        entries.insert(i, (at, task))
        task._where = self

    def remove(self, task):
        for i, entry in enumerate(self.entries):
            if entry[1] is task:
                del self.entries[i]
                task._where = None
                return

    def take(self):
        task = self.entries.pop(0)[1]
        task._where = None
        return task


class _Switch:
    """Awaited by a task that stands in some list."""

    def __await__(self):
        yield


_due = _Due()
_flags = [] # ThreadSafeFlags that are waited for
_switch = _Switch()
_context = {"exception": None, "future": None, "message": None}
_handler = None
_stopped = False
cur_task = None


def _now():
    return monotonic_ns() // 1000


class Task:
    """A coroutine on its way."""

    def __init__(self, coro):
        self.coro = coro
        self._where = None      # the list that it stands in
        self._awaits = None     # the task that it waits for
        self._waiters = _Waiting()
        self._exception = None  # to be thrown, or how it ended
        self._result = None
        self._done = False
        self._seen = False      # somebody has asked how it ended

    def done(self):
        """Has it ended?"""
        return self._done

    def cancel(self):
        """Throws CancelledError into it; False if it has ended."""
        if self._done:
            return False
        if self is cur_task:
            raise RuntimeError("can't cancel self")
        task = self
        while task._awaits is not None and not task._awaits._done:
            task = task._awaits
        if task._where is not None:
            task._where.remove(task)
        task._exception = CancelledError()
        _due.add(task)
        return True

    def __await__(self):
        self._seen = True
        if not self._done:
            task = cur_task
            task._awaits = self
            self._waiters.add(task)
            try:
                yield
            finally:
                task._awaits = None
        if self._exception is not None:
            raise self._exception
        return self._result

    __iter__ = __await__


def create_task(coro):
    """A task of a coroutine, which is due at once."""
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro)
    _due.add(task)
    return task


def current_task():
    """The task that runs."""
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def _end(task, result, exception):
    task._done = True
    task._result = result
    task._exception = exception
    if task._waiters.tasks:
        task._waiters.wake_all()
    elif exception is not None and not isinstance(exception, CancelledError):
        _due.add(task) # reported when its turn comes, unless it was seen


def _report(task):
    if task._seen:
        return
    _context["exception"] = task._exception
    _context["future"] = task
    _context["message"] = "Task exception wasn't retrieved"
    Loop.call_exception_handler(_context)


def _run(task):
    """One turn of a task."""
    global cur_task
    exception = task._exception
    task._exception = None
    cur_task = task
    try:
        if exception is None:
            task.coro.send(None)
        else:
            task.coro.throw(exception)
    except StopIteration as end:
        _end(task, end.value, None)
    except (CancelledError, Exception) as error:
        _end(task, None, error)
    finally:
        cur_task = None
    if not task._done and task._where is None:
        _due.add(task) # it has yielded by itself


def _wait():
    """Until a task is due: False if none can ever be."""
    while True:
        for flag in tuple(_flags):
            flag._look()
        if _due.entries:
            left = _due.entries[0][0] - _now()
            if left <= 0:
                return True
        elif not _flags:
            return False
        else:
            left = 1000
        sleep_us(min(left, 1000) if _flags else left)


def run_until_complete(main_task=None):
    """Runs tasks until this one has ended; its result."""
    global _stopped
    _stopped = False
    while not (main_task is not None and main_task._done):
        if _stopped or not _wait():
            return None
        task = _due.take()
        if task._done:
            _report(task)
            continue
        _run(task)
    main_task._seen = True
    if main_task._where is not None:
        main_task._where.remove(main_task)
    if main_task._exception is not None:
        raise main_task._exception
    return main_task._result


def run(coro):
    """Runs a coroutine as the main task."""
    return run_until_complete(create_task(coro))


async def sleep_ms(t, result=None):
    """Waits so many milliseconds, at least for the others' turn."""
    _due.add(cur_task, _now() + int(max(t, 0) * 1000))
    await _switch
    return result


def sleep(t, result=None):
    """Waits so many seconds."""
    return sleep_ms(t * 1000, result)


# --- several tasks ---

def _task_of(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


async def wait_for(aw, timeout, sleep=sleep):
    """The result of a task or coroutine, which is cancelled after a time."""
    task = _task_of(aw)
    if timeout is None:
        return await task
    late = False

    async def limit():
        nonlocal late
        await sleep(timeout)
        if not task._done:
            late = True
            task.cancel()

    watch = create_task(limit())
    try:
        return await task
    except CancelledError:
        if late:
            raise TimeoutError() from None
        raise
    finally:
        watch.cancel()


def wait_for_ms(aw, timeout):
    """The same in milliseconds."""
    return wait_for(aw, timeout, sleep_ms)


async def gather(*aws, return_exceptions=False):
    """The results of all, in order; or the first exception."""
    tasks = [_task_of(aw) for aw in aws]
    left = len(tasks)
    waiting = _Waiting()
    failed = None

    async def watch(task):
        nonlocal left, failed
        try:
            await task
        except (CancelledError, Exception) as error:
            if failed is None:
                failed = error
        left -= 1
        if waiting.tasks and (left == 0 or
                              failed is not None and not return_exceptions):
            waiting.wake_one()

    for task in tasks:
        create_task(watch(task))
    if left:
        waiting.add(cur_task)
        try:
            await _switch
        except CancelledError:
            for task in tasks:
                task.cancel()
            raise
    if failed is not None and not return_exceptions:
        raise failed
    return [task._result if task._exception is None else task._exception
            for task in tasks]


# --- what tasks wait for ---

class Event:
    """A state that tasks wait for."""

    def __init__(self):
        self.state = False
        self.waiting = _Waiting()

    def is_set(self):
        return self.state

    def set(self):
        self.state = True
        self.waiting.wake_all()

    def clear(self):
        self.state = False

    async def wait(self):
        if not self.state:
            self.waiting.add(cur_task)
            await _switch
        return True


class ThreadSafeFlag:
    """A flag that a handler may set; who waits for it clears it."""

    def __init__(self):
        self.state = 0
        self._waiting = _Waiting()

    def set(self):
        self.state = 1

    def clear(self):
        self.state = 0

    def _look(self):
        if self.state and self._waiting.tasks:
            self._waiting.wake_one()

    async def wait(self):
        if not self.state:
            self._waiting.add(cur_task)
            _flags.append(self)
            try:
                await _switch
            finally:
                _flags.remove(self)
        self.state = 0


class Lock:
    """Held by one task at a time."""

    def __init__(self):
        self._held = False
        self._given = None # the task that gets it at its next turn
        self._waiting = _Waiting()

    def locked(self):
        return self._held

    def release(self):
        if not self._held:
            raise RuntimeError("Lock not acquired")
        if self._waiting.tasks:
            self._given = self._waiting.wake_one()
        else:
            self._held = False

    async def acquire(self):
        if not self._held:
            self._held = True
            return True
        self._waiting.add(cur_task)
        try:
            await _switch
        except CancelledError:
            if self._given is cur_task:
                self.release()
            raise
        self._given = None
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, *error):
        self.release()


# --- the loop as an object ---

class Loop:
    """The one loop."""

    @staticmethod
    def create_task(coro):
        return create_task(coro)

    @staticmethod
    def run_forever():
        run_until_complete()

    @staticmethod
    def run_until_complete(aw):
        return run_until_complete(_task_of(aw))

    @staticmethod
    def stop():
        global _stopped
        _stopped = True

    @staticmethod
    def close():
        pass

    @staticmethod
    def set_exception_handler(handler):
        global _handler
        _handler = handler

    @staticmethod
    def get_exception_handler():
        return _handler

    @staticmethod
    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro,
              file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    @staticmethod
    def call_exception_handler(context):
        (_handler or Loop.default_exception_handler)(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    """The loop."""
    return Loop


def new_event_loop():
    """The loop, without its tasks."""
    global _due, cur_task
    _due = _Due()
    _flags.clear()
    cur_task = None
    return Loop
