# SPDX-License-Identifier: MIT
i = 0
while True:
    i += 1
    i &= 1023
