# __enter__ gives the target; __exit__ runs on every way out.
class Ctx:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, et, ev, tb):
        print("exit", self.name, et.__name__ if et else None, ev)
        return self.swallow


with Ctx("a") as v:
    print("body", v)
with Ctx("b", True):
    raise ValueError("gone")
try:
    with Ctx("c") as v:
        raise KeyError("out")
except KeyError as e:
    print("caught", e)


def ret():
    with Ctx("d") as v:
        return v


print(ret())
for i in range(3):
    with Ctx("loop%d" % i):
        if i == 0:
            continue
        if i == 1:
            break
with Ctx("e") as (x, *y):
    print(x, y)
d = {}
with Ctx("f") as d["k"]:
    pass
print(d)
c = Ctx("again")
with c:
    with c:
        print("nested same")


class Refuses(Ctx):
    def __exit__(self, *a):
        return 0


try:
    with Refuses("g"):
        1 / 0
except ZeroDivisionError:
    print("not swallowed")
