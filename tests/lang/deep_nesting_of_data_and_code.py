# Deeply nested displays, expressions, blocks and calls.
x = [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]
d = 0
while isinstance(x, list):
    x = x[0]
    d += 1
print(x, d)
print(((((((((((((((((((1 + 1)))))))))))))))))))
print(1 + (2 * (3 + (4 * (5 + (6 * (7 + (8 * (9 + 10)))))))))
deep = []
for i in range(30):
    deep = [deep]
print(deep)
t = ()
for i in range(20):
    t = (t, i)
print(len(repr(t)))
if 1:
    if 1:
        if 1:
            for a in (1,):
                while True:
                    try:
                        with_ = 5
                        if a:
                            for b in (2,):
                                def f():
                                    def g():
                                        def h():
                                            return a + b
                                        return h
                                    return g
                                print(f()()())
                    finally:
                        break
print(eval("+".join(["1"] * 200)), eval("(" * 30 + "7" + ")" * 30),
      eval("-" * 30 + "7"), eval("not " * 9 + "0"))
print(len([i for i in range(3) for j in range(3) for k in range(3)
           for l in range(3)]))


def many(a, b, c, d, e, f, g, h, i, j, k=11, l=12, *m, n=14, o=15, **p):
    return sum([a, b, c, d, e, f, g, h, i, j, k, l, n, o]) + len(m) + len(p)


print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), many(*range(20), n=0, z=1, y=2))
src = "def big():\n"
src += "".join("    v%d = %d\n" % (i, i) for i in range(150))
src += "    return v0 + v75 + v149\n"
exec(src)
print(big())
consts = eval("[" + ", ".join(str(i * 1000003) for i in range(400)) + "]")
print(len(consts), sum(consts))
long_if = "def pick(n):\n    if n == 0: return 0\n"
for i in range(1, 120):
    long_if += "    elif n == %d: return %d\n" % (i, i * i)
exec(long_if)
print(pick(0), pick(77), pick(119), pick(120))
