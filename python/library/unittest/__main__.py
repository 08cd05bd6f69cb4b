# SPDX-License-Identifier: MIT
import sys

from unittest import main

sys.argv[0] = "python -m unittest"
main(module=None)
