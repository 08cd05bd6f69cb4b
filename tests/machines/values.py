# SPDX-License-Identifier: MIT
# Numbers where the machines differ: signs of NaNs, conversions out of range,
# fused multiply-adds, libraries, widths of long and of pointers (R8, V1).
import array
import math
import random
import struct

inf = float("inf")
zero = 0.0
NANS = [inf - inf, inf * zero, zero * -inf, float("nan"), -float("nan"),
        -(inf - inf), abs(inf - inf), float("nan") + (inf - inf),
        (inf - inf) + float("nan"), (inf - inf) * -1.0, (inf - inf) / 2,
        math.nan, math.copysign(math.nan, -1.0), math.fsum([math.nan]),
        sum([inf, -inf]), 2.0 ** (inf - inf), (inf - inf) % 2.0,
        math.hypot(math.nan, 1.0), float("-nan"), math.modf(math.nan)[0],
        struct.unpack("<d", b"\x01\x00\x00\x00\x00\x00\xfc\xff")[0],
        array.array("f", struct.pack("<f", -math.nan))[0]]
for x in NANS:
    print(x, x is NANS[0], id(x) == id(NANS[0]), hash(x),
          math.copysign(1.0, x), struct.pack("<dfe", x, x, x),
          bytes(array.array("d", [x])), "%+.3f %e" % (x, x))
for x in (2.5, -2.5, 1e18, -1e18, 2.0 ** 31, -(2.0 ** 63), 1e300, -zero):
    print(int(x), hash(x), round(x), math.floor(x), x // 3, x % 3, x % -3,
          divmod(x, 0.7), float.hex(x) if hasattr(float, "hex") else "")
for code in "bBhHiIqQ":
    wide = "<" + code
    print(wide, struct.calcsize(wide), struct.pack(wide, 100))
state = 1.0
for i in range(2000):  # a*b + c where a fused operation would round once
    state = state * 1.0000001 + 0.1 * state * (1.0 - state)
    state = math.sin(state) + math.exp(-state) * math.atan2(state, 0.3)
print(state, [repr(f(0.7)) for f in (
    math.sin, math.cos, math.tan, math.asin, math.exp, math.log, math.sqrt,
    math.tanh, math.gamma, math.lgamma, math.erf)])
print(2.3 ** 4.5, 10.0 ** -7.3, math.pow(1.1, 1000.3), math.fmod(1e17, 7.7))
print(10 ** 50 // 7 ** 20, pow(3, 200, 10 ** 9 + 7), -7 // 2, -(1 << 90) >> 5)
random.seed(3)
print([random.random() for _ in range(3)], random.getrandbits(40),
      random.randint(1, 10 ** 12), random.uniform(-1, 1))
print([hash(x) for x in ("abc", "", b"xyz", (1, 2, "x"), 2 ** 70, -1, 1.5,
                         frozenset((1, 2, "a")), "ä" * 9)])
print(bytes([200, 255])[0], chr(200), ord("ÿ"), "\xff" > "a", b"\xff" > b"a")
