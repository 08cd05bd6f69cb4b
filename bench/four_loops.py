#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Instructions a turn of DESIGN.md's four loops: four_loops.py [KRAIT].

Each program runs under callgrind with N and 2N turns; the difference divided
by N leaves start-up and compilation out. Valgrind counts each step of a
string instruction (rep stos) by itself, so clearing a list's new buffer
weighs eight instructions an item more than the processor executes.
"""
import re
import subprocess
import sys
import tempfile

TURNS = 10000
LOOPS = {
    "while i < n: s += i & 7; i += 1": ("s = 0", "s += i & 7"),
    "x *= 1.00001": ("x = 1.0", "x *= 1.00001"),
    "o.inc(1)": ("o = O()", "o.inc(1)"),
    "l.append(i)": ("l = []", "l.append(i)"),
}
PROGRAM = """import sys
class O:
    def __init__(self):
        self.n = 0
    def inc(self, d):
        self.n += d
def f(n):
    %s
    i = 0
    while i < n:
        %s
        i += 1
f(int(sys.argv[1]))
"""


def instructions(krait, path, turns):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         krait, path, str(turns)], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def main():
    krait = sys.argv[1] if len(sys.argv) > 1 else "build/release/krait"
    for name, parts in LOOPS.items():
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(PROGRAM % parts)
            file.flush()
            cost = (instructions(krait, file.name, 2 * TURNS)
                    - instructions(krait, file.name, TURNS)) / TURNS
        print(f"{cost:7.1f}  {name}")


if __name__ == "__main__":
    main()
