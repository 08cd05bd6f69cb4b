# The old names with u in front are the same modules.
import utime
import ustruct
import uarray
import urandom
import usys
import time
import struct
import array
import random
import sys

print(utime.ticks_diff(3, 1), ustruct.pack("<H", 258), uarray.array("b", [1]))
print(usys.implementation.name, urandom.getrandbits(1) in (0, 1))
print(utime.ticks_ms is not None, callable(utime.sleep_us))
