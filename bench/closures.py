# Functions that make functions: counters, filters, pipelines, decorators.
import sys


def counter(step):
    n = 0

    def count():
        nonlocal n
        n += step
        return n
    return count


def low_pass(weight):
    state = 0.0

    def update(x):
        nonlocal state
        state += weight * (x - state)
        return state
    return update


def compose(*stages):
    def run(x):
        for stage in stages:
            x = stage(x)
        return x
    return run


def clamp(lo, hi):
    return lambda x: lo if x < lo else hi if x > hi else x


def memo(f):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = f(n)
        return known[n]
    return wrapper


def counted(f):
    def wrapper(*args, **kw):
        wrapper.calls += 1
        return f(*args, **kw)
    wrapper.calls = 0
    return wrapper


@memo
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


@counted
def scale(x, gain=1.0, offset=0.0):
    return x * gain + offset


def church(n):
    return lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))


def main(n):
    up, down = counter(3), counter(-1)
    line = compose(low_pass(0.1), clamp(-0.5, 0.5), lambda x: 2.0 * x,
                   low_pass(0.5))
    total = 0.0
    numbers = 0
    for i in range(n):
        numbers += up() + down()
        total += line(((i * 37) % 100 - 50) / 25.0)
        total += scale(1.0, gain=0.5) + scale(i & 3, 2.0, offset=1.0)
        numbers += ways(i % 60)
        if i % 16 == 0:
            numbers += church(5)(lambda x: x + 1)(i)
            numbers += sum(map(lambda a, b: a * b, range(8), range(8)))
            numbers += len(list(filter(lambda a: a & i, range(16))))
        numbers %= 1000003
    print("closures %d %.6f %d" % (numbers, total, scale.calls))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
