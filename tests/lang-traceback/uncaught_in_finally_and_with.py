# An exception passing finally and with keeps its frames.
class C:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        print("exit")


def f():
    with C():
        try:
            g()
        finally:
            print("finally")


def g():
    raise TypeError("through")


f()
