# SPDX-License-Identifier: MIT
"""re: a flags byte, the pattern up to a newline, a text. The ways to ask the
same question must agree."""
import re

FLAGS = (re.I, re.M, re.S, re.X, re.A)


def compiled(how, source):
    flags = 0
    for i, flag in enumerate(FLAGS):
        if how >> i & 1:
            flags |= flag
    try:
        return re.compile(source, flags)
    except re.error as error:
        assert error.pos is None or 0 <= error.pos <= len(source)
    except (OverflowError, ValueError):
        pass
    return None


def sound(pattern, text, m):
    assert 0 <= m.start() <= m.end() <= len(text)
    assert m.group() == text[m.start():m.end()]
    assert len(m.groups()) == pattern.groups
    for i in range(pattern.groups + 1):
        a, b = m.span(i)
        assert (a, b) == (-1, -1) or 0 <= a <= b <= len(text)
        assert m.group(i) == (text[a:b] if a >= 0 else None)
    for name, i in pattern.groupindex.items():
        assert m.group(name) == m.group(i)


def agree(pattern, text):
    empty = text[:0]
    first, begin = pattern.search(text), pattern.match(text)
    full = pattern.fullmatch(text)
    if begin:
        sound(pattern, text, begin)
        assert first and first.span() == begin.span()
    if full:
        sound(pattern, text, full)
        assert full.span() == (0, len(text)) and begin
    found = list(pattern.finditer(text))
    assert bool(found) == bool(first)
    at = 0
    for m in found:
        sound(pattern, text, m)
        assert m.start() >= at
        at = m.end()
        there = pattern.match(text, m.start())
        assert there or m.start() == m.end()
    if first:
        assert found[0].regs == first.regs
    if pattern.groups == 0:
        assert pattern.findall(text) == [m.group() for m in found]
        pieces = pattern.split(text)
        assert len(pieces) == len(found) + 1
        whole = pieces[0]
        for m, piece in zip(found, pieces[1:]):
            whole += m.group() + piece
        assert whole == text
    assert pattern.sub(lambda m: m.group(), text) == text
    count = pattern.subn(empty, text)[1]
    assert count == len(found)


def fuzz(data):
    if not data:
        return
    how, data = data[0], data[1:]
    source, _, text = data.partition(b"\n")
    if how & 64 == 0:
        try:
            source, text = source.decode(), text.decode()
        except UnicodeError:
            return
    pattern = compiled(how, source)
    if pattern is not None:
        for _ in range(2):
            agree(pattern, text)
            text = text[1:]
        try:
            pattern.sub(source, text)
        except (re.error, IndexError):
            pass
        repr(pattern)
    re.escape(source)
    re.purge()


for sample in (b"\x00a(b|c)+?\nxabcb", b"\x41[^a-z]*\nabcAB",
               b"\x08(?P<n>a) (?=b)\nab"):
    fuzz(sample)
