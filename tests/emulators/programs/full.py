# SPDX-License-Identifier: MIT
# What the image cortex-m4-full has beyond the core's, a line a module.
import binascii
import collections
import contextlib
import enum
import hashlib
import json
import re
import string
import struct


class Gait(enum.Enum):
    WALK = 1
    RUN = 2


print(json.dumps({"a": [1, 2.5, None], "b": "\u00e9"}), json.loads("[1e3]"))
print(re.sub(r"(\w+)=(\d+)", r"\2:\1", "left=3 right=14"))
print(collections.deque(range(5), 3), collections.Counter("hello")["l"])
print(hashlib.sha256(b"krait").hexdigest()[:16], binascii.hexlify(b"\x01\xff"))
print(Gait.RUN, [g.name for g in Gait], string.ascii_lowercase[:3])
print((1 + 2j) * (3 - 1j), struct.calcsize("<hd"))
with contextlib.suppress(FileNotFoundError):
    raise FileNotFoundError(2, "no such file")
try:
    {}["x"] + (1).nothing
except KeyError as error:
    print(repr(error), error.__traceback__.tb_lineno)
