# SPDX-License-Identifier: MIT
"""Names of files, as POSIX has them."""
import _files

sep = "/"


def isabs(p):
    return p.startswith("/")


def join(a, *more):
    """One path of several; an absolute one begins anew."""
    for p in more:
        if p.startswith("/"):
            a = p
        elif not a or a.endswith("/"):
            a += p
        else:
            a += "/" + p
    return a


def split(p):
    """(folder, name); the folder without slashes at its end, unless root."""
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def splitext(p):
    """(all before, the last extension with its dot)"""
    name = basename(p)
    dot = name.rfind(".")
    if dot <= 0 or not name[:dot].strip("."):
        return p, ""
    cut = len(p) - len(name) + dot
    return p[:cut], p[cut:]


def normpath(p):
    """Without . and .. and double slashes."""
    if not p:
        return "."
    root = "//" if p.startswith("//") and not p.startswith("///") else (
        "/" if p.startswith("/") else "")
    parts = []
    for part in p.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not root and not parts) or (
                parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(p):
    return normpath(join(_files.getcwd(), p))


realpath = abspath


def _mode(p):
    try:
        return _files.stat(p)[0]
    except (OSError, ValueError):
        return 0


def exists(p):
    return _mode(p) != 0


lexists = exists


def isdir(p):
    return _mode(p) & 0xF000 == 0x4000


def isfile(p):
    return _mode(p) & 0xF000 == 0x8000


def getsize(p):
    return _files.stat(p)[6]


def getmtime(p):
    return _files.stat(p)[8] / 1e9


def expanduser(p):
    if p == "~" or p.startswith("~/"):
        return (_files.getenv("HOME") or "~") + p[1:]
    return p


def commonprefix(paths):
    """The longest text with which all begin."""
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for i, letter in enumerate(low):
        if letter != high[i]:
            return low[:i]
    return low


def relpath(p, start="."):
    """p as seen from start."""
    there = [part for part in abspath(p).split("/") if part]
    here = [part for part in abspath(start).split("/") if part]
    same = 0
    while same < min(len(there), len(here)) and there[same] == here[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."
