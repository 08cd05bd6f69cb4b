# C3: each class comes before its bases, and bases keep their order.
class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


class E(C, B):
    def who(self):
        return ["E"] + super().who()


print(D().who())
print(E().who())


class X:
    v = "X"


class Y:
    v = "Y"
    w = "Yw"


class Z(X, Y):
    pass


print(Z.v, Z.w)
try:
    class Bad(A, B):
        pass
    print("no error")
except TypeError:
    print("inconsistent order refused")


class M1(A):
    pass


class M2(M1, B, C):
    pass


print(M2().who(), M2.who is B.who)


class O:
    t = "O"


class P(O):
    pass


class Q(O):
    t = "Q"


class R(P, Q):
    pass


print(R().t)
