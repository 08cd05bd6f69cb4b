# SPDX-License-Identifier: MIT
"""Texts of numbers: what is read is what the C library reads, and what is
written reads back."""
import struct

PLAIN = "0123456789.eE+-"


def bits(x):
    return struct.pack("<d", x)


def whole(text, base):
    try:
        n = int(text, base)
    except ValueError:
        return None
    assert int(str(n)) == n
    assert int(hex(n), 16) == int(bin(n), 2) == int(oct(n), 0) == n
    assert -n + n == 0 and (n ^ -1) == ~n
    assert int("%d" % n) == n == int(format(n, "_x"), 16)
    q, r = divmod(n, 1000003)
    assert q * 1000003 + r == n and 0 <= r < 1000003
    assert int.from_bytes(n.to_bytes(n.bit_length() // 8 + 1, "big",
                                     signed=True), "big", signed=True) == n
    return n


def real(text):
    try:
        x = float(text)
    except ValueError:
        return
    if all(c in PLAIN for c in text):
        assert bits(x) == bits(strtod(text)), text
    written(x)


def written(x):
    short = repr(x)
    assert bits(float(short)) == bits(x) or x != x
    if x - x != 0:
        return
    digits = sum(c.isdigit() for c in short.split("e")[0].lstrip("-0."))
    assert digits <= 17 or "e" not in short
    if 0 < digits < 18:
        near = strtod("%.*e" % (max(digits, 1) - 1, x))
        assert short == repr(near) or near != x, short
    n, d = x.as_integer_ratio()
    assert n / d == x
    for spec in ("%.17g", "%.0f", "%.3e", "%+012.4f", "%g", "%#.5g", "%.12G"):
        assert spec % x == sprintf(spec, x), (spec, x)
    assert float.fromhex(x.hex()) == x
    assert round(x, 2) == float("%.2f" % x)
    assert abs(x) < 2**63 or int(x) == x


def literal(text):
    """A literal of a program is what float() or int() makes of its text."""
    if not text[:1].isdigit() or not text.isalnum():
        return
    try:
        got = eval(text)
    except SyntaxError:
        return
    if text[-1] in "jJ":
        assert got == complex(text)
    elif isinstance(got, int):
        assert got == int(text, 0)
    else:
        assert bits(got) == bits(float(text))


def both(text):
    try:
        z = complex(text)
    except ValueError:
        return
    again = complex(repr(z))
    assert repr(again) == repr(z)


def fuzz(data):
    if len(data) < 2:
        return
    base = data[0] % 38
    if data[0] > 200 and len(data) > 8:
        written(struct.unpack("<d", data[1:9])[0])
    try:
        text = data[1:].decode()
    except UnicodeError:
        return
    try:
        whole(text, base)
    except ValueError:
        assert base == 1 or base > 36
    real(text)
    both(text)
    literal(text)


for sample in (b"\x0a12", b"\x0a1.5e3", b"\xff12345678", b"\x0a1+2j"):
    fuzz(sample)
