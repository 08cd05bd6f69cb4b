# SPDX-License-Identifier: MIT
"""What a test may claim: the assert methods of TestCase."""

_NOTHING = object()
_LONG = 80  # characters of a repr that are shown
_EDGE = 5  # least of what is shown before and after a gap
_MARK = 12  # what "[123 chars]" takes


def safe_repr(item, short=False):
    """repr(), also of what has none."""
    try:
        text = repr(item)
    except Exception:
        text = object.__repr__(item)
    if not short or len(text) < _LONG:
        return text
    return text[:_LONG] + " [truncated]..."


def _common(first, second):
    """How many characters the texts have in common at the front."""
    count = 0
    for a, b in zip(first, second):
        if a != b:
            break
        count += 1
    return count


def _gap(text, front, back):
    """The text without its middle, if that is longer than its mark."""
    left_out = len(text) - front - back
    if left_out <= _MARK:
        return text
    return f"{text[:front]}[{left_out} chars]{text[len(text) - back:]}"


def _both(*items):
    """The reprs; if long, without most of what they have in common."""
    texts = [safe_repr(item) for item in items]
    longest = max([len(text) for text in texts])
    if longest <= _LONG:
        return tuple(texts)
    same = min([_common(texts[0], text) for text in texts[1:]])
    start = texts[0][:same]
    room = _LONG - (longest - same + _EDGE + _MARK)
    if room > _EDGE:
        start = _gap(start, _EDGE, room)
        return tuple([start + text[same:] for text in texts])
    start = _gap(start, _EDGE, _EDGE)
    most = _LONG - 3 * _EDGE - 2 * _MARK
    return tuple([start + _gap(text[same:], most, _EDGE) for text in texts])


class _Raises:
    """What assertRaises returns: a context manager."""

    def __init__(self, case, kinds, pattern=None):
        self._case, self._kinds, self._pattern = case, kinds, pattern
        self.exception = self.msg = self._of = None

    def call(self, function, arguments, keywords):
        self._of = getattr(function, "__name__", None) or str(function)
        with self:
            function(*arguments, **keywords)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self._fail(_names(self._kinds) + " not raised" + (
                f" by {self._of}" if self._of else ""))
        if not issubclass(kind, self._kinds):
            return False
        self.exception = error.with_traceback(None)
        if self._pattern is not None:
            import re
            wanted = self._pattern
            if isinstance(wanted, (str, bytes)):
                wanted = re.compile(wanted)
            if not wanted.search(str(error)):
                shown = getattr(wanted, "pattern", self._pattern)
                self._fail(f'"{shown}" does not match "{error}"')
        return True

    def _fail(self, text):
        raise self._case.failureException(
            self._case._formatMessage(self.msg, text))


def _names(kinds):
    if isinstance(kinds, tuple):
        return str(kinds)
    return kinds.__name__


class _Logs:
    """What assertLogs returns: keeps what a logger is told."""

    def __init__(self, case, logger, level, none):
        import logging
        self._case, self._none = case, none
        self._logger = logger if isinstance(logger, logging.Logger) else (
            logging.getLogger(logger))
        self._level = logging._level_of(level) if level else logging.INFO
        self._name = logging.getLevelName(self._level)

    def __enter__(self):
        import logging
        self.records, self.output = records, output = [], []
        handler = logging.Handler()
        form = logging.Formatter("%(levelname)s:%(name)s:%(message)s")

        def emit(record):
            records.append(record)
            output.append(form.format(record))

        handler.emit = emit
        handler.setLevel(self._level)
        at = self._logger
        self._held = at.handlers, at.level, at.propagate
        at.handlers, at.propagate = [handler], False
        at.setLevel(self._level)
        return None if self._none else self

    def __exit__(self, kind, error, trace):
        at = self._logger
        at.handlers, level, at.propagate = self._held
        at.setLevel(level)
        if kind is not None:
            return False
        if self._none and self.records:
            self._fail(f"Unexpected logs found: {self.output!r}")
        if not self._none and not self.records:
            self._fail(f"no logs of level {self._name} or higher triggered "
                       f"on {self._logger.name}")

    def _fail(self, text):
        raise self._case.failureException(text)


def _diff(first, second):
    """Lines that only one has, between those that both have."""
    lines, a, b = [], list(first), list(second)
    front = 0
    while front < min(len(a), len(b)) and a[front] == b[front]:
        front += 1
    back = 0
    while back < min(len(a), len(b)) - front and a[-1 - back] == b[-1 - back]:
        back += 1
    lines += ["  " + line for line in a[:front]]
    lines += ["- " + line for line in a[front:len(a) - back]]
    lines += ["+ " + line for line in b[front:len(b) - back]]
    return lines + ["  " + line for line in a[len(a) - back:]]


class Comparisons:
    """Each method raises failureException if its claim is wrong."""

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _claim(self, holds, msg, text, *items):
        """`text % reprs of items` unless it holds."""
        if not holds:
            said = text % tuple([safe_repr(item) for item in items])
            raise self.failureException(self._formatMessage(msg, said))

    def addTypeEqualityFunc(self, typeobj, function):
        """What assertEqual uses for two objects of just this type."""
        if "_by_type" not in self.__dict__:
            self._by_type = {}
        self._by_type[typeobj] = function

    def _equality(self, first, second):
        kind = type(first)
        if kind is not type(second):
            return None
        own = self.__dict__.get("_by_type", {}).get(kind)
        if own is not None:
            return getattr(self, own) if isinstance(own, str) else own
        name = {dict: "assertDictEqual", list: "assertListEqual",
                tuple: "assertTupleEqual", set: "assertSetEqual",
                frozenset: "assertSetEqual",
                str: "assertMultiLineEqual"}.get(kind)
        return None if name is None else getattr(self, name)

    def assertEqual(self, first, second, msg=None):
        special = self._equality(first, second)
        if special is not None:
            special(first, second, msg=msg)
        elif not first == second:
            self._differ(first, second, msg)

    def _differ(self, first, second, msg, details=""):
        text = "%s != %s" % _both(first, second)
        raise self.failureException(self._formatMessage(
            msg, self._with_diff(text, details)))

    def _with_diff(self, text, details):
        if self.maxDiff is None or len(details) <= self.maxDiff:
            return text + details
        return (f"{text}\nDiff is {len(details)} characters long. Set "
                "self.maxDiff to None to see it.")

    def assertNotEqual(self, first, second, msg=None):
        self._claim(first != second, msg, "%s == %s", first, second)

    def assertTrue(self, expr, msg=None):
        self._claim(expr, msg, "%s is not true", expr)

    def assertFalse(self, expr, msg=None):
        self._claim(not expr, msg, "%s is not false", expr)

    def assertIs(self, expr1, expr2, msg=None):
        self._claim(expr1 is expr2, msg, "%s is not %s", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._claim(expr1 is not expr2, msg, "unexpectedly identical: %s",
                    expr1)

    def assertIsNone(self, obj, msg=None):
        self._claim(obj is None, msg, "%s is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        self._claim(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._claim(member in container, msg, "%s not found in %s", member,
                    container)

    def assertNotIn(self, member, container, msg=None):
        self._claim(member not in container, msg,
                    "%s unexpectedly found in %s", member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._claim(isinstance(obj, cls), msg, "%s is not an instance of %s",
                    obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._claim(not isinstance(obj, cls), msg, "%s is an instance of %s",
                    obj, cls)

    def assertLess(self, a, b, msg=None):
        self._claim(a < b, msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._claim(a <= b, msg, "%s not less than or equal to %s", a, b)

    def assertGreater(self, a, b, msg=None):
        self._claim(a > b, msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._claim(a >= b, msg, "%s not greater than or equal to %s", a, b)

    def assertAlmostEqual(self, first, second, places=None, msg=None,
                          delta=None):
        if first == second:
            return
        close, how = self._close(first, second, places, delta)
        self._claim(close, msg, f"%s != %s within {how} (%s difference)",
                    first, second, abs(first - second))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None,
                             delta=None):
        close, how = self._close(first, second, places, delta)
        if delta is not None:
            self._claim(first != second and not close, msg,
                        f"%s == %s within {how} (%s difference)", first,
                        second, abs(first - second))
        self._claim(first != second and not close, msg,
                    f"%s == %s within {how}", first, second)

    def _close(self, first, second, places, delta):
        """(whether they are close, within what)."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            return apart <= delta, f"{safe_repr(delta)} delta"
        places = 7 if places is None else places
        return round(apart, places) == 0, f"{places} places"

    def assertRaises(self, expected_exception, *args, **kwargs):
        """A context manager, or a function and its arguments."""
        return self._raises(expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args,
                          **kwargs):
        return self._raises(expected_exception, expected_regex, args, kwargs)

    def _raises(self, kinds, pattern, args, kwargs):
        for kind in kinds if isinstance(kinds, tuple) else (kinds,):
            if not (isinstance(kind, type) and
                    issubclass(kind, BaseException)):
                name = "assertRaises" + ("Regex" if pattern else "")
                raise TypeError(f"{name}() arg 1 must be an exception type or "
                                "tuple of exception types")
        check = _Raises(self, kinds, pattern)
        if not args:
            check.msg = kwargs.pop("msg", None)
            return check
        check.call(args[0], args[1:], kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        found, pattern = _search(expected_regex, text)
        if not found:
            said = (f"Regex didn't match: {pattern!r} not found in "
                    f"{text!r}")
            raise self.failureException(self._formatMessage(msg, said))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        found, pattern = _search(unexpected_regex, text)
        if found:
            said = (f"Regex matched: {found.group(0)!r} matches {pattern!r} "
                    f"in {text!r}")
            raise self.failureException(self._formatMessage(msg, said))

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._warns(expected_warning, None, args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args,
                         **kwargs):
        return self._warns(expected_warning, expected_regex, args, kwargs)

    def _warns(self, kinds, pattern, args, kwargs):
        check = _Warns(self, kinds, pattern, kwargs.pop("msg", None)
                       if not args else None)
        if not args:
            return check
        with check:
            args[0](*args[1:], **kwargs)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            a, b = first.splitlines(True), second.splitlines(True)
            if len(a) == 1 and first.strip("\r\n") == first:
                a, b = [first + "\n"], [second + "\n"]
            self._differ(first, second, msg, "\n" + "".join(_diff(a, b)))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        for which, item in (("First", first), ("Second", second)):
            if seq_type is not None and not isinstance(item, seq_type):
                raise self.failureException(
                    f"{which} sequence is not a {name}: {safe_repr(item)}")
        if first == second or seq_type is None and _same_items(first, second):
            return
        title = name[0].upper() + name[1:]
        text = f"{title}s differ: %s != %s\n" % _both(first, second)
        text += _first_difference(first, second, name)
        details = "\n" + "\n".join(_diff(_lines(first), _lines(second)))
        raise self.failureException(self._formatMessage(
            msg, self._with_diff(text, details)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for title, a, b in (("first", set1, set2), ("second", set2, set1)):
            other = "second" if title == "first" else "first"
            only = a.difference(b)
            if only:
                lines.append(f"Items in the {title} set but not the {other}:")
                lines += [repr(item) for item in only]
        if lines:
            raise self.failureException(
                self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._differ(d1, d2, msg, "\n" + "\n".join(
                _diff(_lines(d1), _lines(d2))))

    def assertCountEqual(self, first, second, msg=None):
        """The same items, each as often, in any order."""
        lines = [f"First has {a}, Second has {b}:  {item!r}"
                 for a, b, item in _counts(list(first), list(second))]
        if lines:
            raise self.failureException(self._formatMessage(
                msg, self._with_diff("Element counts were not equal:\n",
                                     "\n".join(lines))))


class _Warns:
    """What assertWarns returns: a context manager."""

    def __init__(self, case, kinds, pattern, msg):
        self._case, self._kinds = case, kinds
        self._pattern, self._msg = pattern, msg

    def __enter__(self):
        import warnings
        self._held = warnings.catch_warnings(record=True)
        self._seen = self._held.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, trace):
        self._held.__exit__(kind, error, trace)
        if kind is not None:
            return False
        other = None
        for found in self._seen:
            if not issubclass(found.category, self._kinds):
                continue
            other = other or found.message
            if self._pattern is None or _search(self._pattern,
                                                str(found.message))[0]:
                self.warning, self.filename = found.message, found.filename
                self.lineno = found.lineno
                return None
        text = f"{_names(self._kinds)} not triggered"
        if other is not None:
            pattern = getattr(self._pattern, "pattern", self._pattern)
            text = f'"{pattern}" does not match "{other}"'
        raise self._case.failureException(
            self._case._formatMessage(self._msg, text))


def _search(pattern, text):
    import re
    if isinstance(pattern, (str, bytes)):
        pattern = re.compile(pattern)
    return pattern.search(text), pattern.pattern


def _lines(item):
    from pprint import pformat
    return pformat(item).splitlines()


def _same_items(first, second):
    return (type(first) is not type(second) and len(first) == len(second) and
            all([a == b for a, b in zip(first, second)]))


def _first_difference(first, second, name):
    """Where two sequences part, in words."""
    try:
        counts = len(first), len(second)
    except (TypeError, NotImplementedError):
        return f"\nFirst {name} has no length.    Non-sequence?"
    for i in range(min(counts)):
        if first[i] != second[i]:
            return "\nFirst differing element %d:\n%s\n%s\n" % (
                i, *_both(first[i], second[i])) + _surplus(
                    first, second, name)
    return _surplus(first, second, name)


def _surplus(first, second, name):
    a, b = len(first), len(second)
    if a == b:
        return ""
    title, longer, at = ("First", first, b) if a > b else ("Second", second, a)
    return (f"\n{title} {name} contains {abs(a - b)} additional elements.\n"
            f"First extra element {at}:\n{safe_repr(longer[at])}\n")


def _counts(first, second):
    """(times in first, times in second, item) where they differ."""
    found = []
    for items in (first, second):
        for item in items:
            if any([item == seen for _, _, seen in found]):
                continue
            a = sum([1 for other in first if other == item])
            b = sum([1 for other in second if other == item])
            if a != b:
                found.append((a, b, item))
    return found
