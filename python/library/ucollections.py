# SPDX-License-Identifier: MIT
"""The old name of `collections`."""
from collections import *
