# A small event loop: tasks, sleeping, cancelling, a queue, gathered results.
import types


@types.coroutine
def switch(*what):
    got = yield what
    return got


class Task:
    def __init__(self, coroutine, name):
        self.coroutine = coroutine
        self.name = name
        self.waiters = []
        self.done = False
        self.result = None
        self.error = None

    def __await__(self):
        while not self.done:
            yield "wait", self
        if self.error:
            raise self.error
        return self.result


class Cancelled(BaseException):
    pass


class Loop:
    def __init__(self):
        self.now = 0
        self.ready = []
        self.sleeping = []
        self.serial = 0
        self.steps = 0

    def spawn(self, coroutine, name):
        task = Task(coroutine, name)
        self.ready.append((task, None, None))
        return task

    def cancel(self, task):
        self.sleeping = [s for s in self.sleeping if s[2] is not task]
        self.ready.append((task, None, Cancelled(task.name)))

    def step(self, task, value, error):
        self.steps += 1
        if self.steps > 10000:
            raise SystemExit("no end: a task that would end another is gone")
        try:
            if error is None:
                what = task.coroutine.send(value)
            else:
                what = task.coroutine.throw(error)
        except StopIteration as e:
            task.done, task.result = True, e.value
        except (Exception, Cancelled) as e:
            task.done, task.error = True, e
        else:
            if what[0] == "sleep":
                self.serial += 1
                self.sleeping.append((self.now + what[1], self.serial, task))
            elif what[0] == "wait" and not what[1].done:
                what[1].waiters.append(task)
            else:
                self.ready.append((task, None, None))
            return
        for waiter in task.waiters:
            self.ready.append((waiter, None, None))

    def run(self):
        while self.ready or self.sleeping:
            while self.ready:
                self.step(*self.ready.pop(0))
            if self.sleeping:
                self.sleeping.sort(key=lambda s: s[:2])
                self.now, _, task = self.sleeping.pop(0)
                self.ready.append((task, None, None))


loop = Loop()


async def sleep(t):
    await switch("sleep", t)


class Lock:
    def __init__(self):
        self.taken = False

    async def __aenter__(self):
        while self.taken:
            await sleep(1)
        self.taken = True
        return self

    async def __aexit__(self, *exc):
        await sleep(0)
        self.taken = False
        return False


async def ticker(n, period):
    try:
        for i in range(n):
            await sleep(period)
            yield i, loop.now
    finally:
        print("ticker of", period, "ends at", loop.now)


async def worker(name, lock, period):
    total = 0
    async for i, now in ticker(3, period):
        async with lock:
            print(name, i, now)
            total += now
            await sleep(2)
    return total


async def forever():
    try:
        while True:
            await sleep(5)
            print("still here", loop.now)
    except Cancelled as e:
        print("cancelled", e)
        await sleep(1)
        print("cleaned up", loop.now)
        raise


async def failing():
    await sleep(4)
    raise ValueError("four")


async def main():
    lock = Lock()
    tasks = [loop.spawn(worker(n, lock, p), n) for n, p in (("a", 3), ("b", 4))]
    eternal = loop.spawn(forever(), "forever")
    bad = loop.spawn(failing(), "failing")
    print([await t for t in tasks])
    try:
        await bad
    except ValueError as e:
        print("failed:", e)
    loop.cancel(eternal)
    try:
        await eternal
    except Cancelled as e:
        print("gone", e)
    g = ticker(9, 1)
    async for i, now in g:
        if i == 1:
            break
    await g.aclose()
    print({now: i async for i, now in ticker(3, 2) if i != 1})
    return "main done"


top = loop.spawn(main(), "main")
loop.run()
print(top.result, top.error, loop.now)
