import collections
import numbers
from collections.abc import *


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


values = [[], (), "", b"", bytearray(), {}, set(), frozenset(), range(3), 5, 5.0, None, {}.keys(), {}.values(),
          {}.items(), iter([]), iter({}), (x for x in ()), zip(), map(str, []), enumerate([]), reversed([]),
          len, [].append, str.join, int, lambda: 0, collections.deque(), collections.OrderedDict(),
          collections.defaultdict(list), collections.Counter(), collections.ChainMap(), memoryview(b""), Plain(), Plain]
kinds = [Iterable, Iterator, Reversible, Sized, Container, Collection, Hashable, Callable, Sequence, MutableSequence,
         ByteString, Set, MutableSet, Mapping, MutableMapping, Generator, KeysView, ItemsView, ValuesView, MappingView,
         Awaitable, Coroutine]
for value in values:
    print("some iterator" if isinstance(value, Iterator) else
          "callable" if isinstance(value, Callable) else type(value).__name__,
          [kind.__name__ for kind in kinds if isinstance(value, kind)])
print(collections.abc.Mapping is Mapping)


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, at):
        return self.items[at]

    def __len__(self):
        return len(self.items)


r = Row(1, 2, 3, 2)
print(list(r), 2 in r, 9 in r, r.index(2), r.index(2, 2), r.count(2), list(reversed(r)), isinstance(r, Iterable))
attempt(lambda: r.index(9))
attempt(Sequence)


class Bad(Sequence):
    def __len__(self):
        return 0


attempt(Bad)


class Stack(MutableSequence):
    def __init__(self, items=()):
        self.held = list(items)

    def __getitem__(self, at):
        return self.held[at]

    def __setitem__(self, at, item):
        self.held[at] = item

    def __delitem__(self, at):
        del self.held[at]

    def __len__(self):
        return len(self.held)

    def insert(self, at, item):
        self.held.insert(at, item)


s = Stack([1, 2])
s.append(3)
s.extend([4, 5])
s += [6]
s.reverse()
print(list(s), s.pop(), s.pop(0), list(s))
s.remove(3)
s.extend(s)
print(list(s))
s.clear()
print(list(s), len(s), bool(s))
attempt(lambda: s.pop())
attempt(lambda: s.remove(4))


class Bag(MutableSet):
    def __init__(self, items=()):
        self.held = []
        for item in items:
            self.add(item)

    def __contains__(self, item):
        return item in self.held

    def __iter__(self):
        return iter(self.held)

    def __len__(self):
        return len(self.held)

    def add(self, item):
        if item not in self.held:
            self.held.append(item)

    def discard(self, item):
        if item in self.held:
            self.held.remove(item)

    def __repr__(self):
        return f"Bag({self.held})"


a, b = Bag("abc"), Bag("bcd")
print(a & b, a | b, a - b, a ^ b, a == Bag("cab"), a != b, a <= b, Bag("a") < a, a > Bag("ab"), a >= a)
print(a.isdisjoint(Bag("xy")), a & set("ax"), set("az") - a, a == {"a", "b", "c"})
a |= set("z")
a -= Bag("b")
a &= Bag("acz")
a ^= Bag("aq")
print(a)
a.remove("q")
attempt(lambda: a.remove("q"))
print(a.pop(), len(a))
a.clear()
print(a, a._hash() == hash(frozenset()))
attempt(lambda: hash(a))


class Lower(MutableMapping):
    def __init__(self, *args, **keywords):
        self.held = {}
        self.update(*args, **keywords)

    def __getitem__(self, key):
        return self.held[key.lower()]

    def __setitem__(self, key, item):
        self.held[key.lower()] = item

    def __delitem__(self, key):
        del self.held[key.lower()]

    def __iter__(self):
        return iter(self.held)

    def __len__(self):
        return len(self.held)


m = Lower({"A": 1}, B=2)
print(m["a"], "b" in m, "c" in m, m.get("q", 9), list(m), list(m.items()), list(m.values()), m == {"a": 1, "b": 2})
print(m.setdefault("C", 3), m.pop("A"), m.pop("zz", None), m.popitem(), dict(m), {**m})
attempt(lambda: m.pop("zz"))
m.update([("x", 1), ("y", 2)])
print(("x", 1) in m.items(), "x" in m.keys(), 2 in m.values(), m.keys() & {"x"}, len(m.values()))
m.clear()
print(len(m), m.keys() == set())
attempt(lambda: hash(m))


class Up(Iterator):
    n = 0

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(Up()), isinstance(Up(), Iterable))


class NotHashable:
    __hash__ = None


class Blocked(Sized):
    __iter__ = None


print(isinstance(NotHashable(), Hashable), issubclass(Blocked, Iterable), isinstance((1, []), Hashable))
print([k.__name__ for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
       if isinstance(3, k)], isinstance(3.5, numbers.Real), isinstance(3.5, numbers.Rational), isinstance(True, numbers.Integral), isinstance("", numbers.Number))


class F(numbers.Rational):
    numerator = 1


attempt(F)
