# SPDX-License-Identifier: MIT
"""The old name of `zlib`."""
from zlib import *
