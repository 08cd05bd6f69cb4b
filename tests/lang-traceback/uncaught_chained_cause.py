# raise from prints both tracebacks and the sentence between them.
def low():
    raise OSError(5, "bus error")


def high():
    try:
        low()
    except OSError as e:
        raise RuntimeError("sensor failed") from e


high()
