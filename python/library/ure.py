# SPDX-License-Identifier: MIT
"""The old name of `re`."""
from re import *
