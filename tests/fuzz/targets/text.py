# SPDX-License-Identifier: MIT
"""Texts and bytes: encodings go back and forth, and searching, splitting and
joining agree with each other."""
import binascii


def texts(a, b):
    assert a.encode().decode() == a
    assert a.encode("utf-16").decode("utf-16") == a
    assert eval(repr(a)) == a and eval(ascii(a)) == a
    assert "".join(list(a)) == a and a[::-1][::-1] == a
    assert len(a) == sum(1 for c in a)
    assert all(a[i] == c for i, c in enumerate(a[:50]))
    assert a.upper().isupper() or not any(c.isalpha() for c in a) or a
    for method in (a.lower, a.title, a.swapcase, a.capitalize, a.casefold):
        method()
    assert "\n".join(a.split("\n")) == a
    assert "".join(a.splitlines(True)) == a
    assert a.expandtabs(3) == a or "\t" in a
    a.translate({ord(c): c + c for c in b[:9]})
    a.isidentifier(), a.isnumeric(), a.isprintable(), a.istitle()


def both(a, b, empty):
    at = a.find(b)
    assert (at >= 0) == (b in a)
    assert at < 0 or a[at:at + len(b)] == b
    last = a.rfind(b)
    assert (last >= at) and (last < 0 or a[last:last + len(b)] == b)
    if not b:
        return
    pieces = a.split(b)
    assert b.join(pieces) == a and len(pieces) == a.count(b) + 1
    assert b.join(a.rsplit(b, 2)) == a == b.join(a.split(b, 1))
    assert empty.join(a.partition(b)) == a == empty.join(a.rpartition(b))
    assert a.replace(b, empty) == empty.join(pieces)
    assert a.strip(b) == a.lstrip(b).rstrip(b)
    assert a.startswith(b) == (a[:len(b)] == b)
    assert a.endswith(b) == (a[-len(b):] == b) or len(b) > len(a)
    assert a.removeprefix(b) == (a[len(b):] if at == 0 else a)
    assert hash(a) == hash(a + b[:0]) and (a < b) == (not a >= b)


def raw(a, b):
    assert bytes.fromhex(a.hex()) == a
    assert binascii.unhexlify(binascii.hexlify(a)) == a
    assert binascii.a2b_base64(binascii.b2a_base64(a)) == a
    assert eval(repr(a)) == a and bytes(bytearray(a)) == a
    try:
        text = a.decode()
    except UnicodeDecodeError:
        assert len(a.decode("utf-8", "replace")) >= 1
        a.decode("utf-8", "ignore").encode()
        return
    assert text.encode() == a
    for call in (binascii.a2b_base64, binascii.unhexlify, bytes.fromhex):
        try:
            call(text)
        except ValueError:
            pass


def fuzz(data):
    a, _, b = data.partition(b"\x00")
    both(a, b, b"")
    raw(a, b)
    try:
        a, b = a.decode(), b.decode()
    except UnicodeError:
        return
    texts(a, b)
    both(a, b, "")


for sample in (b"hello\x00l", "h\u00e9llo \u20ac\x00\u20ac".encode(), b"\xff"):
    fuzz(sample)
