# While the heap is locked a program gets no container, byte string, object,
# function or generator; what it has goes on working, exceptions too.
import micropython


class Point:
    def __init__(self):
        self.x = 1

    def move(self, by):
        self.x += by
        return self


class Far(Point):
    def move(self, by):
        return super().move(2 * by)


def generate():
    yield 1


def refused(make):
    try:
        make()
    except MemoryError:
        return True
    return False


def add_to(target):
    for i in range(1000):
        target[i] = i


def append_to(target):
    for i in range(1000):
        target.append(i)


makers = (
    ("list", lambda: []), ("tuple", lambda: (makers,)), ("dict", lambda: {}),
    ("set", lambda: {1}), ("bytearray", lambda: bytearray(4)),
    ("bytes", lambda: bytes(4)), ("memoryview", lambda: memoryview(b"abc")),
    ("repeat", lambda: makers[0] and [0] * 9), ("object", lambda: Point()),
    ("generator", lambda: generate()), ("function", lambda: lambda: 1),
    ("sorted", lambda: sorted("ba")), ("list grows", lambda: append_to(few)),
    ("dict grows", lambda: add_to(some)), ("many", lambda: few + few),
)
few, some, two = [], {}, (1, 2)
answers = [None] * len(makers)
pair, far, running = [1, 2], Far(), generate()


def works():
    a, b = two
    a, b = b, a
    far.move(int.from_bytes(b"\x01\x00", "little"))
    total = 0
    for i in pair:
        total += i
    try:
        raise ValueError(total)
    except ValueError as e:
        total += e.args[0]
    try:
        pair[9]
    except IndexError as e:
        print(e)
    print(total, pair[0], far.x, next(running), "%d" % total)
    pair.append([0])


def locked():
    i = 0
    while i < len(makers):
        answers[i] = refused(makers[i][1])
        i += 1
    try:
        works()
    except MemoryError:
        print("a list at last")


print(micropython.heap_lock(), micropython.heap_lock(),
      micropython.heap_locked())
locked()
print(micropython.heap_unlock())
print(refused(makers[0][1]))
print(micropython.heap_unlock(), micropython.heap_locked())
print([(makers[i][0], answers[i]) for i in range(len(makers))])
print(refused(makers[0][1]), refused(makers[1][1]), len(few) < 1000)
try:
    micropython.heap_unlock()
except RuntimeError as e:
    print(e)
