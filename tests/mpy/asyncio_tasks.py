# asyncio: tasks in turn, in virtual time.
import asyncio
import time

start = time.ticks_ms()


def now():
    return time.ticks_diff(time.ticks_ms(), start)


async def work(name, pause, times=3):
    for i in range(times):
        print(name, i)
        await asyncio.sleep_ms(pause)
    return name


async def fails(pause):
    await asyncio.sleep_ms(pause)
    raise ValueError("failed")


async def endless():
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    a = asyncio.create_task(work("a", 10))
    b = asyncio.create_task(work("b", 15))
    print(await a, await b, a.done(), now() >= 45)
    print(await asyncio.gather(work("c", 1, 1), work("d", 2, 1)))
    before = now()
    try:
        await asyncio.wait_for(work("slow", 100), 0.05)
    except asyncio.TimeoutError:
        print("late", now() - before >= 50)
    print(await asyncio.wait_for_ms(work("fast", 1, 2), 50))
    print(await asyncio.wait_for(work("free", 1, 1), None))

    task = asyncio.create_task(endless())
    await asyncio.sleep_ms(5)
    print(task.cancel(), task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("seen", task.done(), task.cancel())

    for aw in (asyncio.gather(fails(1), work("e", 3, 1)),
               asyncio.wait_for(fails(1), 1), fails(0)):
        try:
            await aw
        except ValueError as e:
            print("caught", e)
    await asyncio.sleep_ms(5)
    print(await asyncio.gather(fails(1), work("f", 1, 1), return_exceptions=True))
    both = asyncio.create_task(asyncio.gather(endless(), endless()))
    await asyncio.sleep_ms(1)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("all cancelled")
    try:
        asyncio.current_task().cancel()
    except RuntimeError as e:
        print(e)
    try:
        asyncio.create_task(5)
    except TypeError as e:
        print(e)
    asyncio.create_task(endless())
    return "result"


print(asyncio.run(main()))
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)

loop = asyncio.new_event_loop()


def handler(loop, context):
    print("handler:", repr(context["exception"]), context["message"])
    loop.stop()


loop.set_exception_handler(handler)
print(loop.get_exception_handler() is handler, asyncio.get_event_loop() is loop)
loop.create_task(fails(2))
loop.run_forever()
loop = asyncio.new_event_loop()
print(loop.run_until_complete(work("last", 0, 1)), loop.close())
