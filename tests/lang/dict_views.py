# keys(), values() and items() are live views.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k))
d["c"] = 3
print(list(k), list(v), list(i), len(v), len(i))
print("a" in k, 3 in v, ("a", 1) in i, ("a", 2) in i, "z" in k)
for key, val in i:
    print(key, val, end=" ")
print()
print(sorted(d.items(), key=lambda kv: -kv[1]), max(d.values()), sum(v), [*k])
print(list(reversed(list(k))), dict(i) == d, list(zip(k, v)) == list(i))
it = iter(d.items())
print(next(it), list(it))
for key in list(d):
    if d[key] % 2:
        del d[key]
print(d, list(k))
print({b: a for a, b in d.items()}, min(d), iter(k) is iter(k))
