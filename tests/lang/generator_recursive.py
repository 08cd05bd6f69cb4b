# Recursive generators: permutations, trees, towers of delegation.
def perms(xs):
    if len(xs) <= 1:
        yield xs
        return
    for i in range(len(xs)):
        for rest in perms(xs[:i] + xs[i + 1:]):
            yield xs[i:i + 1] + rest


print(["".join(p) for p in perms("abc")])
print(len(list(perms([1, 2, 3, 4, 5]))))


def subsets(xs):
    if not xs:
        yield []
    else:
        for s in subsets(xs[1:]):
            yield s
            yield [xs[0]] + s


print(list(subsets([1, 2, 3])))


def walk(node, depth=0):
    name, kids = node
    yield "  " * depth + name
    for k in kids:
        yield from walk(k, depth + 1)


tree = ("root", [("a", [("a1", []), ("a2", [])]), ("b", [])])
print("\n".join(walk(tree)))


def tower(n):
    if n == 0:
        yield "bottom"
    else:
        yield from tower(n - 1)


print(list(tower(50)))


def sieve(it):
    p = next(it)
    yield p
    yield from sieve(x for x in it if x % p)


def naturals(n):
    while True:
        yield n
        n += 1


s = sieve(naturals(2))
print([next(s) for _ in range(12)])


def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(3, "A", "B", "C")))
