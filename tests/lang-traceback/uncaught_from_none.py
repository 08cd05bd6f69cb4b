# raise from None hides the first exception.
def f():
    try:
        int("x")
    except ValueError:
        raise RuntimeError("clean") from None


f()
