# Source that must be refused with SyntaxError.
bad = [
    "x = = 1", "def f(a, a): pass", "f(a=1, 2)", "f(**k, *a)", "break",
    "continue",
    "def f():\n  x = 1\n  global x", "nonlocal x", "def f():\n  nonlocal nope",
    "yield 1", "return", "def f(a=1, b): pass", "a + 1 = 2", "f() = 1",
    "None = 1", "x += y = 1",
    "if x:\npass", "  x = 1", "if 1:\n  a\n    b", "if 1:\n    a\n  b",
    "lambda x: return 1",
    "try:\n  pass", "try:\n  pass\nelse:\n  pass",
    "try:\n  pass\nexcept:\n  pass\nexcept ValueError:\n  pass",
    "for x in: pass", "while: pass", "class : pass", "import", "from x import",
    "(1, 2", "[1, 2",
    "{1: 2", "1 2", "x y", "'unterminated", "'''unterminated", "a ? b", "$",
    "5x", "0777", "1__0",
    "def f(*): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "del 5",
    "with a as 5: pass",
    "else: pass", "elif x: pass", "f(x for x in y, 1)", "a = *b", "*a",
    "*a, *b = c", "x = yield", "f'{'",
    "f'{}'", "f'}'", "def f(): (x) = yield = 1", "assert", "raise x from",
    "lambda: (yield) = 1", "@\ndef f(): pass",
    "not", "1 if 2", "[x for]", "{**a for a in b}", "print(a b)", "global x, ",
    "a.5", "x = {1, 2: 3}",
]
wrong = []
for src in bad:
    try:
        exec(src)
        wrong.append(src)
    except SyntaxError:
        pass
    except Exception as e:
        wrong.append((src, type(e).__name__))
print(len(bad), "sources,", wrong, "accepted")
good = ["pass", "", "\n\n", "# only a comment", "x = 1\n\n\n", "if 1: pass\n",
        "def f(a, /, b, *, c): pass", "x: int = 5", "y: list",
        "def g(a: int, b: str = 'x') -> None: pass", "lambda *a, **k: 0",
        "del (x), [y0] if 0 else x" if False else "x = 1; del x",
        "a = b = c = 1", "a, = [1]", "[a, b] = 1, 2", "(a), (b) = 1, 2",
        "def f(): yield", "print((yield_ := 5))"]
for src in good:
    try:
        exec(src)
    except Exception as e:
        print("refused", repr(src), e)
print("done")
