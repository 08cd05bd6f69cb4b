# Finalizers of what endless recursion has dropped run, and neither their calls
# nor where they come disturb it: it ends in RecursionError as it would.
import gc

made = died = 0


class Dropped:
    def __init__(self):
        global made
        made += 1

    def __del__(self):
        global died
        died += 1


class Shown:
    def __repr__(self):
        for _ in range(4):
            Dropped()
        return repr([self, Shown()])


def call():
    Dropped()
    call()


def generate():
    Dropped()
    yield from list(generate())


for name, f in (("call", call), ("repr", lambda: repr(Shown())),
                ("generator", lambda: list(generate()))):
    made = died = 0
    for _ in range(2):
        try:
            f()
        except RuntimeError:  # of which RecursionError is one
            print(name)
    gc.collect()
    # A word on a stack may keep one; what comes due at the very end of the
    # stack finds no room for its call.
    print(made > 20, died > made * 3 // 4)
