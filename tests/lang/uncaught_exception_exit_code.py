# An uncaught exception gives exit code 1 after the output so far.
print("before")


def f():
    try:
        return {}["missing"]
    finally:
        print("finally on the way out")


f()
print("never")
