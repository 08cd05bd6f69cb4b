# Order is that of first insertion, through updates, deletions and growth.
d = {}
for k in "zebra":
    d[k] = len(d)
print(d)
d["z"] = "again"
print(list(d))
del d["e"]
d["e"] = "moved"
print(list(d))
print(d.popitem(), list(d))
d = {i: i * i for i in range(20, 0, -1)}
for i in range(1, 21, 3):
    del d[i]
d[7] = "seven"
print(list(d), d[7])
big = {}
for i in range(1000):
    big["k%d" % (i * 7919 % 1000)] = i
print(len(big), list(big)[:4], list(big)[-1], big["k500"])
for i in range(0, 1000, 2):
    del big["k%d" % i]
print(len(big), list(big)[:4], "k2" in big, "k3" in big)
for i in range(100):
    big[i] = -i
print(len(big), list(big)[-2:], list(big.values())[-1])
print(list({3: 1, 1: 2, **{2: 3, 3: 4}}.items()))
print(list(dict(b=1, a=2)), list(dict([("y", 1), ("x", 2)])),
      {1: "a", True: "b", 1.0: "c"})
q = {}
for i in range(300):
    q[i] = i
    if i >= 5:
        del q[i - 5]
print(q)
mixed = {1: "int", "1": "str", (1,): "tuple", None: "none", 1.5: "float",
         b"1": "bytes", False: "false"}
print([mixed[k] for k in mixed], mixed[0], mixed[1.0])
