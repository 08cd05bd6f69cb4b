# Unpacking, searching and gathering from generators, mappings and native
# iterators, with the errors of each; results of text methods.
class A:
    def __iter__(self): return self
    __next__ = iter([1,2]).__next__
for x in A(): print(x)
class C:
    def __iter__(self): return self
    __next__ = iter([1,2,3]).__next__
print(next(iter(C()), 7))
class D:
    def __iter__(self): return self
    __next__ = iter([1,2,3]).__next__
print(any(D()), sum(D()), [*D()])
def g(*a):
    for x in a: yield x
print([*g(1,2), *g(3)], {*g(1,2)}, *g(4,5), sep="|")
def f(*a, **k): return a, sorted(k.items())
class M:
    def __init__(self, d): self.d = d
    def keys(self): return g(*self.d)
    def __getitem__(self, k): return self.d[k]
print(f(*g(1,2), **M({"a":1}), b=3), {**M({"z":2}), 1:2})
a, b = g(1,2); print(a,b)
a, *b = g(1,2,3); print(a,b)
*a, b = M({"a":1,"b":2}).keys(); print(a,b)
for bad in (lambda: f(*None), lambda: f(1,*None), lambda: [*5], lambda: f(**5), lambda: f(**{1:2}), lambda: f(a=1, **{"a":2}),
            lambda: print(*3), lambda: M(*None), lambda: M({}).keys(*None), lambda: (lambda *a: 1)(*None), lambda: f(**{"a":1}, **M({"a":2})),
            lambda: 5 in 6, lambda: 5 in None, lambda: {*None}, lambda: {**5}, lambda: list(5), lambda: sum(5), lambda: "".join(5), lambda: f(*g(*5))):
    try: bad(); print("none")
    except TypeError as e: print(e)
def unp(x):
    a, b = x
for x in (5, g(1), g(1,2,3), None, [1], (1,2,3)):
    try: unp(x); print("none")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(list(g(1,2)), tuple(g(3)), set(g(1)), frozenset(g(2)), dict(g((1,2))), bytes(g(65)), bytearray(g(66)), sorted(g(3,1,2), key=lambda v: -v), sorted(g(2,1)))
print(min(g(3,1)), max(g(3,1), key=lambda v: -v), min(3, 1, key=lambda v: -v), max(g(), default=5), sum(g(1,2)), sum(g([1],[2]), []), any(g(0,1)), all(g(1,0)), 2 in g(1,2), 5 in g())
it = g(1,2,3)
print(2 in it, list(it))
print(next(g(), "d"), next(g(1), "d"))
class G:
    @property
    def p(self): raise AttributeError("p!")
    def __getattr__(self, n):
        if n == "x": return 1
        raise AttributeError("no " + n)
class H:
    @property
    def p(self): raise AttributeError("p!")
    @property
    def q(self): return 9
print(getattr(G(), "x"), getattr(G(), "y", 2), hasattr(G(), "x"), hasattr(G(), "p"), hasattr(H(), "p"), hasattr(H(), "q"), getattr(H(), "q"), getattr(H(), "p", 4))
for o, n in ((G(), "p"), (H(), "p"), (H(), "r"), (3, "zz")):
    try: getattr(o, n)
    except AttributeError as e: print(e)
class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
    def __str__(self): return self.v
    def __repr__(self): return self.v
    def __format__(self, s): return self.v
for v in (3, -1, "s", 2.0):
    try: print(len(L(v)))
    except Exception as e: print(type(e).__name__, e)
for fn in (str, repr, ascii, lambda x: f"{x}", lambda x: f"{x!r}", lambda x: f"{x!s}", lambda x: format(x), lambda x: "%s" % x, lambda x: "{}".format(x), lambda x: str([x]), print):
    try: print(fn(L(4)))
    except Exception as e: print(type(e).__name__, e)
class S(str): pass
class T:
    def __str__(self): return S("abc")
    def __repr__(self): return S("äbc")
    def __format__(self, s): return S("fmt")
print(str(T()), repr(T()), ascii(T()), f"{T()}{T()!r}{T()!s}x", "{}".format(T()), "%s" % T(), [T()])
print(list(map(lambda x: x+1, g(1,2))), [*map(str, [1,2])], list(filter(None, g(0,1))), list(zip(g(1),g(2))), list(enumerate(g(1))))
def stop(x): raise StopIteration
print(list(map(stop, [1])), [*map(stop, [1])])
for x in map(stop, [1]): print(x)
try: max([1,2], key=stop)
except StopIteration: print("StopIteration")
class I:
    def __iter__(self): raise StopIteration
try: list(I())
except StopIteration: print("StopIteration")
try: [*I()]
except StopIteration: print("StopIteration")
class N:
    def __iter__(self): return 5
for fn in (list, lambda x: [*x], sum, lambda x: f(*x)):
    try: fn(N())
    except TypeError as e: print(e)
l = [1]
l.extend(x + 1 for x in l if len(l) < 5)
print(l)
print("-".join(str(x) for x in g(1,2)), b",".join(x for x in (b"a", b"b")))
