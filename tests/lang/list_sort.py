# sort and sorted: keys, reverse, stability, errors; the result is ordered.
a = [5, 2, 9, 1, 5, 6]
a.sort()
print(a)
a.sort(reverse=True)
print(a, sorted(a), a)
w = ["banana", "Apple", "cherry", "apple", "fig"]
print(sorted(w), sorted(w, key=len), sorted(w, key=str.lower),
      sorted(w, key=lambda s: (-len(s), s)))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted("hello"), sorted((3, 1)), sorted({"b": 1, "a": 2}),
      sorted(x * x for x in (-2, 1)), sorted([]))
print(sorted([1.5, 1, True, -2]), sorted([[2], [1, 5], []]),
      sorted([(1, "b"), (1, "a")]))
seed = 12345
big = []
for i in range(500):
    seed = (seed * 1103515245 + 12345) % 2147483648
    big.append(seed % 1000)
s = sorted(big)
print(all(s[i] <= s[i + 1] for i in range(499)), sum(s) == sum(big), s[:5],
      s[-3:])
st = sorted(range(500), key=lambda i: big[i])
print(all((big[x], x) < (big[y], y) for x, y in zip(st, st[1:])))
for data in (list(range(100)), list(range(100, 0, -1)), [7] * 50):
    print(sorted(data) == sorted(data, reverse=True)[::-1], sorted(data)[:3])
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    [3, 1].sort(key=lambda x: 1 // (x - 1))
except ZeroDivisionError:
    print("error in key")
for bad in (lambda: [].sort(5), lambda: sorted(5), lambda: sorted([1], nope=1)):
    try:
        bad()
    except TypeError:
        print("TypeError")


class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v


print([x.v for x in sorted([V(3), V(1), V(2)])], a.sort())
log = []
[3, 1, 2].sort(key=lambda x: log.append(x) or x)
print(log)
