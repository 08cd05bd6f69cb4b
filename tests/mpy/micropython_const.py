# const() gives its argument back; names with _ may be folded away.
from micropython import const

A = const(5)
_B = const(0x10)
C = const(A + 1)
print(A, _B, C, const(-7), const(1 << 8))


class Regs:
    WHO = const(0x75)


def f(n=const(3)):
    return n + _B


print(Regs.WHO, f(), f(1))
print([const(i) for i in range(3)])
