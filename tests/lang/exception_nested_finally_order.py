# Cleanup runs from the inside out, through calls and loops.
trace = []


def level(n):
    try:
        trace.append("enter %d" % n)
        if n == 3:
            raise ValueError("deep")
        level(n + 1)
        trace.append("never %d" % n)
    finally:
        trace.append("leave %d" % n)


try:
    level(0)
except ValueError as e:
    trace.append("caught " + str(e))
print(trace)


def f():
    try:
        try:
            try:
                raise KeyError("a")
            finally:
                print("f1")
        except ValueError:
            print("never")
        finally:
            print("f2")
    except KeyError:
        print("caught")
        try:
            return "value"
        finally:
            print("f3")
    finally:
        print("f4")


print(f())


def replaced():
    try:
        try:
            raise ValueError("first")
        finally:
            raise TypeError("second")
    except TypeError as e:
        return str(e)


print(replaced())


def in_handler():
    try:
        try:
            raise ValueError
        except ValueError:
            raise KeyError
        else:
            print("never")
        finally:
            print("cleanup")
    except KeyError:
        print("outer")


in_handler()
