# Every dict method, with its errors.
d = {"a": 1, "b": 2}
print(d["a"], d.get("b"), d.get("z"), d.get("z", 0), len(d), "a" in d,
      "z" not in d)
d["c"] = 3
d.update({"a": 10, "d": 4})
d.update([("e", 5), ["f", 6]])
d.update(g=7, a=11)
print(d)
print(d.pop("b"), d.pop("zz", "default"), d.popitem(), d)
print(d.setdefault("a", 0), d.setdefault("n", []), d.setdefault("m"), d)
d.setdefault("n", []).append(1)
print(d["n"], list(d.keys()), list(d.values()), list(d.items()))
e = d.copy()
e["a"] = "copy"
del d["c"]
print(d["a"], e["a"], "c" in d, "c" in e)
for bad in (lambda: d["zz"], lambda: d.pop("zz"), lambda: {}.popitem()):
    try:
        bad()
    except KeyError as e2:
        print("KeyError", e2)
try:
    del d["zz"]
except KeyError as e2:
    print(e2)
d.clear()
print(d, bool(d), d == {}, dict(), dict(a=1), dict([(1, 2)]),
      dict({"x": 1}, y=2), dict(zip("ab", (1, 2))))
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, {} == [])
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {1: {2: {3: 4}}}[1][2][3])
for bad in (lambda: {[]: 1}, lambda: dict([1]), lambda: {} < {},
            lambda: {}.get(), lambda: {}.update(5)):
    try:
        bad()
        print("no error")
    except (TypeError, ValueError):
        print("refused")
print({"a": 1} | {"b": 2, "a": 3})
f = {"a": 1}
f |= {"b": 2}
print(f, sorted(f), max(f), sum(f.values()), list(iter(f)),
      [k + str(v) for k, v in f.items()])
