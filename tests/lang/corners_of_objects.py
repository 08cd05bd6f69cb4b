# Attributes of exceptions, code, cells and frames; strings' rare arguments.
def show(f):
    try:
        print(f())
    except SyntaxError as e:
        print("SyntaxError", e.msg)
    except Exception as e:
        print(type(e).__name__)


e = ValueError(1, 2)
e.args = [3]
print(e.args, e, repr(e))
e.__cause__ = KeyError("c")
e.__context__ = OSError(2, "x")
e.__suppress_context__ = False
print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
e.__context__ = None
e.__cause__ = None
print(e.__cause__, e.__context__)


def put(name, v):
    setattr(e, name, v)
    return "stored"


for name in ("args", "__cause__", "__context__", "__traceback__",
             "note"):
    for v in (5, None, "ab", (), ValueError()):
        show(lambda: put(name, v))
show(lambda: delattr(e, "note"))
show(lambda: delattr(e, "note"))
print(str(OSError(2, "no", "f")), repr(OSError(2, "no", "f").filename))
print(OSError(2, "no", "f").args, OSError(5, 6).errno, OSError(1, 2).strerror)
print(str(OSError(1, 2, 3)), str(KeyError("k")), str(KeyError(1, 2)))
print(str(SyntaxError("m", ("f", 3, 1, "x"))), str(SyntaxError("m")))
print(repr(StopIteration(4).value), SystemExit(3).code, SystemExit().code)


def free():
    kept = 5
    empty = lambda: later

    def f(a, b=1, *c, d, **g):
        return kept
    show(lambda: empty.__closure__[0].cell_contents)
    later = 1
    show(lambda: empty.__closure__[0].cell_contents)
    show(lambda: empty.__closure__[0].nothing)
    return f


code = free().__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_freevars,
      code.co_varnames[:5], code.co_posonlyargcount, code.co_flags & 12,
      type(code.co_code).__name__, type(code.co_consts).__name__,
      code.co_firstlineno, code.co_nlocals >= 5)
show(lambda: code.nothing)


def catch():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.__traceback__


t = catch()
f, g = t.tb_frame, t.tb_frame
print(f == g, f != g, f == 3, t.tb_lineno, t.tb_next, f.f_code.co_name)
show(lambda: f < g)
show(lambda: f.nothing)
show(lambda: t.nothing)
print(f.f_lineno == t.tb_lineno or True, f.f_back is not None or True)
show(lambda: eval("[(yield x) for x in y]"))
show(lambda: exec("def f():\n {(yield x) for x in y}"))
show(lambda: exec("def f():\n {x: (yield x) for x in y}"))
show(lambda: exec("def f():\n ((yield x) for x in y)"))
show(lambda: str.maketrans({"a": "b", 99: None, "z": 122}))
show(lambda: "abcz".translate(str.maketrans("ab", "xy", "c")))
show(lambda: "h\u00e9\u20acz".translate(str.maketrans("\u00e9\u20ac", "eE")))
show(lambda: str.maketrans(3))
show(lambda: str.maketrans("a", 3))
show(lambda: str.maketrans("a", "bc"))
show(lambda: str.maketrans("a", "b", 3))
show(lambda: str.maketrans({"ab": 1}))
show(lambda: "abc".translate({97: "", 98: "long", 99: 0x20AC}))
show(lambda: "abc".translate({97: 1.5}))
show(lambda: "abc".translate([]))
for how in ("utf-8", "ascii", "latin-1", "utf8", "nothing", "utf-16"):
    show(lambda: "a\u00e9".encode(how))
    show(lambda: "a\u00e9\u20ac".encode(how, "ignore"))
    show(lambda: "a\u00e9\u20ac".encode(how, "replace"))
    show(lambda: "a\u00e9\u20ac".encode(how, "xmlcharrefreplace"))
    show(lambda: "a\u00e9\u20ac".encode(how, "strange"))
b = bytearray(range(20))
del b[::3]
print(b)
del b[10:0:-2]
print(b)
show(lambda: b.__delitem__(slice(1, 3)))
show(lambda: b.__setitem__(slice(0, 4, 2), b"zz"))
show(lambda: b.__setitem__(slice(0, 4, 2), b"z"))
show(lambda: b.__setitem__(0, 256))
show(lambda: b.__setitem__(0, "a"))
show(lambda: b.__setitem__("a", 1))
print(b)
for kind in "bBhHiIqQfd":
    import array
    a = array.array(kind, [1, 2, 3])
    m = memoryview(a)
    m[1] = 100
    m[-1] = m[0]
    show(lambda: m.__setitem__(0, 10 ** 30))
    show(lambda: m.__setitem__(0, "a"))
    show(lambda: m.__setitem__(9, 1))
    m[0:2] = m[1:3]
    print(a, m.tolist(), m.nbytes, m.format)
show(lambda: memoryview(b"ab").__setitem__(0, 1))
show(lambda: memoryview(5))
x = {1, 2, 3}
x |= {4}
x &= {2, 3, 4, 9}
x -= {3}
x ^= {2, 7}
print(sorted(x))
for op in ("|=", "&=", "-=", "^="):
    show(lambda: exec("x = {1}\nx %s [2]" % op))
    show(lambda: exec("x = frozenset([1])\nx %s {2}\nprint(x)" % op))
    show(lambda: exec("x = {}.keys()\nx %s {2}\nprint(x)" % op))
x = {1, 2}
x |= x
x &= x
x ^= x
print(x)
for f in ("%5d|", "%-5d|", "%05d|", "%+d|", "% d|", "%x|", "%#x|", "%#o|",
          "%08.3f|", "%-8.2e|", "%g|", "%G|", "%c|", "%s|", "%r|", "%a|",
          "%.2s|", "%10.1s|", "%%|%d", "%i|", "%u|", "%X|", "%+05d|", "%.3d|",
          "%#X|", "%-#8x|", "%5%|%d"):
    for v in (42, -42, 3.7, "text", 10 ** 30, -10 ** 30, True, None, 1j):
        show(lambda: f % v)
for f, v in (("%d %d", (1,)), ("%d", (1, 2)), ("%", 1), ("%q", 1), ("%(a)d",
             {"a": 1}), ("%(a)d", 1), ("%(a", {"a": 1}), ("%*d", (5, 1)),
             ("%-*.*f|", (8, 2, 1.5)), ("%*d", ("a", 1)), ("%.*f", (2, 1)),
             ("%(b)s", {"a": 1}), ("%c", 300), ("%c", -1), ("%c", "ab"),
             ("%s", ((1, 2),)), ("%*d|", (-5, 1)), ("a", ()), ("a", {}),
             ("a", 1), ("%hd %ld", (1, 2)), ("%.f", 1.5), ("%s", [])):
    show(lambda: f % v)
    show(lambda: f.encode() % v)
