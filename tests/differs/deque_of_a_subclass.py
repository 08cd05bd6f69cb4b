# A subclass of deque prints as deque, and + and * give a plain deque.
#
# Cause: operators and repr() of a class derived from a builtin work on the
# value inside, which does not know the class; so do those of set and bytearray.
# Workaround: copy() keeps the class; define __repr__, __add__ or __mul__.
from collections import deque


class Buffer(deque):
    pass


b = Buffer([1, 2], 3)
print(b, b.copy().__class__.__name__)
print((b + b).__class__.__name__, (b * 2).__class__.__name__)
# CPython:
# Buffer([1, 2], maxlen=3) Buffer
# Buffer Buffer
