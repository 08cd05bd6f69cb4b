# SPDX-License-Identifier: MIT
"""The old name of `os`."""
from os import *
