# rt.State: a reader has a whole update; fields are typed.
import rt


class Pose(rt.State):
    x: float = 0.0
    y: float = 0.0
    n: int = 0


p = Pose()
p.x = 1
with p:
    p.y = 2.5
    p.n = 4
    print(p.y, p.snapshot()["y"])
print(p.snapshot(), p.x)
for name, v in (("n", "a"), ("n", 2 ** 40), ("x", True)):
    try:
        setattr(p, name, v)
    except (TypeError, OverflowError) as e:
        print(e)
print(rt.float32(0.1), rt.level(), rt.SKIP)
