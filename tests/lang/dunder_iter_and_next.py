# User-defined iterables and iterators, together and apart.
class Count:
    def __init__(self, lo, hi):
        self.i = lo
        self.hi = hi

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.hi:
            raise StopIteration
        self.i += 1
        return self.i - 1


class Range2:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i
            yield -i


class Seq:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError("end")
        return "item%d" % i


for x in Count(0, 3):
    print(x, end=" ")
print()
c = Count(0, 5)
print(next(c), next(c), list(c), list(c), next(c, "done"))
r = Range2(3)
print(list(r), tuple(r), sum(r), max(r))
print(list(Seq()), [*Seq()], list(zip(Seq(), r)))
a, b, *rest = Count(5, 10)
print(a, b, rest)
print(dict((k, k * k) for k in Count(1, 4)), ",".join(map(str, Count(0, 4))))
print(sorted(Range2(3)), list(enumerate(Count(7, 9))), any(Count(0, 2)))


class NotIter:
    def __iter__(self):
        return 5


for bad in (NotIter(), 5, None, object()):
    try:
        iter(bad)
    except TypeError:
        print("TypeError")
try:
    next([])
except TypeError:
    print("a list is no iterator")


class Fails:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("inside next")


try:
    for x in Fails():
        pass
except KeyError as e:
    print("KeyError", e)
