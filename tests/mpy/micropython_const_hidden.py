# _NAME = const(...) of a module is no variable; its uses are folded.
from micropython import const

_A = const(3)
_B = const(_A + 1)
C = const(_B * 2)


def f(x=_A, *, y=_B):
    return x, y, _A, [_A for _ in range(_B)], f"{_A}", {_A: _B}


class K:
    _Z = const(5)
    v = _A

    def m(self, _A=9):
        return _A + _B


def local():
    _A = 7
    return _A


print(f(), K._Z, K.v, K().m(), C, local(), _A)
print("_A" in globals(), "C" in globals())
print(_A < 5, -_A, _A ** 2, "abcd"[_A], not _B, _A if _B else 0)
_A = 10
print(_A, "_A" in globals())
exec("_X = const(1)\nprint(_X)\nY = const('y')\nprint(Y)")
print("_X" in globals(), Y)
