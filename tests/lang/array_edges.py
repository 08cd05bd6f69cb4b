# array: ranges, slices and every method at its edges, and what it refuses.
from array import array


def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__


def appended(a, v):
    a.append(v)
    return a.pop()


VALUES = (0, -1, 127, 128, -129, 255, 256, 2 ** 31, 2 ** 32, -2 ** 63,
          2 ** 63, 2 ** 64 - 1, 2 ** 64, 1.5, "x", None, 3.4e39, True)
for c in "bBhHiIqQfd":
    a = array(c, [1, 2, 3])
    print(c, [attempt(lambda: appended(a, v)) for v in VALUES])
    a.insert(1, 9)
    a.insert(-1, 8)
    a.insert(100, 7)
    a.insert(-100, 6)
    print(a, a.index(9), a.count(9), a.itemsize, a.typecode, a.tolist())
    print(a[::2], a[::-1], a[5:2], a[-3:], a[1:-1:3])
    a.remove(9)
    a.reverse()
    print(a, a * 2, 3 * a[:2], a * 0, a + a[:1])
    print(a == a[:], a != a[1:], a < a[1:], a[:0], a[:2] < a)
    a[1:3] = array(c, [5])
    a[::2] = a[::2][::-1]
    print(a)
    del a[0]
    del a[-1:]
    del a[::2]
    print(a)
    a.extend([1, 2])
    a.extend(x for x in range(2))
    a += array(c, [4])
    a *= 2
    b = array(c)
    b.frombytes(a.tobytes())
    print(a, a == b, len(bytes(a)) == len(a) * a.itemsize)
    b.byteswap()
    b.byteswap()
    print(a == b)
a = array("h", b"\1\0\2\0")
print(a, array("d", array("h", [1, 2])), list(reversed(a)), 2 in a, 3 in a,
      sum(a), max(a), sorted(a, reverse=True), [x for x in a])


def unequal():
    a[::2] = array("h", [1, 2, 3])


for f in (lambda: array("h", b"abc"), lambda: array("z"), lambda: array("hh"),
          lambda: array(5), lambda: array(), lambda: array("h", "ab"),
          lambda: array("h", 5), lambda: a[5], lambda: a["x"],
          lambda: a.remove(77), lambda: a.index(77), lambda: a + [1],
          lambda: a.extend(array("b")), lambda: array("h").pop(),
          lambda: a.pop(9), lambda: hash(a), lambda: a.nothing, unequal):
    print(attempt(f), end=" ")
print()

# An array, a buffer or a view spreads like any other sequence.
def spread(*items):
    return items


numbers = array("i", [1, 2, 3])
print(spread(*numbers, 4), [*numbers], {*numbers} == {1, 2, 3})
print(spread(*memoryview(b"ab")), spread(*bytearray(b"c")), spread(*b"d"))
first, *rest = numbers
print(first, rest, list(numbers[::-1]))


def multiplied(make, times):
    data = make()
    same = data
    try:
        data *= times
        print(times, len(data), data is same, data == make() * times,
              bytes(data)[-6:])
    except (OverflowError, MemoryError) as e:
        print(times, type(e).__name__)


for times in (-3, 0, 1, 2, 3, 7, True, 10**30, -10**30):
    for size in (0, 3, 100):
        multiplied(lambda: bytearray(range(size)), times)
    multiplied(lambda: array('h', [1, 2, -3]), times)
