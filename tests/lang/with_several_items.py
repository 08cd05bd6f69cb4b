# Items are entered from the left and left from the right.
log = []


class C:
    def __init__(self, n, fail_enter=False, fail_exit=False, swallow=False):
        log.append("init %s" % n)
        self.n = n
        self.fail_enter = fail_enter
        self.fail_exit = fail_exit
        self.swallow = swallow

    def __enter__(self):
        log.append("enter %s" % self.n)
        if self.fail_enter:
            raise OSError("enter %s" % self.n)
        return self.n

    def __exit__(self, et, ev, tb):
        log.append("exit %s %s" % (self.n, et and et.__name__))
        if self.fail_exit:
            raise RuntimeError("exit %s" % self.n)
        return self.swallow


def show():
    print(log)
    log.clear()


with C(1) as a, C(2), C(3) as c:
    log.append((a, c))
show()
try:
    with C(1), C(2, fail_enter=True), C(3):
        log.append("never")
except OSError as e:
    print(e)
show()
with C(1, swallow=True), C(2, fail_exit=True):
    log.append("body")
show()
with C(1), C(2, swallow=True), C(3):
    raise KeyError
show()
with (C(1) as x, C(2) as y):
    log.append(x + y)
show()
with C(1, swallow=True):
    with C(2, fail_enter=True):
        log.append("never")
show()
