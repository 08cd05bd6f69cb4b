# assert raises AssertionError with its message.
assert True
assert 1, "not shown"
assert (1, "a tuple is true")[0]
try:
    assert False
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert 0, "message"
except AssertionError as e:
    print(e)
try:
    assert [], [1, 2]
except AssertionError as e:
    print(e.args)


def message():
    print("message evaluated")
    return "late"


assert True, message()
try:
    assert None, message()
except AssertionError as e:
    print(e)


def check(x):
    assert isinstance(x, int) and x > 0, "bad %r" % (x,)
    return x


for v in (3, 0, "s"):
    try:
        print(check(v))
    except AssertionError as e:
        print(e)
