# SPDX-License-Identifier: MIT
# What a special method returns is checked before it is used.


def shown(f, *args):
    try:
        print(repr(f(*args)))
    except TypeError as e:
        print(e)


class Wrong:
    def __format__(self, spec):
        return 5

    def __bytes__(self):
        return "text"

    def __index__(self):
        return "2"

    def __iter__(self):
        return 5


class Iterates:
    def __iter__(self):
        return self


wrong = Wrong()
shown(lambda: bytes(wrong))
shown(lambda: int.from_bytes(wrong, "big"))
shown(lambda: "ab" * wrong)
shown(lambda: [1] * wrong)
for f in iter, list, tuple, sum, set, sorted, enumerate, zip, any:
    shown(f, wrong)
    shown(f, Iterates())
shown(lambda: [].extend(wrong))
shown(lambda: [*wrong])

# The words differ, the kind of error does not.
for f in "{}".format, lambda x: "%.5d" % x, lambda x: "%x" % x:
    try:
        f(wrong)
    except TypeError:
        print("TypeError")


class Three:
    def __index__(self):
        return 3


print(bytes(Three()), bytearray(Three()), "ab" * Three(), [0] * Three())


class MyInt(int):
    pass


print("ab" * MyInt(2), "%x" % MyInt(200))
