# SPDX-License-Identifier: MIT
"""Lexer, parser and compiler: code that holds K2, or a SyntaxError within the
text. What is valid stays so when it is indented or put in parentheses."""

MODES = ("exec", "eval", "single")


def compiled(source, mode):
    """The code, or None; it is sound, its error inside the text."""
    try:
        code = compile(source, "f", mode)
    except SyntaxError as error:
        lines = source.count(b"\n") + source.count(b"\r") + 2
        assert error.lineno is None or 1 <= error.lineno <= lines, error.lineno
        return None
    except (ValueError, OverflowError):
        return None
    verify(code)
    return code


def wrap(source):
    if source[:1] > b"~" or b"#" in source: # a byte-order mark
        return
    if compiled(source, "eval"):
        assert compiled(b"(" + source + b"\n)", "eval"), "parentheses"


def indent(source):
    if any(c in source for c in b"\t\f\r\\#") or source[:1].isspace():
        return
    if b"__future__" in source or b"coding" in source or b"\xef" in source:
        return
    lines = [b" " + line for line in source.split(b"\n")]
    compiled_too = compiled(b"if 1:\n pass\n" + b"\n".join(lines), "exec")
    assert compiled_too or source.count(b"\n ") > 15, "indented"


def fuzz(data):
    if not data:
        return
    mode, source = MODES[data[0] % 3], data[1:]
    code = compiled(source, mode)
    if mode == "eval":
        wrap(source)
    elif mode == "exec" and code:
        indent(source)
        assert compiled(source + b"\n", "exec"), "newline"


for sample in (b"\x01a + b * [c for c in d]", b"\x00def f(a):\n return a\n",
               b"\x00class A:\n x: int = 1\n", b"\x02print(1)\n", b"\x00("):
    fuzz(sample)
