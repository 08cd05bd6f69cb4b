# SPDX-License-Identifier: MIT
"""Exceptions and the places they passed, as text."""
import sys

from _inspect import carets as _carets, columns as _columns
from _inspect import frames as _frames

__all__ = ["print_tb", "print_exception", "print_exc", "print_stack",
           "print_list", "format_tb", "format_exception", "format_exc",
           "format_exception_only", "format_list", "format_stack",
           "extract_tb", "extract_stack", "walk_tb", "FrameSummary",
           "StackSummary", "TracebackException", "clear_frames"]

_NOTHING = object()
_CAUSE = ("\nThe above exception was the direct cause of the following "
          "exception:\n\n")
_CONTEXT = ("\nDuring handling of the above exception, another exception "
            "occurred:\n\n")
_HEAD = "Traceback (most recent call last):\n"
_OWN = ("traceback.py",)
_sources = {}  # the lines of the files that were shown of late


def _line(file, number):
    """A line of a source file as it stands there, "" if it cannot be read."""
    if file not in _sources:
        if len(_sources) > 8:
            _sources.clear()
        try:
            with open(file) as source:
                _sources[file] = source.read().splitlines()
        except (OSError, UnicodeError):
            _sources[file] = []
    lines = _sources[file]
    return lines[number - 1] if 0 < number <= len(lines) else ""


class FrameSummary:
    """One line of a traceback; also the tuple of its four parts."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno",
                 "name", "_text", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._text, self.locals = line, locals
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno

    @property
    def line(self):
        if self._text is None and self.lineno is not None:
            self._text = _line(self.filename, self.lineno)
        return None if self._text is None else self._text.strip()

    def _shown(self):
        """The source line, and what stands under it."""
        text = self.line
        if not text:
            return ""
        under = ""
        if self.colno is not None:
            under = _carets(self._text, self.colno, self.end_colno)
        return f"    {text}\n{under}"

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __getitem__(self, at):
        return self._parts()[at]

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            other = other._parts()
        return self._parts() == other if isinstance(other, tuple) else (
            NotImplemented)

    def __repr__(self):
        return (f"<FrameSummary file {self.filename}, line {self.lineno} in "
                f"{self.name}>")


def walk_tb(tb):
    """(frame or None, line) of each place of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """(frame, line) of a frame and those that called it."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        found = [FrameSummary(f.f_code.co_filename, line, f.f_code.co_name)
                 for f, line in frame_gen]
        return cls(_limited(found, limit))

    @classmethod
    def from_list(cls, items):
        return cls([item if isinstance(item, FrameSummary) else
                    FrameSummary(item[0], item[1], item[2], line=item[3])
                    for item in items])

    def format(self):
        return format_list(self)


def extract_tb(tb, limit=None):
    """The frames of a traceback as FrameSummary, outermost first."""
    found = StackSummary()
    while tb is not None:
        code, line = tb.tb_frame.f_code, tb.tb_lineno
        start, end = _columns(tb) or (None, None)
        found.append(FrameSummary(code.co_filename, line, code.co_name,
                                  colno=start, end_colno=end))
        tb = tb.tb_next
    return StackSummary(_limited(found, limit))


def _limited(found, limit):
    if limit is None:
        return found
    return found[:limit] if limit >= 0 else found[limit:]


def format_list(extracted):
    """A text for each frame; more than three equal ones are counted."""
    lines, last, same = [], None, 0
    for frame in StackSummary.from_list(extracted):
        place = (frame.filename, frame.lineno, frame.name)
        same = same + 1 if place == last else 1
        if place != last and last is not None and repeated > 3:
            lines.append(_repeated(repeated - 3))
        last, repeated = place, same
        if same <= 3:
            text = '  File "{}", line {}, in {}\n'.format(*place)
            lines.append(text + frame._shown())
    if same > 3:
        lines.append(_repeated(same - 3))
    return lines


def _repeated(count):
    return (f"  [Previous line repeated {count} more "
            f"time{'s' if count > 1 else ''}]\n")


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def _name_of(kind):
    module = getattr(kind, "__module__", None)
    if module in (None, "builtins", "__main__"):
        return kind.__qualname__
    return f"{module}.{kind.__qualname__}"


def _syntax_lines(error):
    lines = []
    if error.lineno is not None:
        lines.append(f'  File "{error.filename or "<string>"}", '
                     f"line {error.lineno}\n")
        text = getattr(error, "text", None)
        if text:
            shown = text.rstrip("\n").lstrip(" \n\f")
            lines.append(f"    {shown}\n")
            start, end = error.offset, error.end_offset
            if start is not None:
                end = end if end not in (None, 0) else start
                if end in (start, -1):
                    end = start + 1
                at = start - 1 - (len(text.rstrip("\n")) - len(shown))
                if at >= 0:
                    blank = "".join([c if c.isspace() else " "
                                     for c in shown[:at]])
                    lines.append(f"    {blank}{'^' * (end - start)}\n")
    return lines + [f"{_name_of(type(error))}: {error.msg}\n"]


def format_exception_only(exc, /, value=_NOTHING):
    """The last lines: the class and what it says, and its notes."""
    error = exc if value is _NOTHING else value
    if error is None:
        return ["NoneType: None\n"]
    if isinstance(error, SyntaxError) and getattr(error, "msg", None):
        lines = _syntax_lines(error)
    else:
        name = _name_of(type(error))
        try:
            text = str(error)
        except Exception:
            text = "<exception str() failed>"
        lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", None) or ():
        lines += [f"{part}\n" for part in str(note).split("\n")]
    return lines


def _whole(error, limit, chain, choose, seen):
    """All lines; choose(error, frames) may leave some frames out."""
    seen.append(error)
    lines = []
    cause, context = error.__cause__, error.__context__
    if chain and cause is not None and cause not in seen:
        lines = _whole(cause, limit, chain, choose, seen) + [_CAUSE]
    elif chain and cause is None and context is not None and (
            not error.__suppress_context__ and context not in seen):
        lines = _whole(context, limit, chain, choose, seen) + [_CONTEXT]
    if error.__traceback__ is not None:
        frames = choose(error, extract_tb(error.__traceback__, limit))
        lines += [_HEAD] + format_list(frames)
    return lines + format_exception_only(error)


def _all(error, frames):
    return frames


def _error_of(exc, value):
    return exc if value is _NOTHING else value


def format_exception(exc, /, value=_NOTHING, tb=_NOTHING, limit=None,
                     chain=True):
    """The lines that print_exception would print."""
    error = _error_of(exc, value)
    if error is None:
        return format_exception_only(None)
    lines = _whole(error, limit, chain, _all, [])
    if tb is _NOTHING or tb is error.__traceback__ or tb is None and (
            error.__traceback__ is None):
        return lines
    return ([] if tb is None else [_HEAD] + format_tb(tb, limit)
            ) + format_exception_only(error)


def _print(lines, file):
    (sys.stderr if file is None else file).write("".join(lines))


def print_exception(exc, /, value=_NOTHING, tb=_NOTHING, limit=None,
                    file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as one text."""
    return "".join(format_exception(sys.exc_info()[1], limit=limit,
                                    chain=chain))


def print_exc(limit=None, file=None, chain=True):
    _print([format_exc(limit, chain)], file)


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def print_list(extracted, file=None):
    _print(format_list(extracted), file)


def extract_stack(f=None, limit=None):
    """The frames that run, the caller's last."""
    found = [FrameSummary(*place) for place in _frames()]
    while found and found[-1].filename in _OWN:
        found.pop()
    if limit is None:
        return StackSummary(found)
    return StackSummary(found[-limit:] if limit > 0 else found[:-limit])


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(f, limit), file)


def clear_frames(tb):
    """Nothing: a frame that has ended keeps nothing alive."""


class TracebackException:
    """An exception that was taken apart for printing later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 **options):
        self.exc_type, self._value = exc_type, exc_value
        self.stack = extract_tb(exc_traceback, limit)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return str(self._value)

    def format_exception_only(self):
        return iter(format_exception_only(self._value))

    def format(self, *, chain=True):
        return iter(format_exception(self._value, chain=chain))

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)
