# A NaN has no sign, and there is only one.
#
# Cause: x86-64 makes a negative NaN of 0 * inf, ARM and RISC-V a positive one;
# a program must give the same bytes on each. So the sign is never shown, and
# `is` finds any NaN equal to any other, as floats have no identity.
# Workaround: none needed; math.isnan() tells a NaN.
import math
import struct

inf = float("inf")
made = inf - inf
print(math.copysign(1, made), math.copysign(1, -made), made is -made)
print(struct.pack(">d", -float("nan")).hex())
# CPython:
# -1.0 1.0 False
# fff8000000000000
