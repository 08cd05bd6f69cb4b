# SPDX-License-Identifier: MIT
"""The old name of `heapq`."""
from heapq import *
