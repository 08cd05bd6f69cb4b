from heapq import *

h = []
for n in (5, 3, 8, 1, 9, 2):
    heappush(h, n)
print(h, [heappop(h) for _ in range(6)], h)
x = [9, 4, 7, 1, 8, 2, 6]
heapify(x)
print(x, heapreplace(x, 5), x, heappushpop(x, 0), heappushpop(x, 3), x)
print(list(merge([1, 4, 7], [2, 5], [3])))
print(list(merge([7, 4], [5, 2], reverse=True)))
print(list(merge(["a", "ccc"], ["bb"], key=len)), list(merge()))
print(list(merge([(1, "a")], [(1, "b")], key=lambda t: t[0])))
print(nlargest(3, [1, 8, 2, 9]), nsmallest(2, "hello"), nlargest(0, [1]))
print(nsmallest(2, [(1, "b"), (1, "a"), (0, "c")], key=lambda t: t[0]))
try:
    heappop([])
except IndexError as error:
    print(error)
seed, values = 7, []
for _ in range(300):
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    heappush(values, seed % 1000)
out = [heappop(values) for _ in range(300)]
print(out == sorted(out), out[:5])

for call in (heappush, (), 1), (heappop, ()), (heapify, {}):
    try:
        call[0](*call[1:])
    except TypeError:
        print("TypeError")
