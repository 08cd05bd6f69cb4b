# bare raise, raise of a kept exception, and raise without one.
def bare():
    try:
        raise ValueError("v")
    except ValueError:
        print("seen")
        raise


try:
    bare()
except ValueError as e:
    print("again", e)


def helper():
    raise


try:
    try:
        raise KeyError("in helper")
    except KeyError:
        helper()
except KeyError as e:
    print(e)

saved = None
try:
    raise IndexError("saved")
except IndexError as e:
    saved = e
try:
    raise saved
except IndexError as e:
    print(e is saved, e)

try:
    raise
except RuntimeError as e:
    print(e)


def nested():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise TypeError("inner")
        except TypeError:
            pass
        raise


try:
    nested()
except Exception as e:
    print(type(e).__name__, e)
for bad in ("raise 5", "raise 'x'", "raise None", "raise int"):
    try:
        exec(bad)
    except TypeError as e:
        print(e)
try:
    raise ValueError("replaced")
except ValueError as e:
    try:
        raise KeyError("new")
    except KeyError as f:
        print(type(e).__name__, type(f).__name__)
