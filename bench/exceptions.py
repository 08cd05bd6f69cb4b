# Errors raised near and far, caught by kind, passed on, cleaned up after.
import sys


class Fault(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Stall(Fault):
    pass


class Guard:
    def __init__(self):
        self.entered = self.left = self.hidden = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, error, trace):
        self.left += 1
        if kind is not None and issubclass(kind, Stall):
            self.hidden += 1
            return True
        return False


def drive(i):
    if i % 5 == 0:
        raise Stall(i & 7, "stalled")
    if i % 7 == 0:
        raise Fault(i & 3, "fault")
    return i


def deep(n, i):
    if n == 0:
        return drive(i)
    try:
        return deep(n - 1, i)
    finally:
        COUNT[0] += 1


COUNT = [0]


def look_up(table, key):
    try:
        return table[key]
    except KeyError:
        return -1


def parse(text):
    try:
        return int(text)
    except ValueError:
        try:
            return int(float(text))
        except (ValueError, OverflowError) as e:
            return len(e.args)


def main(n):
    guard = Guard()
    table = {i: i * i for i in range(0, 64, 2)}
    texts = ("12", "x", "2.5", "inf", "-7")
    total = 0
    for i in range(n):
        try:
            total += drive(i)
        except Stall as e:
            total += e.code
        except Fault as e:
            total -= e.code
        total += look_up(table, i & 63) + parse(texts[i % 5])
        try:
            with guard:
                total += deep(4, i)
        except Fault as e:
            try:
                raise ValueError("again") from e
            except ValueError as v:
                total += v.__cause__.code
        else:
            total += 1
        try:
            it = iter((1, 2))
            while True:
                total += next(it)
        except StopIteration:
            total %= 1000003
    print("exceptions", total, COUNT[0], guard.entered, guard.left,
          guard.hidden)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
