# SPDX-License-Identifier: MIT
"""Containers that are changed under the hand that works on them (R9).

usage: hostile.py KIND [--log] [--only TEXT] [--part I N]

`--log` names each case on stderr first, `--part 3 100` takes the third of each
hundred operations with a strike.

Each operation on a container calls methods of its items, of its arguments or
of functions given to it: `__eq__`, `__hash__`, `__lt__`, `__repr__`,
`__index__`, `__iter__`, `__next__`, `__length_hint__`, `__del__`, a key, ...
The k-th of these calls strikes: it changes the container. Every operation with
every strike and every k; what each comes to is printed, and the container must
be whole afterwards.
"""
import array
import collections
import copy
import functools
import gc
import io
import itertools
import json
import re
import struct
import sys

CALLS = 4       # the first so many calls of hooks strike in turn
MANY = 40       # beyond every short way


class Stop(Exception):
    """A hook was called so often that the operation goes on for ever."""


class World:
    """The container of a case, and when it will be struck."""

    def __init__(self, victim, strike, k):
        self.victim, self.strike, self.k = victim, strike, k
        self.calls = 0
        self.struck = False

    def call(self):
        self.calls += 1
        if self.calls == self.k and not self.struck:
            self.struck = True
            self.strike(self)
        if self.calls > 3000:
            raise Stop


world = World(None, None, 0)


class Item:
    """A number; every look at it is a call of a hook."""

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        world.call()
        return self.n == getattr(other, "n", other)

    def __lt__(self, other):
        world.call()
        return self.n < getattr(other, "n", other)

    def __gt__(self, other):
        world.call()
        return self.n > getattr(other, "n", other)

    def __le__(self, other):
        world.call()
        return self.n <= getattr(other, "n", other)

    def __hash__(self):
        world.call()
        return self.n % 4

    def __repr__(self):
        world.call()
        return "I%d" % self.n

    def __str__(self):
        world.call()
        return "i%d" % self.n

    def __format__(self, spec):
        world.call()
        return "<%d%s>" % (self.n, spec)

    def __index__(self):
        world.call()
        return self.n

    def __int__(self):
        world.call()
        return self.n

    def __float__(self):
        world.call()
        return float(self.n)

    def __bool__(self):
        world.call()
        return self.n % 2 == 1

    def __add__(self, other):
        world.call()
        return Item(self.n + getattr(other, "n", other))

    __radd__ = __add__

    def __mul__(self, other):
        world.call()
        return Item(self.n * getattr(other, "n", other))

    def __len__(self):
        world.call()
        return 2

    def __getitem__(self, index):
        world.call()
        if index > 2:
            raise IndexError
        return Item(self.n + index)

    def __call__(self, *args):
        world.call()
        return self.n

    def __copy__(self):
        world.call()
        return Item(self.n)

    def __deepcopy__(self, memo):
        world.call()
        return Item(self.n)

    def __contains__(self, other):
        world.call()
        return False

    def __fspath__(self):
        world.call()
        return "no-such-file"


class Number:
    """An index, and nothing else."""

    def __init__(self, n):
        self.n = n

    def __index__(self):
        world.call()
        return self.n


class Source:
    """An iterable of its own: each step of it is a call of a hook."""

    def __init__(self, items, hint=3):
        self.items, self.i, self.hint = items, 0, hint

    def __iter__(self):
        world.call()
        return self

    def __next__(self):
        world.call()
        self.i += 1
        if self.i > len(self.items):
            raise StopIteration
        return self.items[self.i - 1]

    def __length_hint__(self):
        world.call()
        return self.hint


class Mapping:
    """Has keys and items of its own."""

    def __init__(self, items):
        self.items_ = items

    def keys(self):
        world.call()
        return Source(self.items_)

    def __getitem__(self, key):
        world.call()
        return key


class Dying:
    """Strikes when it is dropped."""

    def __del__(self):
        world.call()


class Text(str):
    """A str with hooks."""

    def __str__(self):
        world.call()
        return "t"

    def __repr__(self):
        world.call()
        return "T"

    def __eq__(self, other):
        world.call()
        return str.__eq__(self, other)

    def __hash__(self):
        world.call()
        return str.__hash__(self)

    def __lt__(self, other):
        world.call()
        return True


def key(x):
    world.call()
    return getattr(x, "n", x)


def pair(x, y=0):
    world.call()
    return (getattr(x, "n", x) > getattr(y, "n", y)) - (
        getattr(x, "n", x) < getattr(y, "n", y))


def test(x):
    world.call()
    return getattr(x, "n", x) != 2


def items(count=5, first=0):
    return [Item(first + i) for i in range(count)]


def stepping(iterable):
    for x in iterable:
        world.call()
        yield x


class List(list):
    pass


class Dict(dict):
    def __missing__(self, key):
        world.call()
        return key


class Set(set):
    pass


def factory():
    world.call()
    return 0


def refill(victim):
    """Room that was freed is used at once."""
    gc.collect()
    return [[i] * 9 for i in range(30)]


# What befalls the container. Each is a text, for the case's name.
SEQUENCE_STRIKES = [
    "v.clear()", "v.append(v.pop(0)) if v else 0", "v.pop()", "v.pop(0)",
    "v.extend(fill(%d))" % MANY, "v.insert(0, one(7))", "del v[:]",
    "v[:] = fill(2)", "v[1:3] = []", "v.reverse()", "v.clear(); v += fill(9)",
    "v *= 0", "del v[::2]",
]
STRIKES = {
    "list": SEQUENCE_STRIKES + ["v.sort()", "v *= 3"],
    "bytearray": SEQUENCE_STRIKES + ["v[0] = 200 if v else 0"],
    "array": [s for s in SEQUENCE_STRIKES if "clear" not in s] +
             ["v[:] = fill(0)"],
    "deque": ["v.clear()", "v.popleft()", "v.pop()", "v.append(one(7))",
              "v.appendleft(one(7))", "v.extend(fill(%d))" % MANY,
              "v.rotate(2)", "del v[1]", "v.insert(1, one(7))",
              "v.clear(); v.extend(fill(9))", "v.reverse()",
              "v.remove(one(2))"],
    "dict": ["v.clear()", "v.pop(next(iter(v)))", "v.popitem()",
             "v.update(dict.fromkeys(range(100, 100 + %d)))" % MANY,
             "v[one(2)] = 5", "v.clear(); v.update({7: 8})",
             "v.update({one(90): 1})", "v[next(iter(v))] = one(3)",
             "v.setdefault(55, 5)", "[v.popitem() for i in range(len(v))]"],
    "set": ["v.clear()", "v.pop()", "v.add(77)",
            "v.update(range(100, 100 + %d))" % MANY, "v.add(one(2))",
            "v.clear(); v.update({7, 8})", "v.discard(one(1))",
            "v &= {1}", "v ^= set(range(60, 70))"],
}
STRIKES["odict"] = STRIKES["dict"] + ["v.move_to_end(next(iter(v)))"]
STRIKES["ddict"] = STRIKES["dict"]
STRIKES["counter"] = STRIKES["dict"]
STRIKES["sublist"] = STRIKES["list"]
STRIKES["subdict"] = STRIKES["dict"]
STRIKES["object"] = [
    "v.__dict__.clear()", "v.a = 5", "del v.a",
    "[setattr(v, 'n%d' % i, i) for i in range(MANY)]",
    "v.__dict__ = {'z': 1}", "v.__class__ = Other",
    "v.__dict__.update({'q': 3})", "type(v).extra = 1", "vars(v).popitem()",
]

MAKE = {
    "list": lambda n=5: items(n),
    "sublist": lambda n=5: List(items(n)),
    "bytearray": lambda n=5: bytearray(range(n)),
    "array": lambda n=5: array.array("i", range(n)),
    "deque": lambda n=5: collections.deque(items(n), 50),
    "dict": lambda n=5: {x: Item(x.n + 10) for x in items(n)},
    "subdict": lambda n=5: Dict({x: Item(x.n + 10) for x in items(n)}),
    "odict": lambda n=5: collections.OrderedDict(
        (x, Item(x.n + 10)) for x in items(n)),
    "ddict": lambda n=5: collections.defaultdict(
        factory, {x: Item(x.n + 10) for x in items(n)}),
    "counter": lambda n=5: collections.Counter(
        {x: Item(x.n + 10) for x in items(n)}),
    "set": lambda n=5: set(items(n)),
}

# w: the container's like, i: an item, c: an index, s: an iterable of items.
ANY = """
len(v) ; repr(v) ; str(v) ; list(v) ; tuple(v) ; sorted(v) ; sorted(v, key=key)
sorted(v, key=functools.cmp_to_key(pair)) ; min(v) ; max(v, key=key) ; sum(v, i)
any(v) ; all(v) ; i in v ; v == w ; w == v ; v != w ; v is w ; {**{1: v}} ; [*v]
(*v, *v) ; f"{v}{i}" ; f"{v!r:>3}" ; "{} {!r}".format(v, i) ; "%s %r" % (v, i)
set(v) ; frozenset(v) ; dict.fromkeys(v) ; list(zip(v, s)) ; list(zip(v, v))
list(enumerate(v)) ; list(map(key, v)) ; list(filter(test, v)) ; dict(zip(v, v))
list(filter(None, v)) ; [x for x in v if x == i] ; {x: 1 for x in v}
{x for x in v} ; list(stepping(v)) ; a, *b = v ; a, b, c_, d, e = v
for x in v: key(x) ; for x in v: v.__len__(), key(x) ; print_(*v) ; print_(v)
copy.copy(v) ; copy.deepcopy(v) ; list(itertools.chain(v, s, v)) ; type(v)(s)
list(itertools.groupby(v, key)) ; functools.reduce(lambda a, b: a + b, v)
collections.deque(v, 3) ; collections.Counter(v) ; array.array("d", v)
bytes(v) ; bytearray(v) ; ba.extend(v) ; ba[1:2] = v ; li[1:2] = v ; li[::2] = v
li.extend(v) ; li += v ; de.extend(v) ; de.extendleft(v) ; st.update(v) ; st |= st
json.dumps(v) ; json.dumps([v], default=key) ; json.dumps(v, indent=c) ; call(*v)
"".join(v) ; ",".join(map(str, v)) ; b"".join(v) ; struct.pack("5i", *v)
struct.pack(">2hd", c, c, i) ; isinstance(v, (list, dict)) ; heap(v)
match_(v) ; next(iter(v)) ; next(s, v) ; bool(v) ; not v ; v and i ; ascii(v)
list(iter(functools.partial(next, iter(v)), i)) ; setattr(holder, "x", v)
st.issuperset(v) ; st.issubset(v) ; st.union(v, s) ; st.intersection(v)
st.difference(v, v) ; st.isdisjoint(v) ; st.symmetric_difference(v)
st.difference_update(v) ; st.intersection_update(v) ; st.symmetric_difference_update(v)
list(reversed(list(v))) ; list(itertools.islice(v, c, None)) ; hash(tuple(v))
tuple(v) == tuple(w) ; tuple(v) < tuple(w) ; list(v) < list(w) ; tuple(v) in [tuple(w)]
[v, i] == [w, i] ; {1: v} == {1: w} ; (v, i) < (w, i) ; tuple(v).index(i)
tuple(v).count(i) ; list(itertools.product(v, s)) ; list(itertools.zip_longest(v, s))
list(itertools.accumulate(v)) ; list(itertools.takewhile(test, v)) ; print_(v, sep=i)
io.StringIO().write(repr(v)) ; [v, v].index(w) ; [v].count(w) ; [w, v].remove(v)
Exception(v).args[0] ; str(Exception(v, i)) ; repr(KeyError(v)) ; str(KeyError(v))
max(v, default=i) ; max(v, w) ; min(i, *v) ; sum(v) ; round(i, c) ; divmod(c, i)
list(itertools.starmap(pair, zip(v, w))) ; del v ; dict([[i, v], [i, w]]) ; {i: v}[i]
list(itertools.pairwise(v)) ; list(itertools.compress(v, w)) ; pow(i, c) ; abs(i)
"""
SEQUENCE = """
v.append(i) ; v.append(c) ; v.extend(s) ; v.extend(v) ; v += s ; v += v ; v.insert(c, 1)
v.insert(c, i) ; v.insert(i, i) ; v.pop(c) ; v.pop(i) ; v.remove(i) ; v.index(i)
v.index(i, c) ; v.index(i, c, i) ; v.count(i) ; v[c] ; v[i] ; v[c] = i ; v[i] = 1
v[c:] ; v[c:i] ; v[::c] ; v[c::c] ; v[c:c2:c] ; del v[c] ; del v[c:] ; del v[c::c]
v[c:] = s ; v[c:c2] = v ; v[::c] = s ; v[::c] = v ; v[:] = s ; v[c:] = stepping(v)
v[:] = v ; v[1:3] = w ; v[1:c] = b"abc" ; v[c:i] = [] ; v + w ; v * c ; c * v ; v *= c
v < w ; v <= w ; v > w ; list(reversed(v)) ; v.reverse() ; v[slice(c, c2, c)]
v.__setitem__(c, c) ; v[-1] ; v.__contains__(i) ; v.__iadd__(s) ; v.__imul__(c)
range(c)[c] ; range(1, i)[::c] ; v[c] += c ; v[c] *= i ; operator_index(v, c)
for x in v: v.append(key(x)) ; for x in reversed(v): key(x) ; it = iter(v); key(1); list(it)
it = iter(v); next(it); key(1); it.__length_hint__(), list(it) ; type(v)(v) == v
it = reversed(v); key(1); list(it) ; v.pop() ; v.__class__(Source(items(4), 10**9))
v.__class__(Source(items(4), 50)) ; v.extend(Source(items(40), 1)) ; v.extend(stepping(v))
"""
OPERATIONS = {
    "list": SEQUENCE + """
v.sort() ; v.sort(key=key) ; v.sort(reverse=True) ; v.sort(key=functools.cmp_to_key(pair))
v.sort(key=lambda x: (key(x), x)) ; v.copy() ; v.clear() ; v.__init__(s) ; v.__init__(v)
v.sort(key=str) ; v.sort(key=lambda x: Text(x.n)) ; heapify(v) ; heappop(v) ; heappush(v, i)
bisect_left(v, i) ; insort(v, i, key=key) ; v.sort(key=Item.__float__) ; nsmallest(3, v)
v.sort(key=v.pop) ; v.sort(key=v.append) ; v.sort(key=v.remove) ; sorted(v, key=v.remove)
list(map(v.pop, range(4))) ; list(map(v.append, v)) if c.n > 9 else 0 ; v.index(v)
list(filter(v.remove, v)) ; [v.remove(x) for x in v] ; [v.insert(0, x) for x in w]
v.append(v); repr(v) ; v.append(v); v == w ; v.append(v); copy.deepcopy(v)
random.shuffle(v) ; [v.pop() for x in v] ; [v.__setitem__(slice(0, 1), ()) for x in v]
re.sub("a", lambda m: v.clear() or str(key(1)), "banana") ; v.extend(v.pop() for x in w)
""",
    "bytearray": SEQUENCE + """
bytes(v) ; v.decode() ; v.find(c) ; v.rfind(c) ; v.find(b"a", c, c2) ; v.count(c)
v.index(c) ; v.startswith(b"a", c) ; v.endswith(b"a", c, c2) ; v.join(s)
v.join([b"a", v]) ; v.replace(b"\\1", b"abc", c) ; v.split(b"a", c) ; v.ljust(c)
v.center(c, b"a") ; v.zfill(c) ; v.expandtabs(c) ; v.hex(",", c) ; v.translate(v)
memoryview(v)[c:] ; m = memoryview(v); v.append(c) ; m = memoryview(v); m[c] = c
m = memoryview(v); m[c:c2] = v ; m = memoryview(v); m == v ; memoryview(v).cast("B")[c]
struct.pack_into("i", v, c, i) ; struct.unpack_from("b", v, c) ; struct.pack_into("3b", v, c, i, c, i)
v % (i, c) ; b"%s %d" % (v, c) ; int(v) ; int.from_bytes(v, "big") ; int.from_bytes(s, "big")
io.BytesIO(v).read(c) ; io.BytesIO(b"abcdef").readinto(v) ; binascii.hexlify(v, b"-", c)
v.partition(b"a") ; v.strip(b"a") ; v.maketrans(v, v) ; v.fromhex("aabb") ; v.copy()
v.splitlines(i) ; v.isalpha() ; v.title() ; v == m0 ; m0[c:] == v ; v in b"abc" ; b"a" in v
b"abc".join([v, v]) ; [v.append(1) for x in b"ab" if key(1)] ; re.sub(b"\\1", lambda m: v.clear() or b"x", v)
re.findall(b".", v) ; [m.start() for m in re.finditer(b".", v) if key(1)] ; zlib.crc32(v, c)
[x for x in re.finditer(b"[\\0-\\9]", v) if not v.clear()] ; hashlib.sha256(v).digest()[0]
""",
    "array": SEQUENCE.replace("v *= c", "v *= 1").replace("v.__imul__(c)", "v[0]") + """
v.tobytes() ; v.tolist() ; v.fromlist([i, c]) ; v.fromlist(v) ; v.frombytes(b"abcd")
v.buffer_info() ; v.byteswap() ; array.array("f", s) ; array.array("q", v)
m = memoryview(v); v.append(c) ; m = memoryview(v); m[c] = c ; m = memoryview(v); m[c:c2] = v
struct.pack_into("i", v, c, i) ; v.extend(array.array("i", s)) ; v.fromlist([c, i, 1.5])
io.BytesIO(b"abcdefgh").readinto(v) ; v[c] = 2**40 ; v.fromlist([c, 2**40])
""",
    "deque": """
v.append(i) ; v.appendleft(i) ; v.extend(s) ; v.extendleft(s) ; v.extend(v) ; v += s ; v += v
v.insert(c, i) ; v.remove(i) ; v.index(i) ; v.index(i, c) ; v.index(i, c, c2) ; v.count(i)
v.rotate(c) ; v.reverse() ; v.copy() ; v[c] ; v[c] = i ; del v[c] ; v + w ; v * c ; v *= c
v < w ; v <= w ; list(reversed(v)) ; it = iter(v); key(1); list(it) ; v.__init__(s) ; v.__init__(s, c)
it = reversed(v); key(1); list(it) ; v.extend(stepping(v)) ; v.extendleft(v) ; v.maxlen
collections.deque(s, c) ; it = iter(v); next(it); key(1); it.__length_hint__(), next(it, 0)
for x in v: v.append(key(x)) ; for x in v: v.popleft() ; v.append(v); repr(v) ; v.append(v); v == w
""",
    "dict": """
v[i] ; v[i] = 1 ; del v[i] ; v.get(i) ; v.get(i, v) ; v.pop(i) ; v.pop(i, 0) ; v.popitem() ; v.setdefault(i, 1)
v.update(w) ; v.update(v) ; v.update(s2) ; v.update(Mapping(items(4))) ; v.update(a=i) ; v |= w ; v | w
v |= s2 ; v.copy() ; v.clear() ; dict(v) ; dict(v, a=1) ; dict(s2) ; dict(Mapping(items(3))) ; {**v} ; {**v, **w}
call(**{str(x): 1 for x in v}) ; list(v.items()) ; list(v.keys()) ; list(v.values()) ; v.items() == w.items()
v.keys() == w.keys() ; v.keys() & w ; v.keys() | s ; v.keys() - w.keys() ; v.keys() ^ w.keys() ; v.items() & w.items()
v.items() - w.items() ; v.items() | w.items() ; v.keys() <= w.keys() ; v.keys() > set(w) ; v.items() >= w.items()
(i, i) in v.items() ; i in v.values() ; i in v.keys() ; repr(v.items()) ; repr(v.values()) ; v.keys().isdisjoint(w)
list(reversed(v)) ; list(reversed(v.items())) ; for x, y in v.items(): key(x), v.pop(x) ; for x in v.values(): key(x)
it = iter(v); next(it); key(1); next(it, 0) ; it = iter(v.items()); key(1); list(it) ; sorted(v.items())
sorted(v.items(), key=key) ; max(v, key=v.get) ; sorted(v, key=v.pop) ; sorted(v, key=v.__getitem__) ; v.__init__(w)
v.__init__(s2) ; {x: key(y) for x, y in v.items()} ; dict(map(lambda x: (x, key(x)), v)) ; "%(a)s" % v ; "{a}".format(**v0)
"{0[a]}".format(v) ; "%(a)s %(b)r" % v ; json.dumps(v0) ; v.update(zip(v, v)) ; v.fromkeys(s) ; v.fromkeys(v, i)
[v.setdefault(x, key(x)) for x in s] ; exec_(v) ; eval_(v) ; copy.deepcopy({1: v}) ; v[i] += 1 ; v[i, i] = 2 ; v[i, i]
v == {1: i} ; [x for x in v if v.pop(x)] ; v[Text("a")] ; v[Text("zz")] = 1 ; v.get(Text("b")) ; type("X", (), v0)
v["a"] = v; repr(v) ; v["a"] = v; v == w ; v["a"] = v; copy.deepcopy(v) ; match_(v0) ; v.items().__iter__().__length_hint__()
""",
    "set": """
v.add(i) ; v.remove(i) ; v.discard(i) ; v.pop() ; v.update(s) ; v.update(v, w) ; v.update(s, s) ; v |= w ; v &= w ; v -= w ; v ^= w
v | w ; v & w ; v - w ; v ^ w ; v < w ; v <= w ; v > w ; v >= w ; v.union(s) ; v.intersection(s) ; v.intersection(s, w)
v.difference(s) ; v.symmetric_difference(s) ; v.difference_update(s) ; v.intersection_update(s) ; v.intersection_update(w)
v.symmetric_difference_update(s) ; v.symmetric_difference_update(w) ; v.issubset(s) ; v.issuperset(s) ; v.isdisjoint(s)
v.issubset(w) ; v.isdisjoint(w) ; v.copy() ; v.clear() ; set(v) ; frozenset(v) == w ; hash(frozenset(v)) ; {frozenset(v)} == {frozenset(w)}
it = iter(v); next(it); key(1); next(it, 0) ; for x in v: v.discard(x) ; for x in v: key(x) ; v.__init__(s) ; v.__init__(v)
v &= v ; v -= v ; v ^= v ; v |= v ; sorted(v, key=v.remove) ; v.update(stepping(v)) ; v.intersection(stepping(v)) ; frozenset(v) in v
v.difference(v) ; v.issuperset(stepping(v)) ; frozenset(v) <= frozenset(w) ; v.update({i: 1}) ; v.intersection({i: 1}) ; {i} in v
""",
}
OPERATIONS["sublist"] = OPERATIONS["list"]
OPERATIONS["subdict"] = OPERATIONS["dict"] + "v[99] ; v[Item(99)] ; v[Number(9)]"
OPERATIONS["odict"] = OPERATIONS["dict"] + """
v.move_to_end(i) ; v.popitem(last=False) ; v == collections.OrderedDict(w)
"""
OPERATIONS["ddict"] = OPERATIONS["dict"] + "v[99] ; v[Item(99)] ; v[Number(9)]"
OPERATIONS["counter"] = OPERATIONS["dict"] + """
v.update(s) ; v.subtract(s) ; v + w ; v - w ; v & w ; v | w ; v.most_common()
v.most_common(2) ; v.elements() ; list(v.elements()) ; v.total() ; +v ; -v
"""
OBJECT = """
v.a ; v.zz ; v.b = i ; del v.b ; getattr(v, "a") ; hasattr(v, "zz") ; dir(v) ; vars(v) ; repr(v) ; v.prop ; v.prop = 1
v.method() ; v == w ; v + i ; v[i] ; v[i] = 1 ; v(i) ; i in v ; list(v) ; len(v) ; copy.copy(v) ; copy.deepcopy(v) ; hash(v)
v.a += i ; v.a = v.b = v.prop ; isinstance(v, Item) ; for k in v.__dict__: key(k) ; for k in vars(v).items(): key(k), setattr(v, "y", 1)
list(map(v, s)) ; sorted(v.__dict__, key=key) ; v.__dict__ == w.__dict__ ; {**v.__dict__} ; f"{v.a}{v.b}{i}{v.prop}" ; v < w
with v as x: key(x) ; match_(v) ; v.__dict__[Text("a")] ; v.__dict__.update(s2) ; v.__dict__ |= v0 ; type(v).__dict__.items()
super(Victim, v).__repr__ ; v.slot ; v.slot = i ; del v.slot ; await_(v) ; "{0.a} {0.prop} {0.zz}".format(v) ; v.method.__self__ ; bool(v)
"""


class Other:
    pass


class Victim:
    slot = 0

    def __init__(self):
        self.a, self.b = 1, 2

    def __getattr__(self, name):
        world.call()
        return 7

    def __setattr__(self, name, value):
        world.call()
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        world.call()
        object.__delattr__(self, name)

    @property
    def prop(self):
        world.call()
        return self.a

    @prop.setter
    def prop(self, value):
        world.call()
        self.a = value

    def method(self, *args):
        world.call()
        return self.b

    def __eq__(self, other):
        world.call()
        return self.__dict__ == other.__dict__

    def __hash__(self):
        world.call()
        return self.a

    def __enter__(self):
        world.call()
        return self.a

    def __exit__(self, *args):
        world.call()

    def __next__(self):
        world.call()
        raise StopIteration

    def __iter__(self):
        world.call()
        return self

    def __dir__(self):
        world.call()
        return sorted(self.__dict__)

    __add__ = __call__ = __getitem__ = __contains__ = __lt__ = method
    __setitem__ = method


def call(*args, **keywords):
    return len(args), len(keywords)


def print_(*args, **keywords):
    with io.StringIO() as file:
        print(*args, file=file, **keywords)
        return file.getvalue()


def match_(v):
    match v:
        case [a, 2, *b]:
            return "sequence", len(b)
        case {2: a, 99: b, **c}:
            return "mapping", len(c)
        case {2: a}:
            return "two"
        case Victim(a=1, b=3, prop=4):
            return "victim"
        case Victim(a=1, prop=x):
            return "victim with prop"
        case [Item(n=0), Item(n=1), *_]:
            return "items"
    return "none"


def heap(v):
    import heapq
    return heapq.nsmallest(3, v), heapq.nlargest(2, v, key=key)


def exec_(v):
    exec("a = 1\nb = a + 1\ndel a", {"i": Item(1)}, v)


def eval_(v):
    return eval("i + one(1)", {"i": Item(1), "one": Item}, v)


def await_(v):
    async def run():
        return await v
    try:
        run().send(None)
    except StopIteration as e:
        return e.value


def operator_index(v, c):
    import operator
    return operator.getitem(v, c), operator.length_hint(Source([], 3))


def numbers_only(kind):
    return kind in ("bytearray", "array")


def one(n):
    return n if numbers_only(kind_now) else Item(n)


def fill(n):
    if kind_now == "array":
        return array.array("i", [100] * n)
    return bytes(range(n)) if kind_now == "bytearray" else items(n, 100)


kind_now = ""


def names(kind):
    """What an operation may speak of."""
    import bisect
    import hashlib
    import heapq
    import random
    import binascii
    import zlib
    number = numbers_only(kind)
    source = [Number(1), 2, Number(3)] if number else items(4, 1)
    given = {
        "v": world.victim, "w": MAKE[kind](),
        "i": Number(2) if number else Item(2), "c": Number(2),
        "c2": Number(4), "s": Source(source),
        "s2": Source([(Item(1), 2), [Item(3), Item(4)], (5, Item(6))]),
        "li": items(4), "ba": bytearray(b"abcd"), "st": {1, 2, Item(3)},
        "de": collections.deque(items(3)), "m0": memoryview(b"abcd"),
        "v0": {"a": Item(1), "b": Item(2), "__hash__": None},
        "holder": Other(), "heapify": heapq.heapify, "heappop": heapq.heappop,
        "heappush": heapq.heappush, "nsmallest": heapq.nsmallest,
        "bisect_left": bisect.bisect_left, "insort": bisect.insort,
        "random": random, "hashlib": hashlib, "binascii": binascii,
        "zlib": zlib}
    return {**globals(), **given}


def texts(block):
    return [t.strip() for line in block.strip().split("\n")
            for t in line.split(" ; ") if t.strip()]


def compiled(text):
    """The operation as a function of names; its value if it has one."""
    try:
        return compile("result = " + text, text, "exec")
    except SyntaxError:
        return compile(text, text, "exec")


SHOWN = (list, tuple, set, frozenset, dict, str, bytes, bytearray, int, float,
         bool, type(None), array.array, collections.deque)


def plain(x, depth=0):
    """What an object is, without a call of a hook."""
    if isinstance(x, (Item, Number)):
        return "I%s" % x.n
    if depth > 3:
        return "..."
    if isinstance(x, dict):
        return "{%s}" % ", ".join(
            plain(a, depth + 1) + ": " + plain(b, depth + 1)
            for a, b in list(dict.items(x)))
    if isinstance(x, (set, frozenset)):
        return "s{%s}" % ", ".join(sorted(plain(a, depth + 1) for a in x))
    if isinstance(x, (list, tuple, collections.deque, array.array)):
        return type(x).__name__ + "[%s]" % ", ".join(
            [plain(a, depth + 1) for a in x])
    if isinstance(x, SHOWN):
        return repr(x)
    return type(x).__name__


def whole(kind, v):
    """The container goes on working."""
    if kind == "object":
        v.__dict__
        object.__setattr__(v, "last", 1)
        return v.__dict__["last"] == 1
    count = len(v)
    if isinstance(v, (dict, set)):
        assert len(list(v)) == count, "length"
        v.update({"a new": 1})
        assert "a new" in v, "the new one"
        v.pop("a new") if isinstance(v, dict) else v.remove("a new")
        assert len(v) == count
        if isinstance(v, dict):
            for x in list(v):
                assert dict.pop(v, x, world) is not world, "a key is lost"
        else:
            for x in list(v):
                v.remove(x)
        return len(v) == 0
    assert len([x for x in v]) == count, "length"
    v.append(3)
    assert v[-1] == 3 and v.pop() == 3
    for _ in range(count):
        v.pop()
    return len(v) == 0


def case(kind, operation, code, strike, k, n):
    global world
    world = World(None, None, 0)
    world.victim = Victim() if kind == "object" else MAKE[kind](n)
    given = names(kind if kind != "object" else "list")
    if kind == "object":
        given["w"] = Victim()
    world = World(world.victim, strike, k)
    given["result"] = None
    try:
        exec(code, given)
        text = plain(given["result"])
    except (Exception, Stop) as e:
        text = "%s: %s" % (type(e).__name__, e)
    calls = world.calls
    victim = world.victim
    world.k = 0
    world.calls = -10**9
    text += " | " + plain(victim)
    try:
        if not whole(kind, victim):
            text += " BROKEN"
    except AssertionError as e:
        text += " BROKEN: %s" % e
    except (AttributeError, TypeError, OverflowError, BufferError) as e:
        text += " %s" % type(e).__name__
    given.clear()
    return calls, text


def striker(text):
    code = compile(text, text, "exec")

    def strike(world):
        v = world.victim
        try:
            exec(code, {**globals(), "v": v})
        except (IndexError, KeyError, ValueError, StopIteration, TypeError,
                AttributeError, BufferError, RuntimeError):
            pass
        refill(v)
    return strike


def option(name, count, default):
    """The words behind an option of the command line."""
    if name not in sys.argv:
        return default
    at = sys.argv.index(name) + 1
    return sys.argv[at:at + count] if count else True


def main(kind):
    global kind_now
    kind_now = kind
    log, only = option("--log", 0, False), option("--only", 1, [""])[0]
    part, parts = map(int, option("--part", 2, (0, 1)))
    block = OBJECT if kind == "object" else OPERATIONS[kind] + "\n" + ANY
    broken = 0
    number = 0
    for operation in texts(block):
        code = compiled(operation)
        for strike_text in STRIKES[kind]:
            number += 1
            if only not in operation or number % parts != part % parts:
                continue
            strike = striker(strike_text)
            for k in range(1, CALLS + 1):
                name = "%s: %s / %s at %d" % (kind, operation, strike_text, k)
                if log:
                    print(name, file=sys.stderr)
                    sys.stderr.flush()
                calls, text = case(kind, operation, code, strike, k,
                                   3 if k == 3 else 5)
                print(name, "->", text)
                broken += "BROKEN" in text
                if calls < k:
                    break
    print("end,", broken, "broken")


if __name__ == "__main__":
    main(sys.argv[1])
