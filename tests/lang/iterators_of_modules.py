# Iterators that modules in C make are iterables themselves, whoever asks: a
# loop, a constructor, an unpacking, another iterator.
import re
from collections import deque


def letters():
    return re.finditer("[a-c]", "xaybzc")


def numbers():
    return iter(deque((3, 1, 2)))


print([m.group() for m in letters()], [m.start() for m in list(letters())])
print(len(tuple(letters())), len([*letters()]), len(set(letters())))
print(list(numbers()), list(reversed(deque("ab"))), sorted(numbers()))
print(list(iter(iter(numbers()))), dict(enumerate(numbers())))
print(list(zip(letters(), numbers()))[1][1], sum(numbers()), max(numbers()))
print(" ".join(iter(deque("xyz"))), bytes(numbers()), bytearray(numbers()))
print(list(map(str, numbers())), list(filter(None, numbers())))
a, *b = numbers()
print(a, b, 2 in numbers(), any(numbers()))


class Numbers(list):
    pass


print(Numbers(numbers()))
items = []
items.extend(numbers())
items += numbers()
items[1:2] = numbers()
print(items)
