# SPDX-License-Identifier: MIT
while True:
    print("the quick brown fox jumps over the lazy dog", 1, 2.5, [3, None])
    print({"a": (1, 2), "b": [0.125] * 20}, end=" ")
