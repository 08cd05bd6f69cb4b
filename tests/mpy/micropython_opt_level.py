# From level 1 on, asserts are left out of what is compiled, __debug__ is False.
import micropython


def at(level):
    micropython.opt_level(level)
    print(micropython.opt_level())
    exec("print(__debug__)\nif __debug__: print('debug')")
    try:
        exec("assert 0, 'text'\nprint('went on')")
    except AssertionError as e:
        print("AssertionError", e)


for level in (0, 1, 2, 3, 0):
    at(level)
try:
    assert 0, "compiled before"
except AssertionError as e:
    print(e)
