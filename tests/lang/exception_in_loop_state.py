# Handling in a loop leaves no trace in variables or the operand stack.
total = 0
for i in range(-3, 4):
    try:
        total += 12 // i
    except ZeroDivisionError:
        total += 1000
print(total)


def parse(words):
    good, bad = [], []
    for w in words:
        try:
            n = int(w)
        except ValueError:
            bad.append(w)
            continue
        good.append(n)
    return good, bad


print(parse("1 x 22 3.5 -4 --5 +6".split()))


def f(*a):
    raise ValueError(a)


out = []
for i in range(3):
    try:
        out.append([i, (i + 1) * f(i, [i], {i: i}), 5])
    except ValueError as e:
        out.append(e.args)
print(out)


def retry(limit):
    tries = 0
    while True:
        try:
            tries += 1
            if tries < limit:
                raise OSError(tries)
            return "ok after %d" % tries
        except OSError:
            if tries > 5:
                return "gave up"


print(retry(3), retry(10))
n = 0
for i in range(2000):
    try:
        try:
            raise IndexError(i)
        finally:
            n += 1
    except IndexError as e:
        n += e.args[0] % 2
print(n)
