import io
import sys
import traceback


def place(text):
    """Without the folders of the files, and carets."""
    lines = []
    for line in text.splitlines():
        if '", line' in line:
            head, rest = line.split('"', 1)
            line = head + '"' + rest.split('"', 1)[0].split("/")[-1] + '"' + rest.split('"', 1)[1]
        lines.append(line)
    return "\n".join(lines)


def low():
    raise ValueError("deep")


def mid():
    try:
        low()
    except ValueError as error:
        raise KeyError("mid") from error


def high():
    try:
        mid()
    except KeyError:
        return {}["none"]


class Odd(Exception):
    def __str__(self):
        return 1 / 0


class Note(Exception):
    pass


for action in (low, mid, high):
    try:
        action()
    except Exception as error:
        print(place(traceback.format_exc()))
        print("--")
        print(place("".join(traceback.format_exception(error))) == place(traceback.format_exc()))
        print(place("".join(traceback.format_exception(error, chain=False))))
        print([(f.lineno, f.name, f.line) for f in traceback.extract_tb(error.__traceback__)])
        print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
        kind, value, trace = type(error), error, error.__traceback__
        out = io.StringIO()
        traceback.print_exception(kind, value, trace, file=out)
        traceback.print_exc(file=out, limit=1)
        traceback.print_tb(trace, file=out)
        print(place(out.getvalue()))

print(traceback.format_exception_only(Odd()))
e = Note("x")
e.add_note("first\nsecond")
print(traceback.format_exception_only(e), traceback.format_exception_only(ValueError()))
print(traceback.format_exception_only(None, None), traceback.format_exception(ValueError("y")))


def again(n):
    if n:
        again(n - 1)
    raise ValueError("end")


try:
    again(9)
except ValueError as error:
    print(place("".join(traceback.format_tb(error.__traceback__))))
    print(len(traceback.extract_tb(error.__traceback__)), len(traceback.extract_tb(error.__traceback__, limit=2)),
          len(traceback.extract_tb(error.__traceback__, limit=-3)))
    first = traceback.extract_tb(error.__traceback__)[0]
    file, line, name, text = first
    print(name, text, first[1] == line, len(first))
    t = traceback.TracebackException.from_exception(error)
    print(t.exc_type.__name__, str(t), list(t.format_exception_only()), place("".join(t.format())).splitlines()[-1])
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", "")]))
try:
    try:
        raise TypeError("one")
    except TypeError:
        raise ValueError("two") from None
except ValueError:
    print(place(traceback.format_exc()))
try:
    compile("x = = 2\n", "file.py", "exec")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)))
print(traceback.format_exc())


def outer():
    return traceback.extract_stack()


def printer():
    out = io.StringIO()
    traceback.print_stack(file=out)
    return place(out.getvalue())


print([(f.name, f.line) for f in outer()], [f.name for f in traceback.extract_stack(limit=1)])
print(printer())
