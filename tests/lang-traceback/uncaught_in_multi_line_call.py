# A statement over several lines reports the line that was running.
def fail(a, b):
    raise IndexError(
        "%d %d" % (a, b)
    )


def outer():
    x = [
        1,
        2,
    ]
    fail(
        x[0],
        x[1],
    )


outer()
