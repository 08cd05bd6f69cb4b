# Changing the size of a dict while iterating is a RuntimeError.
d = {i: i for i in range(5)}
try:
    for k in d:
        d[k + 100] = 1
except RuntimeError as e:
    print(e, len(d))
try:
    for k, v in d.items():
        del d[k]
except RuntimeError as e:
    print(e, len(d))
for k in d:
    d[k] = "new value is fine"
print(len(d), set(d.values()) == {"new value is fine"})
try:
    for v in d.values():
        d.clear()
except RuntimeError as e:
    print(e)
d = {"a": 1}
it = iter(d)
d["b"] = 2
try:
    next(it)
except RuntimeError:
    print("next refused")
d = {"only": 1}
for k in d:
    d["second"] = 2
    break
print(d)
e = {1: 1, 2: 2}
for k in list(e):
    e.pop(k)
    e[k + 10] = k
print(e)
