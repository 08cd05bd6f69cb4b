# Copies are shallow; elements are shared.
a = [[0] * 3] * 2
a[0][0] = 1
print(a)
b = [[0] * 3 for _ in range(2)]
b[0][0] = 1
print(b)
c = a[:]
d = list(a)
c[0] = "new"
print(a, c, d, d == a, d is a)
x = [1, [2, [3]]]
y = x.copy()
y[1][1].append(4)
y[0] = 9
print(x, y)
grid = [[" "] * 4 for _ in range(3)]
for i in range(3):
    grid[i][i] = "#"
print("|".join("".join(r) for r in grid))


def change(l, t=None):
    l.append(1)
    l = [2]
    return l


z = []
print(change(z), z)
q = []
for i in range(10):
    q.append(i)
    if len(q) > 4:
        q.pop(0)
print(q)
stack = [1]
while stack and len(stack) < 6:
    stack.extend([stack[-1] * 2, stack[-1] * 3])
print(stack)
m = [[1, 2], [3, 4]]
n = [[sum(a * b for a, b in zip(r, c)) for c in zip(*m)] for r in m]
print(n, [list(t) for t in zip(*m)])
print([1, 2, 3] == [1, 2, 3.0], [[]] == [[]], [None] != [0])
l = list(range(1000))
for i in range(999):
    l.pop(0) if i % 2 else l.pop()
print(l)
