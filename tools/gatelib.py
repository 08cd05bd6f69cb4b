# SPDX-License-Identifier: MIT
"""What the gates share: files, C text without comments, lists, reports.

A gate is a program `tools/NAME [ROOT]`. It prints one `path:line: message` a
finding and a last line with its name; its exit code is 1 when it found any.
"""
import fcntl
import pathlib
import re
import subprocess
import sys

FOLDERS = ["base", "heap", "value", "code", "lang", "vm", "rt", "native",
           "machine", "modules", "boards", "tools"]

COMMENT_OR_STRING = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)

# What the compiler said when a build failed.
broken = []


def root_argument():
    """The tree to look at: the first argument, or the one this stands in."""
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1]).resolve()
    return pathlib.Path(__file__).resolve().parent.parent


def c_files(root, *folders, suffixes=(".c", ".h")):
    """All C files below the given folders of ROOT, in order."""
    found = []
    for folder in folders:
        for path in (root / folder).rglob("*"):
            if path.suffix in suffixes and path.is_file() \
                    and "node_modules" not in path.parts:
                found.append(path)
    return sorted(found)


def line_of(text, position):
    """The line number of a position."""
    return text.count("\n", 0, position) + 1


def blank(match):
    """What a removed piece of text leaves: its newlines, at their places."""
    return re.sub(r"[^\n]", " ", match[0])


def without_comments(text):
    """TEXT with comments and strings blanked; line numbers stay."""
    def blank_one(match):
        # A string stays visible as a pair of quotes: it is an operand.
        quote = match[0][0]
        if quote in "\"'" and len(match[0]) >= 2:
            return quote + " " * (len(match[0]) - 2) + quote
        return blank(match)
    return COMMENT_OR_STRING.sub(blank_one, text)


def without_directives(text):
    """TEXT with preprocessor lines blanked, continuations too."""
    return DIRECTIVE.sub(blank, text)


def read_list(path):
    """Lines `KEY  reason` as {key: line number}; a reason is required."""
    entries = {}
    if not path.exists():
        return entries
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split(None, 1)
        if len(words) < 2:
            sys.exit(f"{path}:{number}: {words[0]} stands without a reason")
        if words[0] in entries:
            sys.exit(f"{path}:{number}: {words[0]} stands twice")
        entries[words[0]] = number
    return entries


def prefix_of(folder_path):
    """The prefix of a file's extern symbols, from its path below src/."""
    parts = folder_path.parts
    if parts[0] == "boards":
        return "sim_" if parts[1] == "sim" else "board_"
    return {"modules": "mod_", "tools": "tool_",
            "include": "krait_"}.get(parts[0], parts[0] + "_")


def build(root, preset="contracts", target="all"):
    """Brings build/PRESET up to date and returns it. One gate at a time."""
    folder = root / "build" / preset
    (root / "build").mkdir(exist_ok=True)
    lock_path = root / "build" / f".{preset}.lock"
    with open(lock_path, "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        commands = [["cmake", "--build", "--preset", preset, "-j", "2",
                     "--target", target, "--", "-k", "0"]]
        ninja, presets = folder / "build.ninja", root / "CMakePresets.json"
        if not ninja.exists() \
                or ninja.stat().st_mtime < presets.stat().st_mtime:
            commands.insert(0, ["cmake", "--preset", preset,
                                "--log-level=WARNING",
                                "--no-warn-unused-cli"])
        for command in commands:
            done = subprocess.run(command, cwd=root, text=True, check=False,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT)
            if done.returncode:
                broken.extend(re.findall(r"^\S*error:.*|.*: error: .*"
                                         r"|.*: fatal error: .*|CMake Error.*",
                                         done.stdout, re.M)
                              or done.stdout.splitlines()[-5:])
    return folder


def source_of(root, path, suffix):
    """The path below src/ that a product of the compiler comes from, or None
    if that file is no more."""
    parts = path.parts
    if "src" not in parts or path.suffix not in suffix:
        return None
    at = len(parts) - 1 - parts[::-1].index("src")
    source = pathlib.Path(*parts[at + 1:]).with_suffix("")
    return source if (root / "src" / source).exists() else None


def objects(root):
    """(path below src, object) of each object of our own code, in every
    build that shows symbols as written: the contracts build and the chips'."""
    found = []
    for preset in ("contracts", "cortex-m4", "cortex-m0plus"):
        for path in sorted((root / "build" / preset).rglob("*.o*")):
            source = source_of(root, path, (".o", ".obj"))
            if source:
                found.append((source, path))
    return found


def symbols(root):
    """[(path below src, [(type letter, name)])] of what objects define. One
    run of nm: to start it for each of 600 took longer than all the rest."""
    found = objects(root)
    defined = {str(path): [] for _, path in found}
    done = subprocess.run(["nm", "-A", "--defined-only", *defined],
                          check=True, text=True, stdout=subprocess.PIPE)
    for line in done.stdout.splitlines():
        path, _, symbol = line.rpartition(":")
        words = symbol.split()
        if len(words) == 3 and words[2][0] != "$":
            defined[path].append((words[1], words[2]))
    return [(source, defined[str(path)]) for source, path in found]


def finish(gate, errors, looked_at):
    """Prints the findings and ends the gate. What does not build is one: the
    rest was still looked at, but with holes."""
    errors = list(errors) + [f"does not build: {line}" for line in broken]
    for error in sorted(set(errors)):
        print(error)
    if errors:
        print(f"{gate}: {len(set(errors))} findings")
        sys.exit(1)
    print(f"{gate}: ok, {looked_at}")
