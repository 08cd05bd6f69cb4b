# asyncio: events, locks, and a flag that an interrupt sets.
import asyncio
from machine import Timer


async def waits(event, name):
    print(name, "waits")
    print(name, await event.wait())


async def holds(lock, name, pause):
    async with lock:
        print(name, "in", lock.locked())
        await asyncio.sleep_ms(pause)
        print(name, "out")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event, i)) for i in range(3)]
    await asyncio.sleep_ms(1)
    print(event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(event.is_set(), await event.wait())
    event.clear()
    try:
        await asyncio.wait_for_ms(event.wait(), 10)
    except asyncio.TimeoutError:
        print("not set")
    print(event.waiting.tasks)

    lock = asyncio.Lock()
    await asyncio.gather(*[holds(lock, i, 3 - i) for i in range(3)])
    print(lock.locked())
    await lock.acquire()
    first = asyncio.create_task(holds(lock, "first", 1))
    second = asyncio.create_task(holds(lock, "second", 1))
    await asyncio.sleep_ms(0)
    lock.release()
    first.cancel()
    await second
    print(lock.locked(), first.done())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)

    flag = asyncio.ThreadSafeFlag()
    ticks = [0]

    def tick(timer):
        ticks[0] += 1
        flag.set()

    timer = Timer(-1, period=5, mode=Timer.PERIODIC, callback=tick)
    for i in range(3):
        await flag.wait()
        print("tick", ticks[0] > i)
    timer.deinit()
    flag.set()
    flag.clear()
    print(flag.state)


asyncio.run(main())
