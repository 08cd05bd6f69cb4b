# SPDX-License-Identifier: MIT
"""Warnings: to stderr, each once a line, unless filters say otherwise."""
import sys

from _inspect import frames as _frames

filters = []  # (action, message, category, module, lineno), first one counts
_shown = set()
_ACTIONS = ("default", "error", "ignore", "always", "module", "once")


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None,
                 line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (f"{{message : {self.message!r}, category : "
                f"{self.category.__name__!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    if line is None:
        from traceback import _line
        line = _line(filename, lineno)
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (
        f"  {line.strip()}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(
        formatwarning(message, category, filename, lineno, line))


def _action(text, category):
    for action, wanted, kind, _, _ in filters:
        if issubclass(category, kind) and _fits(wanted, text):
            return action
    return "default"


def _fits(wanted, text):
    if not wanted:
        return True
    if text.lower().startswith(wanted.lower()):
        return True
    try:
        import re
    except ImportError:
        return False
    return re.compile(wanted).match(text) is not None


def warn(message, category=None, stacklevel=1, source=None, *,
         skip_file_prefixes=()):
    """Shows a warning, raises it or passes it over, as the filters say."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    places = _frames()[:-1]
    level = max(stacklevel, 1)
    file, line = ("sys", 1) if level > len(places) else places[-level][:2]
    warn_explicit(message, category, file, line)


def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    action = _action(text, category)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        place = (text, category) if action == "once" else (
            (text, category, filename) if action == "module" else
            (text, category, filename, lineno))
        if place in _shown:
            return
        _shown.add(place)
    _deliver(message, category, filename, lineno)


def _deliver(message, category, filename, lineno):
    if _records:
        _records[-1].append(WarningMessage(message, category, filename,
                                           lineno))
    else:
        showwarning(message, category, filename, lineno)


_records = []  # the lists of catch_warnings(record=True)


def _insert(item, append):
    if item in filters:
        filters.remove(item)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)
    _shown.clear()


def filterwarnings(action, message="", category=Warning, module="", lineno=0,
                   append=False):
    """What to do with warnings of a kind whose text begins like this."""
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    _insert((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    _insert((action, "", category, "", lineno), append)


def resetwarnings():
    filters.clear()
    _shown.clear()


class catch_warnings:
    """Puts the filters back at its end; keeps warnings if asked to."""

    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record, self._entered = record, False
        self._filter = action and (action, category, lineno, append)

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered, self._held = True, filters[:]
        log = None
        if self._record:
            log = []
            _records.append(log)
        if self._filter:
            simplefilter(*self._filter)
        _shown.clear()
        return log

    def __exit__(self, kind, error, trace):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:] = self._held
        if self._record:
            _records.pop()
        _shown.clear()
