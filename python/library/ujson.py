# SPDX-License-Identifier: MIT
"""The old name of `json`."""
from json import *
