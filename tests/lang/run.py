#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the language tests under krait and compare them with an oracle.

Suite `lang`: stdout and exit code must equal CPython's (cached by content in
build/lang-expected). Suite `traceback`: stderr too, but for the folders of
files. Suites `mpy` and `differs`: stdout must equal the
committed NAME.exp, because CPython cannot be the oracle there.

A file may hold a line `# skip MODE: reason` to leave one mode out.
"""
import argparse
import concurrent.futures
import contextlib
import difflib
import fnmatch
import hashlib
import json
import math
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
CPYTHON = ["/usr/bin/python3", "-B", "-W", "ignore"]
CACHE = os.path.join(ROOT, "build", "lang-expected")
FOLDERS = {"lang": "tests/lang", "traceback": "tests/lang-traceback",
           "mpy": "tests/mpy", "differs": "tests/differs"}
MODES = {"plain": [], "gc": ["-X", "gc-stress=1"],
         "interrupt": ["-X", "interrupt-stress=1"]}
CRASH = re.compile(r"Sanitizer|runtime error:|CHECK failed|FAULT_BUG|"
                   r"Segmentation fault|Aborted")
# What a run counts down from when it is asked how often it allocates.
COUNTED = 2**32 - 1
LEFT = re.compile(r"^krait: allocation \d+ never came, there were (\d+)$", re.M)


def run(cmd, path, timeout):
    """Exit code (negative: signal, None: out of time), stdout, stderr.

    The timeout counts seconds of the processor, so that a busy machine fails
    nothing; who waits for nothing is ended after six times that.
    """
    whole = math.ceil(timeout)
    with subprocess.Popen(
            cmd + [os.path.basename(path)], cwd=os.path.dirname(path),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE) as p:
        # From here, since a function that runs before exec costs a whole fork.
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(p.pid, resource.RLIMIT_CPU, (whole, whole + 5))
        try:
            out, err = p.communicate(timeout=6 * timeout)
        except subprocess.TimeoutExpired:
            p.kill()
            return None, "", "no end within %g s" % timeout
        except BaseException:
            p.kill()
            raise
    if p.returncode == -signal.SIGXCPU:
        return None, "", "no end within %g s" % timeout
    return (p.returncode, out.decode("utf-8", "backslashreplace"),
            err.decode("utf-8", "backslashreplace"))


def imported(folder):
    """Every source that the tests of a folder may import, for the hash."""
    for base, dirs, names in sorted(os.walk(os.path.join(folder, "modules"))):
        dirs.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(base, name)


def reduce_traceback(text):
    """Without the folders of files."""
    return re.sub(r'(File "|[(])[^"()\n]*/', r"\1", text)


def oracle(path, suite, timeout):
    """Expected exit code (None: any), stdout and stderr of one test."""
    if suite in ("mpy", "differs"):
        with open(path[:-3] + ".exp", encoding="utf-8") as f:
            return None, f.read(), ""
    digest = hashlib.sha256(" ".join(CPYTHON).encode())
    for part in [path] + list(imported(os.path.dirname(path))):
        with open(part, "rb") as f:
            digest.update(f.read())
    kept = os.path.join(CACHE, "%s-%s.json" % (
        os.path.basename(path), digest.hexdigest()[:20]))
    if os.path.exists(kept):
        with open(kept, encoding="utf-8") as f:
            return tuple(json.load(f))
    result = run(CPYTHON, path, timeout)
    if result[0] is None:
        raise SystemExit("%s: the oracle timed out" % path)
    os.makedirs(CACHE, exist_ok=True)
    part = "%s.%d" % (kept, os.getpid())
    with open(part, "w", encoding="utf-8") as f:
        json.dump(result, f)
    os.replace(part, kept)
    return result


def diff(want, got, what):
    return "".join(difflib.unified_diff(
        want.splitlines(True), got.splitlines(True),
        "expected " + what, "actual " + what, n=2))


def problem(code, err):
    """A crash is wrong in every mode, whatever was printed."""
    if code is None:
        return err
    if code < 0:
        return "killed by signal %d\n%s" % (-code, err[-2000:])
    if CRASH.search(err):
        return "crash text on stderr:\n" + err[-4000:]
    return ""


def still_differs(path, timeout):
    """What a file says of CPython must be what CPython prints."""
    with open(path, encoding="utf-8") as f:
        said = f.read().split("# CPython:\n")[1]
    said = "".join(line[2:] for line in said.splitlines(True))
    return diff(said, run(CPYTHON, path, timeout)[1], "CPython")


def check_same(path, suite, args):
    """Normal output is required."""
    want_code, want_out, want_err = oracle(path, suite, args.timeout)
    code, out, err = run([args.krait] + MODES[args.mode], path, args.timeout)
    bad = problem(code, err)
    if bad:
        return bad
    text = diff(want_out, out, "stdout")
    if want_code is not None and code != want_code:
        text += "exit code %d instead of %d\n" % (code, want_code)
        text += err[-1500:]
    if want_code is None and code > 1:
        text += "exit code %d\n%s" % (code, err[-1500:])
    if suite == "differs":
        text += still_differs(path, args.timeout)
    if suite == "traceback":
        text += diff(reduce_traceback(want_err), reduce_traceback(err),
                     "stderr")
    return text


def allocations(path, args):
    """How many there are (0: unknown); none beyond can fail."""
    cmd = [args.krait, "-X", "fail-alloc=%d" % COUNTED]
    found = LEFT.search(run(cmd, path, args.timeout)[2])
    return int(found[1]) if found else 0


def chosen(count, quick, every):
    """Each N up to 200, and 50 seeded ones of those beyond."""
    if every:
        return range(1, count + 1)
    beyond = range(201, count + 1)
    drawn = random.Random(20).sample(beyond, min(50, len(beyond)))
    if quick:
        return [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 200] + drawn[:4]
    return [*range(1, min(count, 200) + 1), *drawn]


def check_alloc(path, suite, args):
    """Allocation N fails: an exception or a result, but never a crash.

    A test may catch the MemoryError, so the output is not compared; what
    an exit code other than 0, 1 and the expected one means is a bug.
    """
    want_code = oracle(path, suite, args.timeout)[0]
    allowed = {0, 1, 0 if want_code is None else want_code}
    count = allocations(path, args)
    if count == 0:
        return "no line tells how often it allocates"
    for n in chosen(count, args.quick, args.every):
        cmd = [args.krait, "-X", "fail-alloc=%d" % n]
        code, _, err = run(cmd, path, args.timeout)
        bad = problem(code, err)
        if not bad and code not in allowed:
            bad = "exit code %d\n%s" % (code, err[-1500:])
        if not bad and code == 1 and want_code != 1 and not err.strip():
            bad = "exit code 1 and nothing on stderr\n"
        if bad:
            return "fail-alloc=%d: %s" % (n, bad)
    return ""


def skipped(path, mode):
    with open(path, encoding="utf-8") as f:
        return "# skip %s:" % mode in f.read()


def listed():
    """The files of every.txt."""
    with open(os.path.join(ROOT, FOLDERS["lang"], "every.txt"),
              encoding="utf-8") as f:
        return [line.strip() + ".py" for line in f if line[0] != "#"]


def select(suites, patterns, every):
    only = listed() if every else None
    for suite in suites:
        folder = os.path.join(ROOT, FOLDERS[suite])
        if not os.path.isdir(folder):
            continue
        for name in sorted(os.listdir(folder)):
            known = name.endswith(".py") and name != "run.py"
            known = known and (only is None or name in only)
            wanted = not patterns or any(
                p in name or fnmatch.fnmatch(name, p) for p in patterns)
            if known and wanted:
                yield suite, os.path.join(folder, name)


def one(job, args):
    suite, path = job
    if skipped(path, args.mode):
        return path, None
    check = check_alloc if args.mode == "alloc" else check_same
    return path, check(path, suite, args)


def parse_args():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--krait", default=os.path.join(
        ROOT, "build/release/krait"))
    p.add_argument("--mode", default="plain", choices=list(MODES) + ["alloc"])
    p.add_argument("--suite", default="lang",
                   choices=list(FOLDERS) + ["all"])
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--timeout", type=float, default=10)
    p.add_argument("--quick", action="store_true",
                   help="alloc mode: 16 values of N instead of 250")
    p.add_argument("--every", action="store_true",
                   help="alloc mode: every N, for the files of every.txt")
    p.add_argument("--names", action="store_true",
                   help="print the names of failures without their diffs")
    p.add_argument("pattern", nargs="*")
    args = p.parse_args()
    args.krait = os.path.abspath(args.krait)
    if args.every and (args.mode, args.suite) != ("alloc", "lang"):
        p.error("--every is of --mode alloc")
    if not os.access(args.krait, os.X_OK):
        p.error("%s cannot be executed" % args.krait)
    return args


def main():
    """What a test that is ended leaves of files goes with the folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder
        return run_all(parse_args())


def run_all(args):
    suites = list(FOLDERS) if args.suite == "all" else [args.suite]
    jobs = list(select(suites, args.pattern, args.every))
    if not jobs:
        print("no test matches")
        return 2
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for path, text in pool.map(lambda j: one(j, args), jobs):
            if text is None:
                counts["skipped"] += 1
            elif not text:
                counts["passed"] += 1
            else:
                counts["failed"] += 1
                print("FAIL", os.path.relpath(path, ROOT))
                if not args.names:
                    print(text, flush=True)
    print("%(passed)d passed, %(failed)d failed, %(skipped)d skipped"
          % counts)
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
