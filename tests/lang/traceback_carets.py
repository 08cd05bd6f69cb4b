# Where carets stand: each kind of expression and statement that can fail.
import io
import sys
import traceback


def f1():
    for x in 5: pass


def f2():
    for x in 5:
        pass


def f3():
    with 5 as a:
        pass


def f4():
    assert 1 == 2, "no"


def f5():
    if 1: assert 1 == 2, "no"


def f6():
    return [x for x in 5]


def f7():
    return [1/x for x in [0]]


def f8():
    x = [1]; x[5] += 1


def f9():
    x = [1]; x[0] += "a"


def f12():
    a, b = 1,


def f13():
    (a, b), c = 1, 2


def f14():
    del undefd


def f15():
    x = {}; del x["a"]


def f16():
    return f"a {1/0} b"


def f18():
    (5)
    return (1) + (2) + ("a") + (4)


def f19():
    return "a" < 5 < 6


def f20():
    return -"a"


def f21():
    return (len
            .foo())


def f22():
    return len.foo.bar(1,
       2)


def f23():
    return len(
       5)


def f24():
    @len
    def g(): pass


def f25():
    @(lambda f: 1/0)
    class g: pass


def f27():
    class A(int, metaclass=3):
        x = 1


def f28():
    print(undefd)
    x = undefd


def f29():
    print(x, x.y)
    x = 3


def f30():
    x = 1 if undefd else 2


def f31():
    raise ValueError


def f32():
    if 1: raise ValueError("x") from None


def f33():
    x = yy = len[3]


def f34():
    x = [1, 2, 3][1][2]["a"]


def f35():
    x = (1).foo + 2


def f36():
    len.x = 3


def f37():
    x = []; x.foo.bar = 3


def f38():
    x = []; x[1] = 3


def f39():
    x = []; x[1:2:"a"]


def f40():
    yield_ = [*5]


def f41():
    yield_ = {**5}


def f42():
    print(*5)


def f43():
    print(**5)


def f44():
    print(a=1, **{"b": 2})


def f45():
    lambda: (yield)
    (lambda x: x)()


def f46():
    (lambda x: x / 0)(3)


def f47():
    g = (1 / x for x in [0])
    next(g)


def f48():
    def g(x=1/0): pass


def f49():
    def g(x: 1/0): pass


def f50():
    x: 1/0 = 3
    match 5:
        case len.foo: pass


def f51():
    match 5:
        case len(x=3): pass


def f52():
    while 1/0: pass


def f53():
    global zz
    del zz


def f54():
    try:
        1/0
    except 5:
        pass


def f55():
    try: 1/0
    except ZeroDivisionError: raise KeyError(3)


def f56():
    try: 1/0
    except ZeroDivisionError as e: raise KeyError(3) from e


def f57():
    async def g(): await 5
    g().send(None)


def f58():
    def g(): yield from 5
    list(g())


def f59():
    x = 1; x()
    return x


def f60():
    x = 1; return x.a.b if x else 3


def f61():
    x = 1 @ 2


def f62():
    x = 1 in 2


def f63():
    x = not 1 in 2


def f64():
    x = 1 and 2 and 3/0


def f65():
    é = "éé"; x = "ééé" + é + 1


def f66():
    x = [
        1,
        2/0,
        3]


def f67():
    x = sum([
        1,
        "a",
        3])


def f68():
    return 1 +    2 // 0


def f69():
    return 1 <<    "a"


def f70():
    return 2**(3)**"a"


def f71():
    x = {1: 2}; return (x)[(3)]


def f72():
    x = {1: 2}; return x [ (3) ]


def f73():
    assert 0


def f74():
    assert len(5)


def f75():
    assert 1 > 2


def f76():
    x = 5; x += "a"


def f77():
    x = len; x.foo += "a"


def f78():
    return undefd(1, 2)


def f79():
    return undefd.x(1, 2)


def f80():
    global_y = 3
    def g(): return qq
    g()
    qq = 3


def f81():
    x = {}; x[[]]


def f82():
    x = {[]: 3}


def f83():
    x = {[], 3}


def f84():
    x = {**{}, []: 3}


def f85():
    print((1, 2, 3)[7], end="")


def f86():
    [a, *b] = 5


def f87():
    [a for a, b in [1]]


def f88():
    [a for a in [1] if 1/0]


def f89():
    [a for a in [1] for b in 5]


def f90():
    {a: 1/0 for a in [1]}


def f92():
    return not (1).foo


def f93():
    return abs(  "a"  )


def f94():
    ("a" +
     1)


def f95():
    x = ("a",
     1) if 0 else ("a" +
     1)


def folders(text):
    lines = []
    for line in text.splitlines():
        if line.startswith('  File "'):
            line = '  File "' + line.split('"')[1].split("/")[-1] + '"' + line.split('"', 2)[2]
        lines.append(line)
    return "\n".join(lines)


for name in sorted([n for n in globals() if n[0] == "f" and n[1:].isdigit()], key=lambda n: int(n[1:])):
    try:
        globals()[name]()
    except Exception:
        print(folders(traceback.format_exc()))
