# SPDX-License-Identifier: MIT
# A StopIteration from what map, filter or iter() call ends them.


def stop(x):
    if x > 2:
        raise StopIteration(x)
    return x


print(list(map(stop, range(1, 9))))
print(list(filter(stop, range(1, 9))))
print([x for x in map(stop, range(1, 9))])
numbers = iter(range(1, 9))
print(list(iter(lambda: stop(next(numbers)), 100)))
m = map(stop, [5, 1])
try:
    next(m)
except StopIteration:
    print("ended")
