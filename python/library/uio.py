# SPDX-License-Identifier: MIT
"""The old name of `io`."""
from io import *
