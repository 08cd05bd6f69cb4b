# What a for loop accepts, and what happens when the list changes under it.
for x in [1, 2], (3,), "ab", b"ab", {"k": 1}, range(2):
    for y in x:
        print(y, end=" ")
    print("|", end=" ")
print()
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)
d = {}
for d["k"] in range(3):
    pass
print(d)
xs = [1, 2, 3]
for x in xs:
    if len(xs) < 6:
        xs.append(x * 10)
print(xs)
xs = [1, 2, 3, 4]
for x in xs:
    xs.remove(x)
print(xs)
n = 3
for i in range(n):
    n = 10
    i = 100
print(i, n)
for x in ():
    pass
else:
    print("empty")
for a, in [(1,), (2,)]:
    print(a, end=" ")
print()
for i in range(10, 0, -3):
    print(i, end=",")
print()
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b)
except ValueError as e:
    print(e)
