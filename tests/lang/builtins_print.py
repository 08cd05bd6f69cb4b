# print: sep, end, many types, nested containers, no arguments.
print()
print("a", 1, 2.5, None, True, [1], (1,), {"k": "v"}, b"b")
print("a", "b", sep="")
print("a", "b", sep=", ", end=".\n")
print("no newline", end="")
print()
print("x", end="|")
print("y", end="|\n")
print(1, 2, sep=None, end=None)
print(*[1, 2, 3], sep="\n")
print("tab\there", "nl\nhere")
print("é€😀", ["é€"], "\x41")
print("", "", sep="-")
print([[], [[]], ()], {"a": [1, {"b": None}]}, ("x",), [None, True, 1.0, "q'"])


class P:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(P(), [P()], {P(): P()}.__class__.__name__, (P(), "s"))
for bad in (lambda: print(1, sep=5), lambda: print(1, nope=2)):
    try:
        bad()
    except TypeError:
        print("TypeError")
print("flush", flush=True)
import sys
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
