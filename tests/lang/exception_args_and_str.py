# args, str and repr of exceptions.
for e in (
    ValueError(), ValueError("one"), ValueError("a", 2), KeyError("k"),
    KeyError(),
    KeyError(1, 2), IndexError("i"), Exception(None), Exception([1]),
    TypeError(""),
    StopIteration(5), AssertionError("m"), RuntimeError("a 'q'"),
    ZeroDivisionError("z"),
):
    print(e.args, "|", str(e), "|", repr(e))
e = OSError(7, "text")
print(e.args, e.errno, repr(e))
print(StopIteration(7).value, StopIteration().value)
x = SystemExit(4)
print(x.args, x.code)
e = ValueError("x")
e.note_of_mine = 5
e.args = ("changed", 1)
print(e.note_of_mine, e.args, e)
print("%s|%r" % (e, e), "{}".format(ValueError("f")), f"{KeyError('f')}")
print(ValueError("a") == ValueError("a"), isinstance(e, ValueError))
for bad in ("1/0", "[][0]", "{}['k']", "int('x')", "None.x", "undefined",
            "[1].index(2)", "().foo"):
    try:
        eval(bad)
    except Exception as e:
        print(type(e).__name__, e.args)
