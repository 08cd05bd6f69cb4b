# SPDX-License-Identifier: MIT
"""Nested data over several lines, as CPython lays it out."""

__all__ = ["pprint", "pformat", "pp", "PrettyPrinter", "saferepr",
           "isreadable", "isrecursive"]


def _ordered(keys):
    """Sorted; of kinds that have no order, by the names of their classes."""
    keys = list(keys)
    try:
        return sorted(keys)
    except TypeError:
        return sorted(keys, key=lambda key: (str(type(key)), repr(key)))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *,
                 compact=False, sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = indent, width, depth
        self._stream, self._compact, self._sort = stream, compact, sort_dicts
        self._grouped = underscore_numbers

    def pprint(self, object):
        import sys
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._lay(object, parts, 0, 0, [], 0)
        return "".join(parts)

    def isrecursive(self, object):
        return "<Recursion on " in self._short(object, [], 0)

    def isreadable(self, object):
        text = self._short(object, [], 0)
        return "<" not in text and "..." not in text

    def _short(self, item, outer, level):
        """The text on one line."""
        kind = type(item)
        rule = kind.__repr__
        if kind is int and self._grouped:
            return f"{item:_}"
        if rule not in (list.__repr__, tuple.__repr__, dict.__repr__):
            return repr(item)
        if not item:
            return repr(item)
        if self._depth and level >= self._depth:
            return {list: "[...]", tuple: "(...)"}.get(kind, "{...}")
        if any([item is held for held in outer]):
            return f"<Recursion on {kind.__name__} with id={id(item)}>"
        outer.append(item)
        if isinstance(item, dict):
            keys = _ordered(item) if self._sort else list(item)
            inner = [self._short(key, outer, level + 1) + ": " +
                     self._short(item[key], outer, level + 1)
                     for key in keys]
        else:
            inner = [self._short(part, outer, level + 1) for part in item]
        outer.pop()
        text = ", ".join(inner)
        if isinstance(item, dict):
            return "{" + text + "}"
        if isinstance(item, list):
            return f"[{text}]"
        return f"({text},)" if len(inner) == 1 else f"({text})"

    def _lay(self, item, parts, at, after, outer, level):
        """Adds the item's text, which begins at column `at`; `after` more
        characters follow on its last line."""
        text = self._short(item, outer, level)
        if len(text) <= self._width - at - after or any(
                [item is held for held in outer]) or (
                    self._depth and level >= self._depth):
            parts.append(text)
            return
        rule = getattr(self, "_lay_" + type(item).__name__, None)
        fields = getattr(type(item), "__dataclass_fields__", None)
        if rule is None and fields is not None:
            rule = self._lay_fields
        if rule is None:
            parts.append(text)
            return
        outer.append(item)
        rule(item, parts, at, after, outer, level + 1)
        outer.pop()

    def _lay_list(self, item, parts, at, after, outer, level):
        self._lay_items(item, "[", "]", parts, at, after, outer, level)

    def _lay_tuple(self, item, parts, at, after, outer, level):
        self._lay_items(item, "(", ",)" if len(item) == 1 else ")", parts, at,
                        after, outer, level)

    def _lay_set(self, item, parts, at, after, outer, level):
        self._lay_items(_ordered(item), "{", "}", parts, at, after, outer,
                        level)

    def _lay_frozenset(self, item, parts, at, after, outer, level):
        self._lay_items(_ordered(item), "frozenset({", "})", parts, at, after,
                        outer, level)

    def _lay_deque(self, item, parts, at, after, outer, level):
        end = "])" if item.maxlen is None else f"],\n{' ' * (at + 6)}" + (
            f"maxlen={item.maxlen})")
        self._lay_items(item, "deque([", end, parts, at, after, outer, level)

    def _lay_items(self, items, start, end, parts, at, after, outer, level):
        parts.append(start)
        extra = " " * (self._indent - 1)
        if len(start) == 1:
            parts.append(extra)
        inner = at + len(start) + (len(extra) if len(start) == 1 else 0)
        if self._compact:
            self._lay_compact(items, parts, inner, after + len(end), outer,
                              level)
        else:
            last = len(items) - 1
            for i, part in enumerate(items):
                if i:
                    parts.append(",\n" + " " * inner)
                self._lay(part, parts, inner,
                          after + len(end) if i == last else 1, outer, level)
        parts.append(end)

    def _lay_compact(self, items, parts, at, after, outer, level):
        """As many items on a line as there is room for."""
        room = whole = self._width - at + 1
        between, below = "", ",\n" + " " * at
        for i, part in enumerate(items):
            last = i == len(items) - 1
            if last:
                room, whole = room - after, whole - after
            text = self._short(part, outer, level)
            if room < len(text) + 2:
                room, between = whole, between and below
            parts.append(between)
            if room >= len(text) + 2:
                room, between = room - len(text) - 2, ", "
                parts.append(text)
                continue
            between = below
            self._lay(part, parts, at, after if last else 1, outer, level)

    def _lay_dict(self, item, parts, at, after, outer, level):
        self._lay_pairs(item, "{", "}", self._sort, parts, at, after, outer,
                        level)

    def _lay_pairs(self, item, start, end, ordered, parts, at, after, outer,
                   level):
        parts.append(start + " " * (self._indent - 1))
        inner = at + self._indent
        keys = _ordered(item) if ordered else list(item)
        for i, key in enumerate(keys):
            text = self._short(key, outer, level)
            parts.append(f"{text}: ")
            self._lay(item[key], parts, inner + len(text) + 2,
                      after + len(end) if i == len(keys) - 1 else 1, outer,
                      level)
            if i < len(keys) - 1:
                parts.append(",\n" + " " * inner)
        parts.append(end)

    def _lay_defaultdict(self, item, parts, at, after, outer, level):
        head = f"defaultdict({item.default_factory!r},\n{' ' * (at + 12)}"
        parts.append(head)
        self._lay_pairs(item, "{", "})", self._sort, parts, at + 12, after,
                        outer, level)

    def _lay_Counter(self, item, parts, at, after, outer, level):
        parts.append("Counter(")
        self._lay_pairs(dict(item.most_common()), "{", "})", False, parts,
                        at + 8, after, outer, level)

    def _lay_OrderedDict(self, item, parts, at, after, outer, level):
        self._lay_items(list(item.items()), "OrderedDict([", "])", parts, at,
                        after, outer, level)

    def _lay_fields(self, item, parts, at, after, outer, level):
        name = type(item).__qualname__
        self._lay_named(name, [
            (f.name, getattr(item, f.name))
            for f in item.__dataclass_fields__.values()
            if f.repr and f._field_type == "_FIELD"], parts, at, after, outer,
            level)

    def _lay_SimpleNamespace(self, item, parts, at, after, outer, level):
        self._lay_named("namespace", list(item.__dict__.items()), parts, at,
                        after, outer, level)

    def _lay_named(self, name, pairs, parts, at, after, outer, level):
        parts.append(name + "(")
        inner = at + len(name) + 1
        for i, (key, part) in enumerate(pairs):
            last = i == len(pairs) - 1
            parts.append(f"{key}=")
            self._lay(part, parts, inner + len(key) + 1,
                      after + 1 if last else 1, outer, level)
            parts.append("" if last else ",\n" + " " * inner)
        parts.append(")")

    def _lay_str(self, item, parts, at, after, outer, level):
        """A long text as several, one below the other, cut at spaces."""
        bracket = level == 1
        if bracket:
            at, after = at + 1, after + 1
        chunks = []
        lines = item.splitlines(True)
        for i, line in enumerate(lines):
            final = i == len(lines) - 1
            chunks += self._cut(line, at, after if final else 0)
        if len(chunks) == 1:
            parts.append(chunks[0])
            return
        text = ("\n" + " " * at).join(chunks)
        parts.append(f"({text})" if bracket else text)

    def _cut(self, line, at, after):
        width = self._width - at
        if len(repr(line)) <= width - after:
            return [repr(line)]
        found, now = [], ""
        words = _words(line)
        for j, word in enumerate(words):
            room = width - (after if j == len(words) - 1 else 0)
            if len(repr(now + word)) > room:
                if now:
                    found.append(repr(now))
                now = word
            else:
                now += word
        return found + ([repr(now)] if now else [])


def _words(line):
    """The words, each with the white space behind it."""
    words, start, blank = [], 0, False
    for at, sign in enumerate(line):
        if sign.isspace():
            blank = True
        elif blank:
            words.append(line[start:at])
            start, blank = at, False
    return words + [line[start:]]


def pformat(object, indent=1, width=80, depth=None, *, compact=False,
            sort_dicts=True, underscore_numbers=False):
    """The object as text, over several lines if it is wide."""
    return PrettyPrinter(indent, width, depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers
                         ).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *,
           compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact,
                  sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **keywords):
    pprint(object, *args, sort_dicts=sort_dicts, **keywords)


def saferepr(object):
    return PrettyPrinter()._short(object, [], 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
