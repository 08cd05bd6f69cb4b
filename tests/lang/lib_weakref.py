# weakref: what may be referred to, equality and hash, containers, proxies;
# objects die when the collector finds them, and few may be kept by chance.
import gc
import weakref


class Thing:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Thing) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return "Thing(%d)" % self.n

    def double(self):
        return self.n * 2


class Numbers(list):
    pass


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def generator():
    yield 1


for v in (5, 2**100, "x", None, True, 1.5, b"", [], {}, (1,), object(),
          range(3)):
    try:
        weakref.ref(v)
        print("reference to", v)
    except TypeError as e:
        print(e)
kept = [Thing(1), Numbers(), Thing, generator, generator(), {1}, frozenset([1]),
        Exception("e"), gc]
for v in kept[:-2]:
    print(weakref.ref(v)() is v)

a, b, c = Thing(1), Thing(1), Thing(2)
r = weakref.ref(a)
print(r() is a, r == weakref.ref(b), r == weakref.ref(c), r != weakref.ref(c),
      hash(r) == hash(a), r == a, r.__callback__)
for args in ((), (a, None, None)):
    try:
        weakref.ref(*args)
    except TypeError:
        print("TypeError")

d = weakref.WeakValueDictionary({"a": a}, c=c)
d["b"] = b
print(sorted(d.keys()), len(d), d["a"] is a, d.get("z"), d.get("z", 1), "a" in d,
      "z" in d, d.pop("b") is b, d.pop("b", 7), d.setdefault("a", b) is a)
attempt(lambda: d["z"])
attempt(d.pop, "z")
attempt(d.__setitem__, "n", 5)
print(sorted(d.items(), key=lambda p: p[0]))
k = weakref.WeakKeyDictionary()
k[a] = "one"
k[c] = "two"
print(k[b], len(k), k.get(Thing(9)), c in k, Thing(9) in k, 5 in k, k.pop(a), len(k))
try:
    k[Thing(9)]
except KeyError:
    print("KeyError")
s = weakref.WeakSet([a, c])
s.add(b)
print(len(s), a in s, Thing(9) in s, sorted([t.n for t in s]))
s.discard(Thing(9))
s.remove(c)
try:
    s.remove(c)
except KeyError:
    print("KeyError")
print(len(s))

p = weakref.proxy(a)
p.extra = 5
print(p.n, p.double(), a.extra, str(p), p == b, p == c)
n = Numbers([1, 2])
p = weakref.proxy(n)
p[0] = 4
print(len(p), p[0], list(p), 2 in p, bool(p))
m = weakref.WeakMethod(a.double)
print(m()(), m == weakref.WeakMethod(a.double))


def gone(many):
    """Few are left."""
    gc.collect()
    gc.collect()
    return len([r for r in many if r() is not None]) < 8


def fill(n):
    things = [Thing(i) for i in range(n)]
    return things, [weakref.ref(t) for t in things]


things, refs = fill(80)
print(gone(refs), all([r() is t for r, t in zip(refs, things)]))
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
members = weakref.WeakSet()
for i, t in enumerate(things):
    values[i] = keys[t] = t
    del keys[t]
    keys[t] = i
    members.add(t)
t = None
print(len(values), len(keys), len(members))
told = []
calls = [weakref.ref(t, told.append) for t in things]
finals = [weakref.finalize(t, told.append, "final") for t in things]
t = None
print(all([f.alive for f in finals]), finals[0].peek()[0] is things[0])
first = finals[0].detach()
print(first[2:], finals[0].alive, finals[1](), finals[1](), told)
first = None
told.clear()
while things:  # one by one: a forgotten buffer would keep all
    things.pop()
print(gone(refs))
print(len(values) < 8, len(keys) < 8, len(members) < 8)
[r() for r in calls]
[f.alive for f in finals]
print(60 < len([t for t in told if t == "final"]) <= 78,
      70 < len([t for t in told if t in calls]) <= 80)
[r() for r in calls]
print(len(told) <= 158)
