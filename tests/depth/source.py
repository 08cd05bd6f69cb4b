# SPDX-License-Identifier: MIT
"""Source that is deep or long beyond reason: compiled, run, or refused.

usage: source.py N     each construct N times, inside itself or in a row
"""
import sys

N = int(sys.argv[1])
FEW = min(N, 500)


def stairs(line, last):
    return "".join(" " * i + line + "\n" for i in range(FEW)) + " " * FEW + last


TEXTS = {
    "parentheses": "(" * N + "1" + ")" * N,
    "open": "(" * N,
    "lists": "[" * N + "]" * N,
    "dicts": "{1:" * N + "1" + "}" * N,
    "calls": "f(" * N + ")" * N,
    "starred calls": "f(*" * N + "a" + ")" * N,
    "subscripts": "a[" * N + "1" + "]" * N,
    "attributes in a row": "a" + ".b" * N,
    "subscripts in a row": "a" + "[0]" * N,
    "calls in a row": "a" + "()" * N,
    "minus": "-" * N + "1",
    "not": "not " * N + "1",
    "power": "2" + "**2" * N,
    "negative powers": "2" + "**-2" * N,
    "sums": "1" + "+1" * N,
    "sums to the right": "1-(" * N + "1" + ")" * N,
    "and": "1" + " and 1" * N,
    "and or": "1" + " and 1 or 1" * N,
    "comparisons": "1" + "<1" * N,
    "conditions": "1 if 1 else " * N + "1",
    "lambdas": "lambda: " * N + "1",
    "defaults": "lambda x=" * N + "1" + ":1" * N,
    "strings": "'a' " * N,
    "stars": "f(" + "*" * N + "a)",
    "await": "async def f():\n return " + "await " * N + "x",
    "yield": "def f():\n return " + "(yield " * N + ")" * N,
    "yield from": "def f():\n return " + "yield from " * N + "a",
    "comprehensions": "[x for x in " * N + "y" + "]" * N,
    "conditions of one": "[x for x in y" + " if 1" * N + "]",
    "loops of one": "[x " + "for x in y " * N + "]",
    "elif": "if 1: pass\n" + "elif 1: pass\n" * N,
    "except": "try: pass\n" + "except a: pass\n" * N,
    "targets": "a = " * N + "1",
    "tuple targets": "(" * N + "a" + ",)" * N + " = 1",
    "patterns": "match x:\n case " + "[" * N + "]" * N + ": pass",
    "or patterns": "match x:\n case 1" + "|1" * N + ": pass",
    "cases": "match x:\n" + " case 1: pass\n" * N,
    "class patterns": "match x:\n case " + "A(" * N + ")" * N + ": pass",
    "mapping patterns": "match x:\n case " + "{1:" * N + "a" + "}" * N
                        + ": pass",
    "named patterns": "match x:\n case a" + ".b" * N + ": pass",
    "decorators": "@a\n" * N + "def f(): pass",
    "with": "with " + "a, " * N + "b: pass",
    "with brackets": "with " + "(" * N + "a" + ")" * N + ": pass",
    "del": "del " + "(" * N + "a" + ")" * N,
    "walrus": "(a := " * N + "1" + ")" * N,
    "format specs": "f'" + "{x:" * FEW + "}" * FEW + "'",
    "in a format": "f'{" + "(" * N + "1" + ")" * N + "}'",
    "fields": "f'" + "{x}" * N + "'",
    "slices": "a[" + ":," * N + "1]",
    "arguments": "f(" + "a," * N + ")",
    "keywords": "f(" + ",".join("a%d=1" % i for i in range(FEW)) + ")",
    "parameters": "def f(" + ",".join("a%d" % i for i in range(FEW))
                  + "): pass",
    "annotations": "a: " + "(" * N + "int" + ")" * N,
    "blocks": stairs("if 1:", "pass"),
    "functions": stairs("def f():", "pass"),
    "classes": stairs("class A:", "pass"),
    "try": stairs("try:", "pass"),
    "loops": stairs("while 1:", "break"),
    "statements": "a;" * N,
    "lines": "\n" * N,
    "continued": "\\\n" * N + "1",
    "imports": "import a" + ".a" * N,
    "dots": "from " + "." * N + " import a",
    "global": "global " + "a," * N + "b",
    "digits": "1" * N,
    "digits of a float": "1" * N + ".0e" + "1" * N,
    "hexadecimal": "0x" + "f" * N,
    "name": "a" * N,
    "tuple": "a," * N,
    "unpacked dicts": "{" + "**{" * N + "}" * N + "}",
    "unpacked lists": "[*" * N + "[]" + "]" * N,
    "mixed": "([{1:" * N + "1" + "}])" * N,
    "percent": "'%s' % " * N + "1",
    "is not": "a is not " * N + "a",
    "or": "a or " * N + "a",
    "asserts": "assert " + "not " * N + "a",
}


def tried(name, text):
    print(name, end=" ", file=sys.stderr)
    sys.stderr.flush()
    try:
        code = compile(text, "text", "exec")
        exec(code, {"a": 0, "x": 1, "y": (), "f": lambda *a, **k: 0})
    except (RecursionError, MemoryError, SyntaxError, NameError, TypeError,
            AttributeError, ImportError, ValueError, OverflowError) as e:
        return type(e).__name__
    return "done"


for name, text in TEXTS.items():
    print(name, "->", tried(name, text))
print("end")
