# SPDX-License-Identifier: MIT
"""Programs of object files, of which a mutant replaces those it changes."""
import concurrent.futures
import hashlib
import os
import pathlib
import subprocess

from sites import ROOT

HERE = ROOT / "tests/mutation"
OUT = ROOT / "build/mutation"
FLAGS = ("-std=c11 -D_GNU_SOURCE -O1 -w -ffp-contract=off "
         "-fno-strict-aliasing -fno-common -fno-pie -no-pie").split()
INCLUDES = [f"-I{ROOT}/src", f"-I{ROOT}/src/base/isa/host",
            f"-I{ROOT}/src/base/charge/virtual", f"-I{ROOT}/src/boards/sim",
            f"-I{OUT}/gen"]
BASE = ["src/base/*.c", "src/base/isa/*.c", "src/base/isa/host/*.c",
        "src/heap/*.c", "tests/mutation/driver.c",
        "tests/mutation/snapshot.c"]
SWEEP = ["tests/sweep/scenarios.c", "tests/sweep/model.c",
         "tests/sweep/world.c", "tests/sweep/loop_stub.c"]
# The programs that look for a mutant, and what they consist of.
PROGRAMS = {
    "heap": BASE + ["tests/sweep/windows_heap.c",
                    "tests/mutation/suite_heap.c"],
    "value": BASE + SWEEP + ["src/value/*.c", "tests/sweep/windows_value*.c",
                             "tests/mutation/suite_value.c"],
    "program": BASE + [
        "src/value/*.c", "src/code/*.c", "src/lang/*.c", "src/vm/*.c",
        "src/base/charge/virtual/*.c", "src/rt/*.c", "src/native/*.c",
        "src/machine/*.c", "src/modules/*.c", "src/boards/sim/*.c",
        "src/tools/*.c", "build/mutation/gen/mod_frozen_library.gen.c",
        "tests/mutation/rig.c", "tests/mutation/suite_program.c"],
}
LEFT_OUT = {"src/tools/main.c"}
# What the driver has in place of the simulated board.
RENAMED = {"src/boards/sim/board.c": ["-Dbase_isa_deliver=sim_isa_deliver",
                                      "-Dbase_panic=sim_panic"]}


def run(command, **more):
    """A command that must succeed."""
    subprocess.run([str(word) for word in command], check=True, **more)


def sources(program):
    """Every C file of a program."""
    for pattern in PROGRAMS[program]:
        for source in sorted(ROOT.glob(pattern)):
            if str(source.relative_to(ROOT)) not in LEFT_OUT:
                yield source


def object_of(source, folder):
    """Where its object file goes."""
    name = str(source.relative_to(ROOT)).replace("/", "_")[:-2]
    return folder / (name + ".o")


def compile_file(source, target, extra=()):
    """One file; what it includes goes into a .d beside it."""
    extra = [*extra, *RENAMED.get(str(source.relative_to(ROOT)), [])]
    run(["gcc", *FLAGS, *extra, *INCLUDES, "-MMD", "-c", source, "-o", target])


def is_current(target):
    """Is the object newer than all that went into it?"""
    if not target.exists() or not target.with_suffix(".d").exists():
        return False
    stamp = target.stat().st_mtime_ns
    return all(os.path.exists(path) and os.stat(path).st_mtime_ns < stamp
               for path in included(target))


def included(target):
    """Files that an object was made of."""
    text = target.with_suffix(".d").read_text().replace("\\\n", " ")
    return text.split(":", 1)[1].split()


def generate():
    """What CMake has generated too; left alone if it is the same."""
    (OUT / "gen.new").mkdir(parents=True, exist_ok=True)
    (OUT / "gen").mkdir(exist_ok=True)
    run([ROOT / "tools/symbols", ROOT, OUT / "gen.new/symbols.gen.h"])
    frozen = "mod_frozen_library"
    run([ROOT / "tools/freeze", OUT / f"gen.new/{frozen}.gen.c", frozen,
         ROOT / "python/core"])
    for fresh in (OUT / "gen.new").iterdir():
        path = OUT / "gen" / fresh.name
        if not path.exists() or path.read_bytes() != fresh.read_bytes():
            path.write_bytes(fresh.read_bytes())


def build_all(names):
    """The programs without a mutant."""
    generate()
    folder = OUT / "objects"
    folder.mkdir(parents=True, exist_ok=True)
    todo = {source: object_of(source, folder)
            for name in names for source in sources(name)}
    old = [(s, t) for s, t in todo.items() if not is_current(t)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda pair: compile_file(*pair), old))
    for name in names:
        link(name, {}, OUT / f"driver-{name}")


def link(name, replaced, target):
    """A program, with some of its objects replaced."""
    objects = [replaced.get(s, object_of(s, OUT / "objects"))
               for s in sources(name)]
    run(["gcc", "-no-pie", *objects, "-lm", "-lrt", "-o", target])


def compile_mutant(site, text, folder):
    """{source: object} of what the mutant changes."""
    path = ROOT / site.path
    tree = folder / "include"
    copy = tree / path.relative_to(ROOT / "src")
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(text)
    extra = ["-include", HERE / "window.h"]
    if site.operator not in ("no mask", "store in halves", "ends late"):
        extra.append("-DMUTATION_POINTS")
    replaced = {}
    try:
        for source in users(path):
            target = object_of(source, folder)
            replaced[source] = target
            compile_file(copy if source == path else source, target,
                         [f"-I{tree}", *extra,
                          *RENAMED.get(str(source.relative_to(ROOT)), [])])
    finally:
        copy.unlink()
    return replaced


def users(path):
    """The file itself, or for a header the files that include it."""
    if path.suffix == ".c":
        return [path]
    found = []
    for name in PROGRAMS:
        for source in sources(name):
            target = object_of(source, OUT / "objects")
            if source not in found and target.exists() and any(
                    pathlib.Path(p) == path for p in included(target)):
                found.append(source)
    return found


def inputs_hash(name):
    """Of all that a program is made of, headers included."""
    digest = hashlib.sha256()
    paths = set()
    for source in sources(name):
        paths.update(included(object_of(source, OUT / "objects")))
    if name == "program":
        paths.update(str(path) for path in HERE.glob("programs/*.py"))
    for path in sorted(map(str, paths)):
        digest.update(path.encode() + pathlib.Path(path).read_bytes())
    return digest.hexdigest()
