# A container that is extended, updated or sliced by itself, or by its subclass.
import array
from collections import deque


class List(list):
    pass


class Bytes(bytearray):
    pass


class Deque(deque):
    pass


class Set(set):
    pass


class Dict(dict):
    pass


class Array(array.array):
    pass


def tried(text, v):
    names = {"v": v}
    try:
        exec(text, names)
        print(text, type(v).__name__, list(names["v"]))
    except Exception as e:
        print(text, type(v).__name__, type(e).__name__, e)


for text in ("v.extend(v)", "v[1:1] = v", "v[:] = v", "v[::-1] = v",
             "v[1:] = v", "v = v + v", "v[::2] = v"):
    for v in ([1, 2, 3], List([1, 2, 3]), bytearray(b"abc"), Bytes(b"abc"),
              array.array("i", [1, 2, 3]), Array("i", [1, 2, 3])):
        tried(text, v)
for text in "v.extend(v)", "v.extendleft(v)", "v += v":
    tried(text, deque([1, 2]))
    tried(text, Deque([1, 2]))
for text in "v.update(v)", "v |= v", "v &= v", "v -= v", "v ^= v":
    tried(text, {1, 2})
    tried(text, Set([1, 2]))
for text in "v.update(v)", "v |= v", "v.__init__(v)":
    tried(text, {1: 2})
    tried(text, Dict({1: 2}))
for text in "v += v", "v *= 2", "v.__init__(v)":
    tried(text, [1, 2])
    tried(text, List([1, 2]))
