# SPDX-License-Identifier: MIT
"""Calls everything with everything: no argument may crash the runtime (R9).

usage: calls.py SEED [COUNT [log]]     `log` names each call on stderr first

Functions, types and methods of all that a program can name, with zero to three
arguments from a pool of awkward objects. What they raise is their business;
that the process comes to its last line is the test.
"""
import builtins
import sys

POOL_TEXT = ("", "a", "abc", "\u00e9\u20ac", "%s", "{}", "%", "{", "{0.x}",
             "1", "x" * 300)
INTEGERS = (0, 1, -1, 2, 255, 256, 2**31, -2**31, 2**47, -2**47 - 1, 2**48,
            2**63, 2**64, 10**30)
KEYWORDS = ("key", "reverse", "default", "sep", "x", "byteorder")
# What ends, waits for, or changes the process.
LEFT_OUT = {"input", "exit", "quit", "help", "breakpoint", "print", "open",
            "exec", "__build_class__", "__import__", "sleep", "sleep_ms",
            "sleep_us", "reset", "soft_reset", "lightsleep", "deepsleep",
            "bootloader", "idle", "kbd_intr", "__class__"}
MODULES = ("builtins", "math", "struct", "array", "random", "errno", "gc",
           "micropython", "time", "sys", "rt", "machine")


class Dict(dict):
    pass


class List(list):
    pass


class Int(int):
    pass


class Str(str):
    pass


class Tuple(tuple):
    pass


class Plain:
    x = 1

    def __index__(self):
        return 3


class Empty:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


class Wrong:
    """Each special method gives what it must not."""

    def __len__(self):
        return -1

    def __bool__(self):
        return 3

    def __hash__(self):
        return "a"

    def __eq__(self, other):
        raise KeyError(1)

    def __iter__(self):
        return 3

    def __index__(self):
        return "x"

    def __str__(self):
        return 5

    __repr__ = __str__

    def __getitem__(self, i):
        raise ValueError(i)

    def __call__(self, *a):
        return self


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


def generator():
    yield 1


def pool():
    """Fresh objects, since calls change them."""
    from array import array
    return [
        None, True, False, 0.0, -0.0, 1.5, 1e308, float("inf"), float("nan"),
        b"", b"a", b"\xff\x00", bytearray(b"abc"), memoryview(b"abcd"),
        memoryview(bytearray(4)), (), (1,), (1, 2), ("a", 1), [], [1, 2, 3],
        ["a"], {}, {"a": 1}, {1: 2}, set(), {1, 2}, frozenset((1,)), range(3),
        range(0, 10**20, 7), slice(1, 2), slice(None), Ellipsis,
        NotImplemented, int, str, list, dict, type, object, Exception,
        ValueError, Plain, Dict, Meta, Made, len, abs, lambda *a, **k: 1,
        generator(), iter([1]), iter({1: 2}), enumerate("ab"), zip([1], [2]),
        map(abs, [1]), Dict(a=1), List([1]), Int(7), Str("s"), Tuple((1, 2)),
        Plain(), Empty(), Wrong(), Made(), ValueError("x"), {}.keys(),
        {1: 2}.items(), (1).__add__, "".join, property(len),
        staticmethod(len), classmethod(len), sys, array("i", [1, 2]),
        array("d", [1.0]), *POOL_TEXT, *INTEGERS]


class Random:
    """A linear congruential generator (Knuth's MMIX)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 +
                      1442695040888963407) & 0xffffffffffffffff
        return (self.state >> 33) % n

    def pick(self, items):
        return items[self.below(len(items))]


def functions():
    found = []
    for name in MODULES:
        module = __import__(name)
        found += [(module, key) for key in sorted(dir(module))
                  if key not in LEFT_OUT and not key.startswith("__")]
    return found


def methods():
    return [(thing, key) for thing in pool() for key in dir(thing)
            if key not in LEFT_OUT]


def call(random, targets, number, log):
    things = pool()
    owner, name = random.pick(targets[random.below(3) > 0])
    given = [random.pick(things) for _ in range(random.below(4))]
    named = {}
    if random.below(8) == 0:
        named[random.pick(KEYWORDS)] = random.pick(things)
    if log:
        print(number, type(owner).__name__, name,
              [type(g).__name__ for g in given], list(named),
              file=sys.stderr)
    result = getattr(owner, name)(*given, **named)
    if hasattr(result, "__next__"):
        next(result)
    repr(result)


def main():
    seed = int(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    random, targets = Random(seed), (functions(), methods())
    raised = 0
    for number in range(count):
        try:
            call(random, targets, number, len(sys.argv) > 3)
        except Exception:
            raised += 1
        except BaseException as error:
            if type(error).__name__ not in ("GeneratorExit", "SystemExit",
                                            "BaseException",
                                            "KeyboardInterrupt"):
                raise
    print(count, "calls,", raised, "raised")


main()
