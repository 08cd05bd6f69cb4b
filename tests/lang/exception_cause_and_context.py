# raise from sets __cause__; raising in a handler sets __context__.
try:
    try:
        raise ValueError("low")
    except ValueError as low:
        raise RuntimeError("high") from low
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("while handling")
except KeyError as e:
    print(repr(e.__cause__), type(e.__context__).__name__,
          e.__suppress_context__)

try:
    try:
        [][1]
    except IndexError:
        raise OSError("hidden") from None
except OSError as e:
    print(e.__cause__, type(e.__context__).__name__, e.__suppress_context__)

e = ValueError("fresh")
print(e.__cause__, e.__context__)
try:
    raise TypeError("t") from KeyError
except TypeError as e:
    print(repr(e.__cause__))
try:
    try:
        raise ValueError("a")
    finally:
        raise KeyError("b")
except KeyError as e:
    print(repr(e.__context__))


def three():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise ValueError(2)
    except ValueError:
        raise ValueError(3)


try:
    three()
except ValueError as e:
    chain = []
    while e is not None:
        chain.append(e.args[0])
        e = e.__context__
    print(chain)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
