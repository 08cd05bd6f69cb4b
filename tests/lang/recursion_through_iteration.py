# What iterates, unpacks, searches or asks for a key runs Python code without a
# level of C: 120 deep, where C code that waits has 100 levels on a desk.
DEPTH = 120


def items(make, n):
    if n == 0:
        yield 0
    else:
        yield from make(items(make, n - 1))
        if n % 20 == 0:
            yield n


def spread(*a):
    return list(a)


def unpack(it):
    first, *rest = it
    return [first] + rest


def swallow(it):
    out = []
    out.extend(it)
    return out


for make in (list, tuple, lambda it: [*it], lambda it: (*it,),
             lambda it: spread(*it), unpack, sorted, swallow,
             lambda it: sorted(it, key=lambda v: v),
             lambda it: {*it}, set, frozenset, bytes, bytearray,
             lambda it: dict((v, v) for v in it),
             lambda it: map(int, list(it)),
             lambda it: map(int, ",".join(str(v) for v in it).split(","))):
    got = list(items(make, DEPTH))
    print(sorted(got) == list(range(0, DEPTH + 1, 20)))


class Tree:
    def __init__(self, n):
        self.n = n
        self.below = [Tree(n - 1)] if n else []

    def __iter__(self):
        yield self.n
        for t in self.below:
            yield from t

    def total(self):
        return self.n + sum(t.total() for t in self.below)

    def deepest(self):
        return 1 + max((t.deepest() for t in self.below), default=0)

    def least(self):
        return min(self.below, key=lambda t: t.least()).n if self.below else 0

    def has(self, n):
        return n == self.n or any(t.has(n) for t in self.below)

    def fits(self):
        return self.n >= 0 and all(t.fits() for t in self.below)

    def holds(self, n):
        return self.n == n or True in (t.holds(n) for t in self.below)

    def last(self):
        return next((t.last() for t in self.below), self.n)

    def pair(self):
        if not self.below:
            return 0, 1
        a, b = (t for t in (self.below[0].pair()[0] + 1, 5))
        return a, b

    def ordered(self):
        return sorted(self.below, key=lambda t: len(t.ordered()))

    def keys(self):
        return ("n" for _ in self.below)

    def __getitem__(self, key):
        return taken(**self.below[0])

    def __getattr__(self, name):
        if name == "far" and self.below:
            return getattr(self.below[0], "far")
        if name == "near" and self.below:
            return hasattr(self.below[0], "near")
        if name == "some" and self.below:
            return getattr(self.below[0], "some", 5)
        raise AttributeError(name)

    def __len__(self):
        return 1 + (len(self.below[0]) if self.below else 0)

    def __repr__(self):
        return repr(self.below[0]) if self.below else "leaf"

    def __str__(self):
        return f"{self.below[0]}" if self.below else "end"

    def __format__(self, spec):
        return format(self.below[0], spec) if self.below else spec


def taken(n=0):
    return n + 1


t = Tree(DEPTH)
print(sum(t), t.total(), t.deepest(), t.least(), t.has(0), t.has(-1))
print(t.fits(), t.holds(-1), t.last(), t.pair(), len(t.ordered()))
print(t["n"], {**Tree(1)}, getattr(t, "some"), hasattr(t, "near"))
print(len(t), repr(t), str(t), format(t, "spec"))
try:
    t.far
except AttributeError as e:
    print(e)
