# SPDX-License-Identifier: MIT
"""What builtin types do on the desk alone: float.hex, float.fromhex."""

import math
import re

_HEX = re.compile(r"\s*([-+]?)(?:0x)?([0-9a-f]*)\.?([0-9a-f]*)"
                  r"(?:p([-+]?[0-9]+))?\s*$", re.I)
_WORDS = re.compile(r"\s*([-+]?)(inf|infinity|nan)\s*$", re.I)


def float_hex(x):
    """The text of float.hex(x)."""
    if not math.isfinite(x):
        return repr(x)
    sign = "-" if math.copysign(1.0, x) < 0 else ""
    if x == 0:
        return sign + "0x0.0p+0"
    mantissa, exponent = math.frexp(abs(x))
    shift = max(-1021 - exponent, 0)  # of a subnormal number
    whole = int(math.ldexp(mantissa, 53 - shift))
    return "%s0x%d.%013xp%+d" % (sign, whole >> 52, whole & (1 << 52) - 1,
                                 exponent + shift - 1)


def float_fromhex(text):
    """The float that float.fromhex(text) is; ValueError, OverflowError."""
    if not isinstance(text, str):
        raise TypeError("fromhex() argument must be str, not "
                        + type(text).__name__)
    word = _WORDS.match(text)
    if word is not None:
        return float(word.group(1) + word.group(2))
    number = _HEX.match(text)
    if number is None or not number.group(2) + number.group(3):
        raise ValueError("invalid hexadecimal floating-point string")
    sign, whole, part, power = number.groups()
    digits = int(whole + part, 16)
    power = int(power or 0) - 4 * len(part)
    x = _rounded(digits, power)
    return -x if sign == "-" else x


def _rounded(digits, power):
    """digits * 2 ** power, rounded once, half to even."""
    bits = digits.bit_length()
    if digits == 0 or bits + power < -1080:
        return 0.0
    if bits + power > 1024:
        raise OverflowError("hexadecimal value too large to represent as a "
                            "float")
    drop = max(bits - 53, -1074 - power)
    if drop > 0:
        rest = digits & (1 << drop) - 1
        digits >>= drop
        power += drop
        half = 1 << drop - 1
        if rest > half or rest == half and digits & 1:
            digits += 1
    try:
        return math.ldexp(digits, power)
    except OverflowError:
        raise OverflowError("hexadecimal value too large to represent as a "
                            "float") from None
