# SPDX-License-Identifier: MIT
# A special method that is None is not inherited: its use is a TypeError.


class NoStr:
    __str__ = None


class NoRepr:
    __repr__ = None


class NoHash:
    __hash__ = None


for f in (
    lambda: str(NoStr()),
    lambda: f"{NoStr()}",
    lambda: repr(NoRepr()),
    lambda: str(NoRepr()),
    lambda: "%r" % NoRepr(),
    lambda: str([NoRepr()]),
    lambda: hash(NoHash()),
):
    try:
        print(f())
    except TypeError:
        print("TypeError")
