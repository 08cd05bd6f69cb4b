# gc: collection keeps what is reachable and breaks no cycle in use.
import gc

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())


class Node:
    def __init__(self, v):
        self.v = v
        self.next = None


def ring(n):
    first = last = Node(0)
    for i in range(1, n):
        last.next = Node(i)
        last = last.next
    last.next = first
    return first


keep = ring(100)
for i in range(50):
    ring(50)
    if i % 10 == 0:
        gc.collect()
n, total = keep, 0
for i in range(200):
    total += n.v
    n = n.next
print(total, n is keep)


def gen():
    big = ["x" * i for i in range(50)]
    while True:
        yield len(big)
        gc.collect()


g = gen()
print(next(g), next(g), next(g))
closures = [(lambda s: lambda: s[-1])([i] * 3) for i in range(100)]
gc.collect()
junk = [[j] * 10 for j in range(1000)]
del junk
gc.collect()
print(sum(f() for f in closures))
d = {}
for i in range(2000):
    d[i % 50] = [i, str(i)]
gc.collect()
print(sorted(d.values())[0], sorted(d.values())[-1], len(d))
a = []
a.append(a)
del a
gc.collect()
print("end")
