# SPDX-License-Identifier: MIT
"""What Masks (harness/masks.mjs) has measured, against the limits of C1 and C5
and against what reports say of the sites (boards/sim/masks.h). Sites are named
by function and line."""
import functools
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = re.compile(r"^(commit|PRIMASK) (0x[0-9a-f]+) (0x[0-9a-f]+) (\d+) \d+$",
                  re.M)
# Not of the runtime: the walker looks at all memory at one moment; the reset
# handler masks before there is anything to interrupt.
EXEMPT = ("heap_walk", "board_reset_handler")


@functools.lru_cache(None)
def places_of(image, address):
    """(function, file:line) of an address, the innermost first."""
    out = subprocess.run(["arm-none-eabi-addr2line", "-fis", "-e", image,
                          hex(address)], text=True, check=True,
                         stdout=subprocess.PIPE).stdout.splitlines()
    return [(function, line.split(" ")[0])
            for function, line in zip(out[::2], out[1::2])]


def name_of(image, address, link):
    """Functions from the innermost out, with the line of the first."""
    def outside(places):
        return [place for place in places if not place[0].startswith("isa_")]
    # A mask that is a function of its own does not tell whose it is.
    places = (outside(places_of(image, address)) or
              outside(places_of(image, (link & ~1) - 2)) or
              places_of(image, address))
    return " < ".join(f for f, _ in places), places[0][1]


def told():
    """{(file, function): cycles} of what reports say."""
    text = (ROOT / "src/boards/sim/masks.h").read_text("utf-8")
    return {(file.split("/")[-1], function): int(cycles)
            for file, function, cycles in re.findall(
                r'^    X\("(\S+)", "(\w+)", (\d+)\)', text, re.M)}


def longest_of(image, text):
    """{(kind, functions, line): cycles}"""
    longest = {}
    for kind, address, link, cycles in SITE.findall(text):
        key = (kind, *name_of(image, int(address, 16), int(link, 16)))
        longest[key] = max(longest.get(key, 0), int(cycles))
    return longest


def judge(image, text, commit_limit, primask_limit):
    """Whether all sites keep the limits, and a line for each."""
    longest = longest_of(image, text)
    reported = told()
    good = bool(longest)
    lines = []
    for (kind, name, line), cycles in sorted(longest.items(),
                                             key=lambda item: -item[1]):
        exempt = any(e in name for e in EXEMPT)
        limit = commit_limit if kind == "commit" else primask_limit
        most = reported.get((line.split(":")[0], name.split(" < ")[0]), limit)
        over = cycles > limit and not exempt
        more = kind == "commit" and cycles > most and not exempt
        good = good and not over and not more
        lines.append(f"{kind} {cycles} cycles{' (exempt)' if exempt else ''}"
                     f"{' OVER ' + str(limit) if over else ''}"
                     f"{f' above {most} in sim/masks.h' if more else ''}: "
                     f"{name} ({line})")
    return good, "\n".join(lines)
