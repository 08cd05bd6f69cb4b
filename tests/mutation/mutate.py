#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Removes each protection in turn; some scenario must notice.

    mutate.py [--sample N] [--seconds S] [--only TEXT] [--list] [--fresh]
              [--open] [--write]

A site is a call that guards consistency: a barrier store, a mask, a shade, a
mirror of a copy under way (sites.py). A mutant is compiled alone and linked
into the drivers (driver.c), which put a handler into the window that it left
open. Survivors must stand in survivors.txt with their reason; one that is
listed but killed is an error too, so the list cannot rot. killed.txt says
which scenario killed a mutant the last time: it is tried first.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import json
import pathlib
import queue
import re
import subprocess
import sys
import threading
import time

import build
from sites import ROOT, mutated, sites

HERE = ROOT / "tests/mutation"
# Which drivers look at a file; the first that notices ends it.
DRIVERS = [("src/heap/", ["heap", "value", "program"]),
           ("src/value/", ["program", "value"]),
           ("src/", ["program"])]
ARGUMENTS = {"program": [HERE / "programs", "--brief"]}
LIMIT_S = 15  # of processor time of one driver
PATIENCE_S = 900  # by the wall; a driver notices by itself what hangs


def rows(name):
    """{key: rest} of survivors.txt or killed.txt."""
    path = HERE / name
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    split = (line.split(" | ", 4) for line in lines
             if line.strip() and not line.startswith("#"))
    return {" | ".join(row[:4]): row[4] for row in split}


def drivers_of(path):
    """Names of the programs for a file of src/."""
    for prefix, names in DRIVERS:
        if path.startswith(prefix):
            return names
    return []


class Bench:
    """Judges mutants, two at a time, and remembers what came of them."""

    def __init__(self, options):
        self.options = options
        self.cache_path = build.OUT / "results.json"
        self.cache = (json.loads(self.cache_path.read_text())
                      if self.cache_path.exists() else {})
        self.hints = rows("killed.txt")
        self.inputs = {name: build.inputs_hash(name)
                       for name in build.PROGRAMS}
        self.lock = threading.Lock()
        self.slots = queue.SimpleQueue()
        for n in range(2):
            self.slots.put(build.OUT / f"mutant-{n}")

    def judge(self, site):
        """(killer or None, what the last driver said, seconds)."""
        text = mutated(site)
        key = hashlib.sha256("\0".join(
            [text, site.operator, str(site.number),
             *(self.inputs[n] for n in drivers_of(site.path))])
            .encode()).hexdigest()
        start = time.monotonic()
        if self.options.fresh or key not in self.cache:
            folder = self.slots.get()
            try:
                result = self.kill(site, text, folder)
            finally:
                self.slots.put(folder)
            with self.lock:
                self.cache[key] = result
                self.cache_path.write_text(json.dumps(self.cache))
        killer, said = self.cache[key]
        return killer, said, time.monotonic() - start

    def kill(self, site, text, folder):
        """Compiles the mutant and lets the drivers look at it."""
        folder.mkdir(parents=True, exist_ok=True)
        try:
            replaced = build.compile_mutant(site, text, folder)
        except subprocess.CalledProcessError:
            return "compiler", ""
        reports, loading = [], None
        hinted = self.hints.get(site.key, "").split(":")[0]
        for name in sorted(drivers_of(site.path), key=lambda n: n != hinted):
            program = folder / name
            build.link(name, replaced, program)
            killer, said = self.execute(site, name, program)
            if killer and ": ends with" not in killer:
                return killer, said
            loading = loading or killer  # an oracle is better
            reports.append(f"{name} {said}")
        return loading, ", ".join(reports)

    def execute(self, site, name, program):
        """One driver: the scenario that noticed, or None, and its report."""
        hint = self.hints.get(site.key, "").split(": ", 1)
        begin = hint[1] if len(hint) == 2 and hint[0] == name else ""
        command = [program, *ARGUMENTS.get(name, []), "--begin", begin, "--seconds",
                   str(self.options.limit)]
        try:
            done = subprocess.run(
                command, text=True, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                timeout=PATIENCE_S, errors="replace")
        except subprocess.TimeoutExpired:
            return None, f"{name} was not done in {PATIENCE_S} s"
        said = done.stdout.strip().split("\n")[-1]
        found = re.search(r"KILLED \| (.*) \| (pass .*)", said)
        if found:
            return f"{name}: {found[1]}", found[2]
        if said.startswith("BROKEN"):
            sys.exit(f"{site.key}: {said}")
        if done.returncode != 0:
            return f"{name}: ends with {done.returncode}", said
        return None, said


def tree_seed():
    """The same for a commit, another for the next: of the files' contents."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("*.[ch]")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def choose(options):
    """The sites of this run; a sample is drawn from each folder in turn."""
    chosen = [s for s in sites() if options.only in s.key]
    if options.keys:
        keys = set(pathlib.Path(options.keys).read_text("utf-8").splitlines())
        chosen = [s for s in chosen if s.key in keys]
    if options.open:
        judged = {**rows("killed.txt"), **rows("survivors.txt")}
        chosen = [s for s in chosen if s.key not in judged]
    if not options.sample and not options.seconds:
        return chosen
    seed = tree_seed()
    folders = collections.defaultdict(list)
    for site in sorted(chosen, key=lambda s: hashlib.sha256(
            (seed + s.key).encode()).digest()):
        folders[site.path.split("/")[1]].append(site)
    mixed = []
    while any(folders.values()):
        mixed += [f.pop(0) for f in folders.values() if f]
    return mixed[:options.sample or None]


def verdict_of(site, killer, reason, options, hints):
    """A mutant of a sample that was never judged before is no failure yet."""
    if killer == "compiler":
        return "skipped"
    if (killer is None) == (reason is not None):
        return "passed"
    if options.seconds and killer is None and site.key not in hints:
        return "skipped"
    return "failed"


def parse():
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--only", default="")
    parser.add_argument("--keys", help="file: look at these mutants alone")
    parser.add_argument("--limit", type=float, default=LIMIT_S)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--table", action="store_true")
    return parser.parse_args()


def table():
    """What killed.txt and survivors.txt say, by folder, in Markdown."""
    killed, known = rows("killed.txt"), rows("survivors.txt")
    columns = ["heap", "value", "program"]
    reasons = sorted({reason.split(":")[0] for reason in known.values()})
    heads = ["folder", "mutants", *(f"killed by {c}" for c in columns),
             *(f"survive: {r}" for r in reasons), "open"]
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    folders = collections.defaultdict(collections.Counter)
    for site in sites():
        for name in (site.path.split("/")[1], "all"):
            row = folders[name]
            row["mutants"] += 1
            if site.key in known:
                row[f"survive: {known[site.key].split(':')[0]}"] += 1
            elif site.key in killed:
                row[f"killed by {killed[site.key].split(':')[0]}"] += 1
            else:
                row["open"] += 1
    for name in [n for n in folders if n != "all"] + ["all"]:
        print(f"| {name} | " + " | ".join(str(folders[name][h])
                                          for h in heads[1:]) + " |")
    return 0


def baseline(names):
    """Without a mutant the drivers must find nothing, nested rows included."""
    for name, more in [*((n, ["--all"][n != "program":]) for n in names),
                       ("program", ["--all", "--only", "nested"])]:
        done = subprocess.run(
            [build.OUT / f"driver-{name}", *ARGUMENTS.get(name, []),
             *more, "--seconds", "10"], text=True,
            stdout=subprocess.PIPE, timeout=200)
        print(f"# {name}: {done.stdout.strip()}", flush=True)
        if done.returncode != 0:
            sys.exit(f"{name} fails without a mutant")


def main():
    options = parse()
    if options.table:
        return table()
    chosen = choose(options)
    if options.list:
        for site in chosen:
            print(f"{site.path}:{site.number}: {site.key}")
        return 0
    build.build_all(build.PROGRAMS)
    baseline(build.PROGRAMS)
    bench = Bench(options)
    known = rows("survivors.txt")
    counts = collections.Counter()
    killed = dict(bench.hints)
    start = time.monotonic()

    def one(site):
        if options.seconds and time.monotonic() - start > options.seconds:
            return site, None
        return site, bench.judge(site)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for n, (site, result) in enumerate(pool.map(one, chosen), 1):
            if result is None:
                break
            killer, said, seconds = result
            reason = known.get(site.key)
            outcome = verdict_of(site, killer, reason, options, bench.hints)
            counts[outcome] += 1
            killed.pop(site.key, None)
            if killer and killer != "compiler":
                killed[site.key] = killer
            if options.write:
                write_killed(killed)
            verdict = f"killed by {killer}" if killer else "SURVIVED"
            note = f" ({reason})" if reason else ""
            print(f"{outcome} {n}/{len(chosen)} {site.key} | {verdict}{note}: "
                  f"{said} ({seconds:.1f} s)", flush=True)
    print(f"{counts['passed']} passed, {counts['failed']} failed, "
          f"{counts['skipped']} skipped")
    return 1 if counts["failed"] or not counts["passed"] else 0


def write_killed(killed):
    """killed.txt, without what is no site any more."""
    lines = [f"{s.key} | {killed[s.key]}" for s in sites() if s.key in killed]
    (HERE / "killed.txt").write_text(
        "# The scenario that killed each mutant; written by mutate.py --write\n"
        + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
