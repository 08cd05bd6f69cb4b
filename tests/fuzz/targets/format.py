# SPDX-License-Identifier: MIT
"""Formats of numbers and texts: a kind byte, the format up to a newline, a
text. Where C's printf has the same format, it is the oracle."""

PRINTF = "+- #0123456789.eEfFgG"


def values(text):
    out = [text, len(text), -len(text) ** 9, text.encode(), None, [text],
           1j * len(text)]
    for make in (int, float):
        try:
            out.append(make(text))
        except ValueError:
            pass
    return out


def percent(how, v):
    try:
        shown = how % v
    except (TypeError, ValueError, OverflowError, KeyError):
        return
    if isinstance(v, float) and v - v == 0 and how[:1] == "%" and all(
            c in PRINTF for c in how[1:]) and how[-1] not in "0123456789. ":
        assert shown == sprintf(how, v), (how, v)


def spec(how, v):
    try:
        shown = format(v, how)
    except (TypeError, ValueError, OverflowError):
        return
    if "{" not in how and "}" not in how:
        assert ("{:" + how + "}").format(v) == shown
    if isinstance(v, int) and how[-1:] in "d" and "c" not in how:
        assert any(c.isdigit() for c in shown)


def braces(how, v):
    try:
        how.format(v, 1, x=v)
    except (TypeError, ValueError, OverflowError, KeyError, IndexError,
            AttributeError):
        pass


def fuzz(data):
    if not data:
        return
    kind, data = data[0], data[1:]
    how, _, text = data.partition(b"\n")
    try:
        how, text = how.decode(), text.decode()
    except UnicodeError:
        return
    check = (percent, spec, braces)[kind % 3]
    for v in values(text):
        check(how, v)
    if kind % 3 == 0:
        percent(how.encode(), text.encode())
        percent(how, (text, len(text)))
        percent(how, {text: 1})


for sample in (b"\x00%5.2f\n2.5", b"\x01>10\nabc", b"\x02{0!r:>{1}}{x}\n1"):
    fuzz(sample)
