# Annotations are accepted on variables, parameters and results.
x: int = 5
y: "forward reference"
z: list = [1, 2]


def f(a: int, b: str = "s", *args: float, k: bool = True, **kw: dict) -> tuple:
    t: int = a + 1
    return t, b, args, k, kw


print(x, z, f(1), f(1, "x", 2.0, k=False, m=1))


class Balance:
    angle: float = 0.0
    integral: float = 1.5
    declared: int

    def tick(self, dt: float) -> float:
        self.rate: float = dt * 2
        return self.rate


b = Balance()
print(b.angle, b.integral, b.tick(0.5), b.rate, hasattr(b, "declared"))
try:
    y
except NameError as e:
    print(e)
d = {}
d["k"]: int = 3
(w): int = 4
print(d, w)


def g() -> "not evaluated":
    v: int
    try:
        return v
    except UnboundLocalError:
        return "still unbound"


print(g())
