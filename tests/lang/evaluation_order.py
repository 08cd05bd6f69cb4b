# Operands and arguments are evaluated from left to right.
log = []


def t(x):
    log.append(x)
    return x


def show(label):
    print(label, log)
    log.clear()


t(1) + t(2) * t(3)
show("arith")
[t(1), t(2)][t(0)]
show("index")


def f(*a, **k):
    log.append("call")


f(t(1), *[t(2)], k=t(3), **{"m": t(4)})
show("call")
{t("k1"): t("v1"), t("k2"): t("v2")}
show("dict")
d = {}
d[t("key")] = t("value")
show("store")
a, b = t(1), t(2)
show("tuple")
t(1) < t(2) < t(0) < t(9)
show("chain")
t(0) or t("") or t(5) or t(6)
show("or")
t("yes") if t(0) else t("no")
show("cond")


class O:
    def __init__(self, n):
        log.append(n)

    def m(self, x):
        return self


O("recv").m(t("arg")).m(t("arg2"))
show("method")
L = [0, 0]
L[t(0)] += t(5)
show("aug")
L[t(0)], L[t(1)] = t("x"), t("y")
show("multi")
lst = [t(i) for i in (t(1), t(2)) if t(i) > 0]
show("comp")
