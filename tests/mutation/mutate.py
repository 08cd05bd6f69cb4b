#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Removes each protection of the heap in turn; some test must notice.

    mutate.py [--sample N] [--seed S] [--only TEXT] [--list]

A site is a call that guards consistency: a barrier store, a mask, a shade, a
weak read. Each is taken out in a copy of the tree; the killers of its folder
(killers.txt) run there, and the mutant is killed when one of them fails.
Survivors must stand in survivors.txt with their reason; one that is listed but
killed is an error too, so the list cannot rot.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
TREE = ROOT / "build/mutation/tree"
BUILD = ROOT / "build/mutation/build"
COPIED = ["CMakeLists.txt", "cmake", "src", "tests/unit", "tests/lang",
          "tests/signals", "tests/mutation", "tests/sweep",
          "tests/sweep-chips/driver.c", "tests/emulators/heap", "tools",
          "python"]
FOLDERS = ["src/heap", "src/value", "src/vm", "src/rt"]
NO_SITES = {"src/heap/walk.c"}  # tests themselves
TARGETS = ("krait heap_walk_test heap_weak_test heap_reserve_test "
           "heap_scan_test heap_graph_test heap_steps_test")

# (name, pattern, replacement): one protection each.
OPERATORS = [
    ("store without barrier", r"\bslot_store\(", "slot_init("),
    ("pointer store without barrier", r"\bslot_store_pointer\(([^;]*?), "
     r"([^,;]*)\);", r"slot_init(\1, value_from_pointer(\2));"),
    ("no mask", r"= isa_mask_handlers\(\);", "= base_isa_none();"),
    ("no shade", r"^(\s+)(heap_shade\w*\((?=[^;{]*\);$))", r"\1if (0) \2"),
    ("weak read as strong", r"\bheap_weak_read\((?!const)", "slot_load("),
]
# A mask that is none, and whose unmask then is none.
NONE = ("\n#define base_isa_none() 0xFFu\n"
        "#define isa_unmask_handlers(s) "
        "((s) == 0xFFu ? (void)0 : (isa_unmask_handlers)(s))\n")


def text_of(path):
    return path.read_text("utf-8")


def sites():
    """Every (path, line number, operator, changed line), in a fixed order."""
    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("*.c")):
            name = str(path.relative_to(ROOT))
            if name in NO_SITES:
                continue
            for number, line in enumerate(text_of(path).splitlines(), 1):
                for operator, pattern, replacement in OPERATORS:
                    changed = re.sub(pattern, replacement, line, count=1)
                    if changed != line:
                        found.append((name, number, operator, changed))
    return found


def survivors():
    """survivors.txt as {(path, stripped line, operator): reason}."""
    known = {}
    for line in text_of(HERE / "survivors.txt").splitlines():
        if line.strip() and not line.startswith("#"):
            where, code, name, reason = line.split(" | ", 3)
            known[(where, code, name)] = reason
    return known


def killers():
    """[(pattern of paths, command)], quickest first."""
    for line in text_of(HERE / "killers.txt").splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, command = line.split(" | ", 1)
            yield pattern, (command.replace("BUILD", str(BUILD))
                            .replace("TREE", str(TREE)))


def sh(command, timeout):
    """Exit status of a shell command; 124 when it takes too long."""
    process = subprocess.Popen(
        command, shell=True, cwd=TREE, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    try:
        return process.wait(timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return 124


def copy_file(source, target, path=""):
    """Only if it differs, so that little is built again."""
    data = source.read_bytes()
    if path == "cmake/flags.cmake":  # unused variables are what mutants have
        data = data.replace(b"-Werror", b"")
    if path == "src/base/isa/host/isa.h" or path.endswith("v7m/isa.h"):
        data = data.replace(b"\n#endif\n", NONE.encode() + b"\n#endif\n") \
            if data.count(b"\n#endif\n") == 1 else \
            data[:data.rindex(b"#endif")] + NONE.encode() + b"\n#endif\n"
    if target.exists() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    shutil.copymode(source, target)


def copy_tree():
    wanted = set()
    for name in COPIED:
        top = ROOT / name
        for source in [top] if top.is_file() else top.rglob("*"):
            path = str(source.relative_to(ROOT))
            if source.is_file() and "node_modules" not in path:
                wanted.add(path)
                copy_file(source, TREE / path, path)
    for old in TREE.rglob("*"):
        path = str(old.relative_to(TREE))
        if old.is_file() and path not in wanted and not path.startswith(
                "build"):
            old.unlink()


def prepare(commands):
    """The copy, built; the killers must pass in it."""
    copy_tree()
    configure = (f"cmake -S {TREE} -B {BUILD} -G Ninja -DCMAKE_C_COMPILER=gcc "
                 "-DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS=-O1 "
                 "-DKRAIT_WALKER=OFF")
    if sh(configure, 120) or sh(f"ninja -C {BUILD} {TARGETS}", 900):
        sys.exit("the copy of the tree does not build")
    for _, command in commands:
        if sh(command, 300):
            sys.exit(f"fails without a mutant: {command}")


def judge(path, number, changed, commands):
    """What killed the mutant, None, or 'compiler'."""
    target = TREE / path
    original = text_of(target)
    lines = original.splitlines()
    lines[number - 1] = changed
    target.write_text("\n".join(lines) + "\n", "utf-8")
    try:
        if sh(f"ninja -C {BUILD} {TARGETS}", 600):
            return "compiler"
        for pattern, command in commands:
            if re.match(pattern, path) and sh(command, 100):
                return " ".join(word.rsplit("/", 1)[-1]
                                for word in command.split()[:2])
        return None
    finally:
        target.write_text(original, "utf-8")


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", default="krait")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def choose(args):
    chosen = [s for s in sites() if args.only in " | ".join(map(str, s))]
    if args.sample:
        chosen = random.Random(args.seed).sample(
            chosen, min(args.sample, len(chosen)))
    return chosen


def main():
    args = options()
    chosen = choose(args)
    if args.list:
        for path, number, name, changed in chosen:
            print(f"{path}:{number}: {name}: {changed.strip()}")
        return 0
    commands = list(killers())
    prepare(commands)
    known = survivors()
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for path, number, name, changed in chosen:
        line = text_of(ROOT / path).splitlines()[number - 1].strip()
        reason = known.get((path, line, name))
        killer = judge(path, number, changed, commands)
        outcome = ("skipped" if killer == "compiler" else "passed"
                   if (killer is None) == (reason is not None) else "failed")
        counts[outcome] += 1
        verdict = f"killed by {killer}" if killer else "SURVIVED"
        note = f" ({reason})" if reason else ""
        print(f"{outcome} {path} | {line} | {name} | {verdict}{note}",
              flush=True)
    print("%(passed)d passed, %(failed)d failed, %(skipped)d skipped" % counts)
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
