# SPDX-License-Identifier: MIT
"""What Masks (harness/masks.mjs) has measured, against the limits of C1 and C5.
Sites are named by function and line."""
import re
import subprocess

# Not of the runtime: the walker looks at all memory at one moment; the reset
# handler masks before there is anything to interrupt.
EXEMPT = ("heap_walk", "board_reset_handler")


def name_of(image, address):
    """Functions from the innermost out, with the line of the first."""
    out = subprocess.run(["arm-none-eabi-addr2line", "-fis", "-e", image,
                          address], text=True, check=True,
                         stdout=subprocess.PIPE).stdout.splitlines()
    places = list(zip(out[::2], out[1::2]))
    # A mask that is a function of its own does not tell whose it is.
    places = [place for place in places
              if not place[0].startswith("isa_")] or places
    return " < ".join(f for f, _ in places), places[0][1].split(" ")[0]


def judge(image, text, commit_limit, primask_limit):
    """Whether all sites keep the limits, and a line for each."""
    longest = {}
    for kind, address, cycles, _ in re.findall(
            r"^(commit|PRIMASK) (0x[0-9a-f]+) (\d+) (\d+)$", text, re.M):
        name, line = name_of(image, address)
        key = (kind, name, line)
        longest[key] = max(longest.get(key, 0), int(cycles))
    good = bool(longest)
    lines = []
    for (kind, name, line), cycles in sorted(longest.items(),
                                             key=lambda item: -item[1]):
        exempt = any(e in name for e in EXEMPT)
        limit = commit_limit if kind == "commit" else primask_limit
        over = cycles > limit and not exempt
        good = good and not over
        lines.append(f"{kind} {cycles} cycles{' (exempt)' if exempt else ''}"
                     f"{' OVER ' + str(limit) if over else ''}: "
                     f"{name} ({line})")
    return good, "\n".join(lines)
