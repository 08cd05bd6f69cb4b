# SPDX-License-Identifier: MIT
"""The old name of `asyncio`."""
from asyncio import *
