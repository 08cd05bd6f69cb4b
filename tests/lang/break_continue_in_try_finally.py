# finally runs on the way out of a loop by break, continue and return.
for i in range(5):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print("body", i)
    finally:
        print("finally", i)
print("after", i)


def f(n):
    while True:
        try:
            try:
                if n == 0:
                    break
                if n == 1:
                    return "returned"
                if n == 2:
                    n = 0
                    continue
                raise ValueError(n)
            except ValueError:
                n -= 2
                continue
            finally:
                print("inner", n)
        finally:
            print("outer", n)
    return "broke"


for k in range(5):
    print(k, f(k))


def swallow():
    for i in range(3):
        try:
            raise KeyError(i)
        finally:
            if i < 2:
                continue
            break
    return "swallowed", i


print(swallow())


def deep():
    out = []
    for a in range(3):
        try:
            for b in range(3):
                try:
                    if b == a:
                        break
                    out.append((a, b))
                finally:
                    out.append("i%d" % b)
        finally:
            out.append("o%d" % a)
    return out


print(deep())
