# A re-raised exception keeps the frames of its first raise.
def f():
    raise ValueError("first")


def g():
    try:
        f()
    except ValueError:
        print("cleaning")
        raise


g()
