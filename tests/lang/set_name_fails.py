# What __set_name__ raises is the cause of a RuntimeError.
class Bad:
    def __set_name__(self, owner, name):
        raise ValueError(owner.__name__, name)


try:
    class Owner:
        first = Bad()
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__)
    print(e.__cause__ is e.__context__)


# A generator's StopIteration is the cause too; out of memory there is only the
# MemoryError, which is to stay as it is.
def stops():
    yield 1
    raise StopIteration("within")


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)
except MemoryError as e:
    print(e.__cause__)
