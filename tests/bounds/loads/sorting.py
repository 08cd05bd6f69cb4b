# SPDX-License-Identifier: MIT
numbers = [(i * 7919) % 1009 for i in range(1000)]
while True:
    numbers.sort()
    numbers.sort(reverse=True)
    numbers = [(i * 7919) % 1009 for i in range(1000)]
