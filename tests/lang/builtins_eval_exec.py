# eval and exec of simple source, with and without own globals.
print(eval("1 + 2 * 3"), eval("[x * x for x in range(4)]"), eval(" 5 "),
      eval("(lambda a: a + 1)(2)"))
x = 10
print(eval("x + 1"), eval("x", {"x": 99}), eval("a + b", {"a": 1}, {"b": 2}))
exec("y = x * 2")
print(y)
g = {"n": 3}
exec("total = sum(range(n))\ndef f(k):\n    return k + n\n", g)
print(g["total"], g["f"](4))
exec("""
class Made:
    def hi(self):
        return "hi from exec"
for i in range(2):
    print("loop", i)
""")
print(Made().hi())
for src in ("1 +", "x =", "def f(:", "if True:", "(", "a b", "return 1",
            "for in x: pass", "1 = x", "'abc"):
    try:
        exec(src)
        print("no error", src)
    except SyntaxError:
        print("SyntaxError", src)
try:
    eval("x = 1")
except SyntaxError:
    print("no statements in eval")
try:
    eval("undefined_name")
except NameError as e:
    print(e)


def local():
    z = 5
    d = {}
    exec("w = 1 + 1", {}, d)
    return d, eval("z * 2", {"z": z})


print(local())
