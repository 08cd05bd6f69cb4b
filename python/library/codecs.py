# SPDX-License-Identifier: MIT
"""Encodings beyond UTF-8 and ASCII: those of str.encode and bytes.decode, and
encode, decode, lookup by name."""

__all__ = "encode decode lookup BOM_UTF8 BOM_UTF16_LE BOM_UTF16_BE".split()

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = b"\xff\xfe"
BOM_UTF16_BE = b"\xfe\xff"

# Canonical name: (bytes a unit, byte order, highest code point of one byte)
_CODECS = {
    "ascii": (1, None, 0x80), "latin-1": (1, None, 0x100),
    "utf-16": (2, None, 0), "utf-16-le": (2, "little", 0),
    "utf-16-be": (2, "big", 0), "utf-32": (4, None, 0),
    "utf-32-le": (4, "little", 0), "utf-32-be": (4, "big", 0),
    "utf-8": (0, None, 0), "utf-8-sig": (0, BOM_UTF8, 0),
}
_ALIASES = {
    "us-ascii": "ascii", "646": "ascii", "latin1": "latin-1", "l1": "latin-1",
    "iso-8859-1": "latin-1", "iso8859-1": "latin-1", "8859": "latin-1",
    "utf16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "utf32": "utf-32", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be",
    "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8",
}


def _canonical(name):
    plain = name.lower().replace("_", "-").replace(" ", "-")
    plain = _ALIASES.get(plain, plain)
    if plain not in _CODECS:
        raise LookupError("unknown encoding: " + name)
    return plain


def encode(text, encoding="utf-8", errors="strict"):
    """The text's bytes; LookupError, UnicodeEncodeError."""
    return text.encode(encoding, errors)


def decode(data, encoding="utf-8", errors="strict"):
    """The text of bytes; LookupError, UnicodeDecodeError."""
    return bytes(data).decode(encoding, errors)


def lookup(encoding):
    """The canonical name of an encoding; LookupError."""
    return _canonical(encoding)


def _code(what, encoding, errors, decodes):
    """What str.encode and bytes.decode do themselves for UTF-8 and ASCII."""
    name = _canonical(encoding)
    unit, order, limit = _CODECS[name]
    if unit == 0:
        return _utf8(what, order, errors, decodes)
    if decodes:
        return (_narrow_text(what, name, limit, errors) if unit == 1
                else _wide_text(what, name, unit, order, errors))
    return (_narrow_bytes(what, name, limit, errors) if unit == 1
            else _wide_bytes(what, name, unit, order, errors))


def _utf8(what, mark, errors, decodes):
    if not decodes:
        return (mark or b"") + what.encode("utf-8", errors)
    if mark and what[:3] == mark:
        what = what[3:]
    return bytes(what).decode("utf-8", errors)


def _undecodable(name, data, at, end, why, errors):
    if errors == "ignore":
        return ""
    if errors == "replace":
        return "\ufffd"
    if errors == "backslashreplace":
        return "".join("\\x%02x" % byte for byte in data[at:end])
    if errors != "strict":
        raise LookupError("unknown error handler name '%s'" % errors)
    raise UnicodeDecodeError(name, bytes(data), at, end, why)


def _unencodable(name, text, at, why, errors, limit=0x110000):
    if errors == "ignore":
        return ""
    if errors == "replace":
        return "?"
    code = ord(text[at])
    escaped = ("\\x%02x" if code < 0x100 else "\\u%04x" if code < 0x10000
               else "\\U%08x") % code
    if errors == "backslashreplace":
        return escaped
    if errors == "xmlcharrefreplace":
        return "&#%d;" % code
    if errors != "strict":
        raise LookupError("unknown error handler name '%s'" % errors)
    end = at + 1
    while end < len(text) and ord(text[end]) >= limit:
        end += 1
    raise UnicodeEncodeError(name, text, at, end, why)


def _narrow_text(data, name, limit, errors):
    if limit == 0x100:
        return "".join(map(chr, data))
    return "".join(chr(b) if b < limit else _undecodable(
        name, data, i, i + 1, "ordinal not in range(%d)" % limit, errors)
        for i, b in enumerate(bytes(data)))


def _narrow_bytes(text, name, limit, errors):
    out = bytearray()
    for i, char in enumerate(text):
        code = ord(char)
        if code < limit:
            out.append(code)
        else:
            out += _unencodable(name, text, i, "ordinal not in range(%d)"
                                % limit, errors, limit).encode()
    return bytes(out)


def _wide_bytes(text, name, unit, order, errors):
    out = bytearray() if order else bytearray(b"\xff\xfe" + bytes(unit - 2))
    order = order or "little"
    for i, char in enumerate(text):
        code = ord(char)
        if 0xD800 <= code < 0xE000:
            instead = _unencodable(name, text, i, "surrogates not allowed",
                                   errors)
            out += _wide_bytes(instead, name, unit, order, errors)
        elif unit == 2 and code > 0xFFFF:
            code -= 0x10000
            out += (0xD800 | code >> 10).to_bytes(2, order)
            out += (0xDC00 | code & 0x3FF).to_bytes(2, order)
        else:
            out += code.to_bytes(unit, order)
    return bytes(out)


def _wide_text(data, name, unit, order, errors):
    data = bytes(data)
    at = 0
    if order is None:
        mark = int.from_bytes(data[:unit], "little")
        order = "little"
        if mark == 0xFEFF:
            at = unit
        elif len(data) >= unit and int.from_bytes(data[:unit],
                                                  "big") == 0xFEFF:
            order, at = "big", unit
    out = []
    while at < len(data):
        code, size, why = _wide_char(data, at, unit, order)
        out.append(chr(code) if why is None else _undecodable(
            name, data, at, at + size, why, errors))
        at += size
    return "".join(out)


def _wide_char(data, at, unit, order):
    """Code point, bytes taken, and what is wrong with them."""
    if len(data) - at < unit:
        return 0, len(data) - at, "truncated data"
    code = int.from_bytes(data[at:at + unit], order)
    if unit == 4:
        fine = code < 0x110000 and not 0xD800 <= code < 0xE000
        return code, 4, None if fine else "code point not in range(0x110000)"
    if not 0xD800 <= code < 0xE000:
        return code, 2, None
    if code >= 0xDC00:
        return 0, 2, "illegal encoding"
    if len(data) - at < 4:
        return 0, len(data) - at, "unexpected end of data"
    low = int.from_bytes(data[at + 2:at + 4], order)
    if not 0xDC00 <= low < 0xE000:
        return 0, 2, "illegal UTF-16 surrogate"
    return 0x10000 + ((code & 0x3FF) << 10 | low & 0x3FF), 4, None
