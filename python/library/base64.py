# SPDX-License-Identifier: MIT
"""Base 64, 32 and 16 of RFC 4648; base 64 itself is binascii's."""
import binascii

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_LINE = 57  # bytes that make a line of 76 characters


def _bytes_of(s):
    """What is to be decoded: bytes, or a str of ASCII."""
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError(
                "string argument should contain only ASCII characters")
        return s.encode()
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII "
                        "string, not %r" % type(s).__name__) from None


def _swap(data, old, new):
    table = bytearray(range(256))
    for a, b in zip(old, new):
        table[a] = b
    return data.translate(bytes(table))


def b64encode(s, altchars=None):
    """Bytes as base 64, with two other characters for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return _swap(encoded, b"+/", altchars)
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Bytes of base 64; what is no such character is passed over unless
    `validate`."""
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = _swap(s, altchars, b"+/")
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """b64encode(s)."""
    return b64encode(s)


def standard_b64decode(s):
    """b64decode(s)."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base 64 with - and _, which file names and addresses may hold."""
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    """Bytes of base 64 with - and _."""
    return b64decode(s, b"-_")


def encodebytes(s):
    """Base 64 in lines of 76 characters."""
    if isinstance(s, str):
        raise TypeError("expected bytes-like object, not str")
    return b"".join([binascii.b2a_base64(s[i:i + _LINE])
                     for i in range(0, len(s), _LINE)])


def decodebytes(s):
    """Bytes of base 64 in lines."""
    if isinstance(s, str):
        raise TypeError("expected bytes-like object, not str")
    return binascii.a2b_base64(s)


def _encode32(alphabet, s):
    s = bytes(memoryview(s))
    missing = -len(s) % 5
    s += bytes(missing)
    out = bytearray()
    for i in range(0, len(s), 5):
        bits = int.from_bytes(s[i:i + 5], "big")
        out += bytes([alphabet[bits >> shift & 31]
                      for shift in range(35, -5, -5)])
    pads = (0, 1, 3, 4, 6)[missing]
    if pads:
        out[-pads:] = b"=" * pads
    return bytes(out)


def _decode32(alphabet, s, casefold=False, map01=None):
    s = _bytes_of(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_of(map01)
        assert len(map01) == 1, repr(map01)
        s = _swap(s, b"01", b"O" + map01)
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    digits = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(s), 8):
        bits = 0
        for c in s[i:i + 8]:
            if c not in digits:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | digits[c]
        count = len(s[i:i + 8])
        out += (bits << 5 * (8 - count)).to_bytes(5, "big")
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pads:
        del out[(43 - 5 * pads) // 8 - 5:]
    return bytes(out)


def b32encode(s):
    """Bytes as base 32."""
    return _encode32(_BASE32, s)


def b32decode(s, casefold=False, map01=None):
    """Bytes of base 32; `map01` is what the digit 1 stands for."""
    return _decode32(_BASE32, s, casefold, map01)


def b32hexencode(s):
    """Bytes as base 32 whose characters keep the order of the bits."""
    return _encode32(_BASE32HEX, s)


def b32hexdecode(s, casefold=False):
    """Bytes of it."""
    return _decode32(_BASE32HEX, s, casefold)


def b16encode(s):
    """Bytes as hexadecimal in capitals."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Bytes of hexadecimal, in capitals only unless `casefold`."""
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)
