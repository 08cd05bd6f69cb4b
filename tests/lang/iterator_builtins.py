# iter with a sentinel, zip, enumerate, map, filter, reversed, next.
n = 0


def tick():
    global n
    n += 1
    return n


print(list(iter(tick, 5)), n)
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1, 2])))
print(list(zip(*[(1, "a"), (2, "b")])))
print(list(enumerate("ab")), list(enumerate("ab", 5)),
      list(enumerate("x", start=-1)))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])))
print(list(filter(lambda x: x > 1, [1, 2, 3])),
      list(filter(None, [0, 1, "", "a"])))
print(list(reversed([1, 2, 3])), list(reversed("abc")),
      list(reversed(range(4))))
print(list(reversed((1, 2))), "".join(reversed("hello")))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "none"))
print(list(map(None.__class__, [])) == [], next(iter("x")))
it = iter("abcdef")
print(list(zip(it, it)))
z = zip([1, 2], [3, 4])
print(iter(z) is z, next(z), list(z))
e = enumerate([])
print(next(e, "empty"))
it = map(lambda x: 1 // x, [1, 0, 2])
print(next(it))
try:
    next(it)
except ZeroDivisionError:
    print("error passes through", next(it))


class Rev:
    def __reversed__(self):
        return iter("custom")


class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * i


print("".join(reversed(Rev())), list(reversed(Seq())))
for bad in (lambda: next(5), lambda: zip(5), lambda: map(str),
            lambda: reversed(5), lambda: enumerate()):
    try:
        bad()
    except TypeError:
        print("TypeError")
d = {"a": 1, "b": 2}
print(list(reversed(d)), list(map(d.get, d)), dict(zip("xy", (1, 2))))
