# Changing a class at run time is seen at once, also at sites already run.
class A:
    def f(self):
        return "old"


class B(A):
    pass


def call(o):
    return o.f()


b = B()
print(call(b), call(b), call(b))
A.f = lambda self: "new A"
print(call(b), call(A()))
B.f = lambda self: "own B"
print(call(b), call(A()))
b.f = lambda: "instance"
print(call(b), call(B()))
del b.f
print(call(b))
del B.f
print(call(b))

for i in range(4):
    A.n = i
    print(b.n, end=" ")
print()


def read(o):
    return o.v


class P:
    v = 1


p = P()
seen = []
for step in range(5):
    seen.append(read(p))
    if step == 1:
        p.v = 2
    if step == 2:
        P.v = property(lambda self: "prop")
print(seen)


class Base1:
    def who(self):
        return 1


class Base2:
    def who(self):
        return 2


print([o.who() for o in (Base1(), Base2(), Base1())])
total = 0
for o in [Base1(), Base2()] * 3:
    total = total * 10 + o.who()
print(total)
