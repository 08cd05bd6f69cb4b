# SPDX-License-Identifier: MIT
"""The old name of `platform`."""
from platform import *
