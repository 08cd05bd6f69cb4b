# A return in finally replaces a return or an exception.
def a():
    try:
        return "try"
    finally:
        return "finally"


def b():
    try:
        raise ValueError
    finally:
        return "swallowed"


def c():
    x = 1
    try:
        return x
    finally:
        x = 2


def d():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def e():
    try:
        return 1
    except Exception:
        return 2
    else:
        return 3
    finally:
        print("e finally")


def f():
    try:
        try:
            return "inner"
        finally:
            print("f inner finally")
    finally:
        print("f outer finally")


def g():
    for i in range(3):
        try:
            return i
        finally:
            if i == 0:
                continue


def h():
    try:
        return 1 / 0
    except ZeroDivisionError:
        return "handled"
    finally:
        print("h finally")


print(a(), b(), c(), d(), e(), f(), g(), h())
