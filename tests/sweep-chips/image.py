# SPDX-License-Identifier: MIT
"""Builds the firmwares of the sweep, and runs one in its emulator.

The runtime is compiled as a chip's image is: for size, but for the folders that
KRAIT_FAST of cmake/folders.cmake names.
"""
import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests/sweep-chips"
SWEEP = ROOT / "tests/sweep"
RIG = ROOT / "tests/emulators/heap"
OUT = ROOT / "build/sweep-chips"
QEMU = ("qemu-system-arm -M netduinoplus2 -display none -monitor none "
        "-serial none -semihosting-config enable=on,target=native "
        "-icount shift=0,sleep=off").split()
FLAGS = ("-mthumb -mfloat-abi=soft -std=c11 -g -Wall -Wextra "
         "-Wno-maybe-uninitialized -ffreestanding -fno-strict-aliasing "
         "-ffp-contract=off -fno-common -ffunction-sections "
         "-fdata-sections").split() + [f"-ffile-prefix-map={ROOT}=."]
LINK = ("-nostartfiles -Wl,--gc-sections -Wl,--no-warn-rwx-segments "
        "--specs=nosys.specs").split()
# Of a chip: processor, its folder in src/base/isa, the rig, the lines.
CHIPS = {"stm32f405": ("cortex-m4", "armv7m", "stm32f405", "stm32f405"),
         "rp2040": ("cortex-m0plus", "armv6m", "rp2040", "rp2040"),
         # The M0+'s code at QEMU's speed.
         "qemu-m0plus": ("cortex-m0plus", "armv6m", "stm32f405",
                         "qemu-m0plus")}
HEAP_BYTES = {"heap": 0, "collector": 8, "containers": 24 << 10,
              "programs": 40 << 10}
FOLDERS = {"heap": ("heap",), "collector": ("heap",),
           "containers": ("base", "heap", "value"),
           "programs": ("base", "heap", "value", "code", "lang", "vm")}


def own_sources(suite):
    """What is not the runtime."""
    if suite == "heap":
        return [RIG / "world.c"]
    if suite == "collector":
        return [HERE / "driver.c", SWEEP / "collector.c",
                SWEEP / "windows_heap.c"]
    if suite == "programs":
        return [HERE / "driver.c", SWEEP / "programs/programs.c",
                OUT / "gen/texts.c"]
    return [HERE / "driver.c", *(SWEEP / name for name in (
        "scenarios.c", "model.c", "world.c", "loop_stub.c"))]


def left_out():
    """What a chip's image leaves out, below src/."""
    text = (ROOT / "CMakeLists.txt").read_text("utf-8")
    return set(text.split("set(krait_left_out", 1)[1].split(")", 1)[0]
               .split())


def runtime_sources(suite, isa):
    yield ROOT / "src/base/isa/level.c"
    yield from sorted((ROOT / "src/base/isa" / isa).glob("*.[cS]"))
    desk = left_out()
    for folder in FOLDERS[suite]:
        for path in sorted((ROOT / "src" / folder).glob("*.c")):
            if f"{folder}/{path.name}" not in desk:
                yield path


def fast_sources():
    """The expression for what is built for speed."""
    text = (ROOT / "cmake/folders.cmake").read_text("utf-8")
    words = text.split("set(KRAIT_FAST", 1)[1].split('")\n', 1)[0] + '"'
    return re.compile("src/(" + "|".join(re.findall(r'"([^"]+)"', words)) +
                      r")[.]c$")


class Image:
    """A firmware of one chip and suite."""

    def __init__(self, chip, suite):
        self.chip, self.suite = chip, suite
        self.cpu, self.isa, self.rig, lines = CHIPS[chip]
        self.folder = OUT / chip / suite
        self.elf = self.folder / "image.elf"
        self.include = [ROOT / "src", ROOT / "src/base/isa" / self.isa,
                        ROOT / "src/base/charge/none", SWEEP / "programs",
                        RIG / lines, OUT / "gen"]
        self.hash = ""

    def compile(self, source, runtime, tools):
        """Path of the object; the linker's script knows swept code by its
        name. The compiler has done its work before a program runs. The rig's
        speed is of no interest. Suites share what is not their own."""
        fast, newest = tools
        swept = runtime and source.parent.name != "lang"
        name = source.parent.name + "_" + source.stem
        if source.stem == "driver":
            name += "_" + self.suite
        target = (OUT / self.chip / "objects" /
                  (("runtime_" if swept else "other_") + name + ".o"))
        stamp = max(newest, source.stat().st_mtime)
        if target.exists() and target.stat().st_mtime >= stamp:
            return target
        level = "-O2" if not runtime or fast.search(str(source)) else "-Os"
        subprocess.run(
            ["arm-none-eabi-gcc", f"-mcpu={self.cpu}", *FLAGS, level,
             f"-DHEAP_BYTES={HEAP_BYTES[self.suite]}u",
             "-DINTERRUPTS=rig_option(1)",
             *(f"-I{path}" for path in self.include), "-c", source,
             "-o", target], check=True)
        return target

    def build(self):
        """Compiles what has changed; returns itself."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (OUT / self.chip / "objects").mkdir(exist_ok=True)
        newest = max(path.stat().st_mtime for folder in
                     (ROOT / "src", RIG, SWEEP, OUT / "gen")
                     for path in folder.rglob("*.h"))
        newest = max(newest, pathlib.Path(__file__).stat().st_mtime)
        tools = fast_sources(), newest
        jobs = [(source, True) for source in
                runtime_sources(self.suite, self.isa)]
        jobs += [(source, False) for source in
                 [RIG / self.rig / "board.c", *own_sources(self.suite)]]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            objects = list(pool.map(lambda job: self.compile(*job, tools),
                                    jobs))
        subprocess.run(["arm-none-eabi-gcc", f"-mcpu={self.cpu}", *FLAGS,
                        *LINK, f"-T{RIG / self.rig / 'link.ld'}", *objects,
                        "-o", self.elf], check=True)
        binary = self.elf.with_suffix(".bin")
        subprocess.run(["arm-none-eabi-objcopy", "-O", "binary", self.elf,
                        binary], check=True)
        self.hash = hashlib.sha256(binary.read_bytes()).hexdigest()[:16]
        return self

    def run(self, options):
        """Exit code and output."""
        words = [str(option) for option in options]
        kept = self.folder / ("kept-" + "-".join(words))
        if self.rig == "rp2040":
            command = ["node", RIG / "rp2040/run.mjs",
                       self.elf.with_suffix(".bin"), *words]
        else:
            command = [*QEMU, "-kernel", self.elf, "-append",
                       " ".join([os.path.relpath(kept, OUT), *words])]
        done = subprocess.run(command, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, cwd=OUT)
        kept.unlink(missing_ok=True)
        return done.returncode, done.stdout


def generate():
    """Symbols and programs, for all images."""
    (OUT / "gen").mkdir(parents=True, exist_ok=True)
    subprocess.run([ROOT / "tools/symbols", ROOT, OUT / "gen/symbols.gen.h"],
                   check=True)
    subprocess.run([SWEEP / "programs/embed", OUT / "gen/texts.c"], check=True)
