# SPDX-License-Identifier: MIT
"""Regular expressions as CPython 3.11 documents them.

Compiling and matching are written in C (`_re`); here are the exception and the
flags. A flag is an int that shows itself by name; it is no enum, whose import
would take longer than most programs match.
"""
import _re

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall",
           "finditer", "compile", "purge", "escape", "error", "Pattern",
           "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE",
           "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG",
           "DEBUG", "T", "TEMPLATE", "RegexFlag"]


class error(Exception):
    """A pattern that is none: what is wrong (msg), with what (pattern), and
    where (pos, lineno, colno)."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error.__module__ = "re"


class RegexFlag(int):
    """A set of flags."""

    def __repr__(self):
        rest, names = int(self), []
        if rest < 0:
            rest &= 511
        if rest == 0:
            return "re.NOFLAG"
        for flag, name in _names:
            if rest & flag:
                names.append("re." + name)
                rest &= ~flag
        if rest:
            names.append(hex(rest))
        return "|".join(names)

    __str__ = __repr__

    def __format__(self, spec):
        return format(repr(self), spec)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return repr(self).replace("re.", "")


_names = [(256, "ASCII"), (2, "IGNORECASE"), (4, "LOCALE"), (32, "UNICODE"),
          (8, "MULTILINE"), (16, "DOTALL"), (64, "VERBOSE"), (1, "TEMPLATE"),
          (128, "DEBUG")]

NOFLAG = RegexFlag(0)
T = TEMPLATE = RegexFlag(1)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)

Pattern, Match = _re.Pattern, _re.Match
_engine = _re.Engine(error)
compile, escape, purge = _engine.compile, _engine.escape, _engine.purge
match, fullmatch, search = _engine.match, _engine.fullmatch, _engine.search
findall, finditer = _engine.findall, _engine.finditer
split, sub, subn = _engine.split, _engine.sub, _engine.subn
