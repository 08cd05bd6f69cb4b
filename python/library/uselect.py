# SPDX-License-Identifier: MIT
"""The old name of `select`."""
from select import *
