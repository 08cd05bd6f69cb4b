# SPDX-License-Identifier: MIT
"""The clean tree and the violations: CASES has (gate, what, files, finding).

A finding of None means that the gate must pass: an exemption that is needed
is accepted.
"""
import contextlib
import importlib.machinery
import importlib.util
import io
import re
import subprocess

LICENCE = "/* SPDX-License-Identifier: MIT */\n"

SLOT_H = LICENCE + """\
/* A slot of the planted tree. */
#ifndef KRAIT_HEAP_SLOT_H
#define KRAIT_HEAP_SLOT_H

#include <stdint.h>

struct slot {
    uint64_t bits;
};

static inline uint64_t slot_load(const struct slot *slot) {
    return *(const volatile uint64_t *)&slot->bits;
}

#endif
"""

HEAP_H = LICENCE + """\
/* A heap of the planted tree. */
#ifndef KRAIT_HEAP_HEAP_H
#define KRAIT_HEAP_HEAP_H

#include <stddef.h>

/* Contract: task; may alloc; O(n). */
void *heap_alloc(size_t size);

/* Contract: handler; reserve; O(1). */
void *heap_reserve(size_t size);

/* Contract: isr; no alloc; O(1). */
int heap_used(void);

/* Contract: isr; no alloc; O(n). */
int heap_walk(int count);

#endif
"""

HEAP_C = LICENCE + """\
/* A heap of the planted tree. */
#include "heap/heap.h"

#include "base/check.h"

struct heap_state {
    int used;
};

extern struct heap_state heap_state;
struct heap_state heap_state;

void *heap_alloc(size_t size) {
    CHECK(size < 64);
    heap_state.used += (int)size;
    return NULL;
}

void *heap_reserve(size_t size) {
    (void)size;
    return NULL;
}

int heap_used(void) { return heap_state.used; }

int heap_walk(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += heap_used();
    return sum;
}
"""

CLOCK_H = LICENCE + """\
/* A clock of the planted tree. */
#ifndef KRAIT_RT_CLOCK_H
#define KRAIT_RT_CLOCK_H

/* What runs then.
 * Contract: isr; no alloc; O(1). */
typedef void (*rt_clock_action)(int now);

/* The time.
 * Contract: isr; no alloc; O(1). */
int rt_clock_now(int zone);

#endif
"""

CLOCK_HEAD = LICENCE + """\
/* A clock of the planted tree. */
#include "rt/clock.h"

#include "heap/heap.h"
#include "heap/slot.h"

#include <string.h>

"""
CLOCK_C = CLOCK_HEAD + """\
static int offset(int zone) { return zone + heap_used(); }

int rt_clock_now(int zone) {
    memset(&zone, 0, sizeof zone);
    return offset(zone);
}
"""

CLEAN = {"src/heap/slot.h": SLOT_H, "src/heap/heap.h": HEAP_H,
         "src/heap/heap.c": HEAP_C, "src/rt/clock.h": CLOCK_H,
         "src/rt/clock.c": CLOCK_C,
         "tools/clean.sh": "#!/bin/sh\necho fine\n"}


def clock(body, before=""):
    """clock.c with another body of rt_clock_now."""
    return {"src/rt/clock.c": CLOCK_HEAD + before
            + "int rt_clock_now(int zone) {\n" + body + "}\n"}


def heap_call(call):
    return clock(f"    return zone + {call};\n")


SLOT_USE = "static int use(struct slot *slot, struct slot *other) {\n{}}\n\n"


def slot_use(statement):
    """clock.c with a function that has two slots in its hands."""
    return clock("    return zone;\n",
                 SLOT_USE.replace("{}", statement).replace(
                     "static int", "int rt_use(struct slot *slot, struct "
                     "slot *other);\nint").replace("int use", "int rt_use"))


def deep(levels):
    text = ""
    for level in range(levels):
        text += "    " * (level + 1) + f"if (zone > {level})\n"
    return clock(text + "    " * (levels + 1) + "return 1;\n"
                 "    return zone;\n")


def branches(count):
    return clock("".join(f"    if (zone == {n})\n        return {n + 2};\n"
                         for n in range(count)) + "    return zone;\n")


LONG = clock("".join(f"    zone += heap_walk({n});\n" for n in range(60))
             + "    return zone;\n")

LAYERS = [
    ("layers", "a lower folder includes a higher one",
     {"src/heap/heap.c": '+#include "rt/clock.h"\n'}, "heap/ stands before"),
    ("layers", "a board includes another board",
     {"src/boards/a/a.c": LICENCE + '#include "boards/b/b.h"\n',
      "src/boards/b/b.h": LICENCE}, "a board includes no other board"),
    ("layers", "a chip's board may include cortex-m",
     {"src/boards/a/a.c": LICENCE + '#include "boards/cortex-m/m.h"\n',
      "src/boards/cortex-m/m.h": LICENCE}, None),
    ("layers", "stdio in a portable folder",
     {"src/rt/clock.c": "+#include <stdio.h>\n"}, "a chip has"),
    ("layers", "a header that does not exist",
     {"src/rt/clock.c": '+#include "heap/none.h"\n'}, "no such file"),
    ("layers", "a folder that the design does not have",
     {"src/util/u.c": LICENCE}, "no such folder"),
]

LIMITS = [
    ("limits", "81 columns", {"src/rt/clock.c": "+/* " + "x" * 75 + " */\n"},
     "columns, at most 80"),
    ("limits", "a function of 62 lines", LONG, "length 63, at most 60"),
    ("limits", "six parameters",
     {"src/rt/clock.c": "+static int f(int a, int b, int c, int d, int e,\n"
                        "             int (*g)(int, int)) {\n"
                        "    return a;\n}\n"}, "parameters 6, at most 5"),
    ("limits", "nesting without braces", deep(4), "nesting 4, at most 3"),
    ("limits", "nesting of three is allowed", deep(3), None),
    ("limits", "McCabe of 11 in rt", branches(10), "mccabe 11, at most 10"),
    ("limits", "McCabe of 10 in rt is allowed", branches(9), None),
    ("limits", "an #if inside a function",
     clock("#ifdef X\n    zone++;\n#endif\n    return zone;\n"),
     "if-inside"),
    ("limits", "a header of 201 lines",
     {"src/rt/clock.h": CLOCK_H + "\n" * (201 - CLOCK_H.count("\n"))},
     "201 lines, at most 200"),
    ("limits", "a C file of 801 lines",
     {"src/rt/clock.c": CLOCK_C + "\n" * (801 - CLOCK_C.count("\n"))},
     "801 lines, at most 800"),
    ("limits", "no licence line", {"src/rt/x.c": "int rt_x;\n"},
     "does not begin with"),
    ("limits", "an exemption that is needed is accepted",
     {**branches(10), "tools/limits.exempt":
      "src/rt/clock.c:rt_clock_now:mccabe  A table.\n"}, None),
    ("limits", "an exemption that nothing needs",
     {"tools/limits.exempt": "src/rt/clock.c:rt_clock_now:mccabe  A table.\n"},
     "nothing needs"),
    ("limits", "an exemption without a reason",
     {"tools/limits.exempt": "src/rt/clock.c:lines\n"}, "without a reason"),
]

DATA = "+\nint rt_extra(void);\nint rt_extra(void) {\n    return {}++;\n}\n"
NAMES = [
    ("prefixes", "an extern function without its prefix",
     {"src/rt/clock.c": "+\nint now(void);\nint now(void) {\n"
                        "    return 1;\n}\n"}, "now does not begin with rt_"),
    ("prefixes", "an extern object of another folder's prefix",
     {"src/rt/clock.c": "+\nextern const int heap_x;\nconst int heap_x = 1;"
                        "\n"}, "heap_x does not begin with rt_"),
    ("prefixes", "a weak function without its prefix",
     {"src/rt/clock.c": "+\nint now(void);\n__attribute__((weak)) int "
                        "now(void) {\n    return 1;\n}\n"},
     "now does not begin with rt_"),
    ("prefixes", "a static one needs none",
     {"src/rt/clock.c": "+\nint rt_x(void);\nstatic int now(void) {\n"
                        "    return 1;\n}\nint rt_x(void) {\n"
                        "    return now();\n}\n"}, None),
    ("statics", "a counter of a file",
     {"src/rt/clock.c": "+\nstatic int counter;\n"
      + DATA[1:].replace("{}", "counter")}, "counter is mutable data"),
    ("statics", "a counter of a function",
     {"src/rt/clock.c": DATA.replace("    return {}",
                                     "    static int calls = 3;\n"
                                     "    return calls")},
     "calls is mutable data"),
    ("statics", "a second extern struct",
     {"src/rt/clock.c": "+\nextern int rt_more;\nint rt_more = 2;\n"},
     "rt_more is mutable data"),
    ("statics", "a counter of a thread",
     {"src/rt/clock.c": "+\nstatic _Thread_local int counter;\n"
      + DATA[1:].replace("{}", "counter")}, "counter is mutable data"),
    ("statics", "constants are no state",
     {"src/rt/clock.c": "+\nextern const int *const rt_more;\n"
      "static const int two = 2;\nconst int *const rt_more = &two;\n"}, None),
    ("statics", "a listed one is accepted",
     {"src/rt/clock.c": "+\nextern int rt_more;\nint rt_more = 2;\n",
      "tools/statics.allow": "src/rt/clock.c:rt_more  Why.\n"}, None),
    ("statics", "an entry that nothing needs",
     {"tools/statics.allow": "src/rt/clock.c:rt_more  Why.\n"},
     "nothing defines"),
]

SLOTS = [
    ("slots", "the member", slot_use("    (void)other;\n"
                                     "    return (int)slot->bits;\n"), "bits"),
    ("slots", "a copy of the whole",
     slot_use("    *slot = *other;\n    return 1;\n"), "assign"),
    ("slots", "a whole literal",
     slot_use("    (void)other;\n    *slot = (struct slot){0};\n"
              "    return 1;\n"), "assign"),
    ("slots", "memcpy",
     slot_use("    memcpy(slot, other, sizeof *slot);\n    return 1;\n"),
     "copy"),
    ("slots", "a cast to words",
     slot_use("    (void)other;\n    return (int)*(uint64_t *)slot;\n"),
     "cast"),
    ("slots", "a member of that name in another struct is allowed",
     clock("    struct word word = {zone};\n    return word.bits;\n",
           "struct word {\n    int bits;\n};\n\n"), None),
    ("slots", "a chip's file, read as text",
     {"src/boards/chip/a.c": LICENCE + "int f(struct slot *s) {\n"
                             "    return (int)s->bits;\n}\n"}, "bits"),
    ("slots", "an entry that nothing needs",
     {"tools/slots.allow": "src/rt/clock.c:bits  Why.\n"}, "nothing needs"),
]

DECLARE = "+\n/* A comment. */\n{}\n"
CONTRACTS = [
    ("contracts", "a declaration without a comment",
     {"src/rt/clock.h": "+\nint rt_bare(int x);\n"},
     "rt_bare has no contract"),
    ("contracts", "a comment without a contract",
     {"src/rt/clock.h": DECLARE.replace("{}", "int rt_bare(int x);")},
     "rt_bare: its comment has no Contract line"),
    ("contracts", "a word that no contract has",
     {"src/rt/clock.h": "+\n/* Contract: anyone; no alloc; O(1). */\n"
                        "int rt_bare(int x);\n"}, "cannot read the contract"),
    ("contracts", "a function pointer type without one",
     {"src/rt/clock.h": DECLARE.replace("{}", "typedef int (*rt_f)(int x);")},
     "rt_f: its comment has no Contract line"),
    ("contracts", "two contracts for one function",
     {"src/rt/more.h": LICENCE + "/* Contract: task; no alloc; O(1). */\n"
                       "int rt_clock_now(int zone);\n"},
     "has another contract"),
    ("contracts", "isr calls task", heap_call("(int)(long)heap_alloc(1)"),
     "rt_clock_now is isr and calls heap_alloc, which is task"),
    ("contracts", "isr calls handler",
     heap_call("(int)(long)heap_reserve(1)"),
     "rt_clock_now is isr and calls heap_reserve, which is handler"),
    ("contracts", "no alloc calls an allocator",
     heap_call("(int)(long)heap_alloc(1)"),
     "is `no alloc` and calls heap_alloc, which is `may alloc`"),
    ("contracts", "handler calls task",
     {"src/rt/clock.h": CLOCK_H.replace(
         "Contract: isr; no alloc; O(1). */\nint",
         "Contract: handler; may alloc; O(1). */\nint"),
      **heap_call("(int)(long)heap_alloc(1)")},
     "rt_clock_now is handler and calls heap_alloc, which is task"),
    ("contracts", "through a static function",
     clock("    return hidden(zone);\n",
           "static __attribute__((noinline)) int hidden(int size) {\n"
           "    return heap_alloc((size_t)size) != NULL;\n}\n\n"),
     "heap_alloc (through hidden), which is task"),
    ("contracts", "O(1) calls O(n)", heap_call("heap_walk(3)"),
     "is O(1) and calls heap_walk, which is O(n)"),
    ("contracts", "a call through a pointer in the isr cone",
     clock("    return action(zone);\n",
           "extern int (*const rt_action)(int zone);\n"
           "#define action rt_action\n\n"),
     "is isr and calls through a pointer"),
    ("contracts", "a listed one is accepted",
     {**clock("    return action(zone);\n",
              "extern int (*const rt_action)(int zone);\n"
              "#define action rt_action\n\n"),
      "tools/contracts.allow": "rt_clock_now:__indirect_call  Why.\n"}, None),
    ("contracts", "a callee without a contract in the isr cone",
     clock("    return abs_of(zone);\n", "int abs_of(int zone);\n\n"),
     "is isr and calls abs_of, which has no contract"),
    ("contracts", "recursion in the isr cone",
     clock("    return zone > 9 ? zone : rt_clock_now(zone + 1) + 1;\n"),
     "recursion in the isr cone"),
    ("contracts", "recursion of two static functions",
     clock("    return even(zone);\n",
           "static int odd(int n);\n\nstatic int even(int n) {\n"
           "    return n > 99 ? 1 : odd(n + 1) + 1;\n}\n\n"
           "static int odd(int n) {\n    return n > 99 ? 0 : even(n + 1) "
           "+ 2;\n}\n\n"), "recursion in the isr cone"),
    ("contracts", "an entry that nothing needs",
     {"tools/contracts.allow": "rt_clock_now:heap_alloc  Why.\n"},
     "no such call"),
]

CHECKERS = [
    ("format", "an indent of two",
     {"src/rt/clock.c": "+\nint f(int a) {\n  return a;\n}\n"},
     "clang-format-violations"),
    ("tidy", "a suspicious memset",
     clock("    char name[4];\n    memset(name, sizeof name, 0);\n"
           "    return zone + name[0];\n"), "bugprone-suspicious-memset"),
    ("tidy", "a parameter that the header names otherwise",
     {"src/rt/clock.h": CLOCK_H.replace("int zone", "int region")},
     "inconsistent-declaration"),
    ("static-analysis", "an uninitialised variable",
     clock("    int table[3];\n    int index;\n    return table[index] + "
           "zone;\n"), "uninitvar"),
    ("static-analysis", "an index past the end",
     clock("    int table[3] = {1, 2, 3};\n    return table[3] + zone;\n"),
     "arrayIndexOutOfBounds"),
    # Put together here, since codespell reads this file too.
    ("spelling", "a misspelt comment",
     {"src/rt/clock.c": "+/* Rec" + "ieved late. */\n"}, "Rec" + "ieved"),
    ("shell", "an unquoted variable",
     {"tools/bad.sh": "#!/bin/sh\nrm -rf $1/x\n"}, "SC2086"),
]

CASES = (LAYERS + LIMITS + NAMES + SLOTS + CONTRACTS + CHECKERS)


def symbols_check(root, tree):
    """Order, numbers, hashes and texts of the symbol generator."""
    tree.plant({"src/value/symbols.txt": '# Odd.\nlt_x_gt "<x>"\n',
                "src/rt/s.c": "int SYM_print, SYM___init__, SYM_lt_x_gt;\n"
                              "#define IN(a, n) \\\n  SYM_##n + a\n"
                              "#define OUT(n) IN(3, n)\n"
                              "int x = OUT(pasted) + IN(f(1, 2), zz);\n"
                              "#define LIST(X) X(1, kiwi) \\\n  X(2, lime)\n"
                              "#define X(n, name) + SYM_##name\n"
                              "int y = LIST(X);\n#undef X\n"
                              "#define OTHER(X) X(1, not)\n"
                              "#define X(n, name) + name\n"
                              "int z = OTHER(X);\n"
                              '/* SYM_not */ char *s = "SYM_nor";\n'})
    header = tree.folder / "build/symbols.gen.h"
    command = [root / "tools/symbols", tree.folder, header]
    subprocess.run(command, check=True)
    text, before = header.read_text(), header.stat().st_mtime_ns
    subprocess.run(command, check=True)
    untouched = header.stat().st_mtime_ns == before
    tree.restore()
    rows = re.findall(r'X\((\w+), "(.*)", (\d+), (0x\w+)u\)', text)
    # FNV-1a's published values: the empty text's is its offset basis.
    wanted = [("empty", "", "0", "0x811c9dc5"),
              ("lt_x_gt", "<x>", "3"), ("__init__", "__init__", "8"),
              ("kiwi", "kiwi", "4"), ("lime", "lime", "4"),
              ("pasted", "pasted", "6"), ("print", "print", "5"),
              ("zz", "zz", "2")]
    good = untouched and rows[0] == wanted[0] and len(rows) == 8 and all(
        row[:3] == want[:3] for row, want in zip(rows, wanted))
    return good and "SYM_print = 6," in text and \
        "SYM_STATIC_COUNT = 8" in text, text


IMAGE = {
    "src/boards/stm32f405/board.cmake":
        'if(NOT KRAIT_CPU STREQUAL "cortex-m4")\n    return()\nendif()\n'
        "krait_image(stm32f405 FOLDERS stm32f405 cortex-m LINKER_SCRIPT\n"
        "    ${CMAKE_CURRENT_LIST_DIR}/link.ld)\n",
    "src/boards/stm32f405/link.ld":
        "ENTRY(board_start)\nMEMORY {\n"
        "    FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M\n"
        "    RAM (rwx) : ORIGIN = 0x20000000, LENGTH = 128K\n}\n"
        "SECTIONS {\n    .text : { *(.text*) *(.rodata*) } > FLASH\n"
        "    .bss (NOLOAD) : { *(.bss*) *(COMMON) } > RAM\n}\n",
    "src/boards/stm32f405/start.c": LICENCE + """\
#include "heap/heap.h"
#include "rt/clock.h"

void board_start(void);

void board_start(void) {
    for (;;) {
        double x = rt_clock_now(heap_used()) * 1.5;
        heap_alloc((size_t)x);
    }
}
""",
    "src/boards/cortex-m/panic.c": LICENCE + """\
#include "base/check.h"

_Noreturn void base_panic(const char *text, const char *file, int line) {
    (void)text;
    (void)file;
    (void)line;
    for (;;) {
    }
}
"""}


def image_check(_, tree):
    """A board's folder becomes an image for its chip, and for no other."""
    tree.plant(IMAGE)
    output = ""
    for preset in ("cortex-m4", "cortex-m0plus"):
        for command in (["cmake", "--preset", preset],
                        ["cmake", "--build", "--preset", preset]):
            done = subprocess.run(command, cwd=tree.folder, text=True,
                                  check=False, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT)
            output += done.stdout
            if done.returncode:
                return False, output
    image = tree.folder / "build/cortex-m4/stm32f405"
    good = image.with_suffix(".elf").exists() \
        and image.with_suffix(".bin").stat().st_size > 500 \
        and not list(tree.folder.glob("build/cortex-m0plus/*.elf"))
    tree.plant({"tools/contracts.entries": "board_start  The start.\n"})
    code, said = tree.run("contracts")
    tree.restore()
    return good and code == 0 and re.search(
        r"stack, cortex-m4: board_start \d+ bytes", said), output + said


# What a group prints, its exit code, and the counts it must get.
GROUPS = [
    ("echo '3 passed, 1 failed, 2 skipped'; exit 1", (3, 1, 2)),
    ("echo 'lang: 3 passed, 0 failed, 2 skipped'", (3, 0, 2)),
    ("echo '3 passed, 0 failed'; exit 1", (3, 1, 0)),
    ("echo fine", (0, 1, 0)),
    ("echo '1 passed, 0 failed'; echo '5 passed, 0 failed'", (5, 0, 0)),
    ("echo '50% tests passed, 2 tests failed out of 4'; exit 8", (2, 2, 0)),
    ("exit 3", (0, 1, 0)),
    ("echo '4 passed, 0 failed'; sleep 60", (4, 1, 0)),
]


def driver_check(root, _):
    """run-tests counts what groups print, and never loses a failure."""
    loader = importlib.machinery.SourceFileLoader(
        "run_tests", str(root / "tools/run-tests"))
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("run_tests", loader))
    loader.exec_module(module)
    module.TIMEOUT_S = 2
    module.Group.report = lambda group: None
    output, good = "", True
    for script, wanted in GROUPS:
        group = module.Group("planted", ["sh", "-c", script]).run()
        counts = (group.passed, group.failed, group.skipped)
        good = good and counts == wanted
        output += f"{script}: {counts}, want {wanted}\n"
    absent = module.Group("absent", [root / "tests/no-such-group/run"]).run()
    return good and absent.failed == 1 and whole(module) == [0, 1, 1], output


def whole(module):
    """Exit codes: of a good run, one with a bad group, with a bad build."""
    groups = {text: module.Group(text, ["sh", "-c", f"echo {text}"])
              for text in ("'1 passed, 0 failed'", "'1 passed, 1 failed'")}
    good, bad = groups.values()
    codes = []
    module.BUILDS = ["planted"]
    for build, chosen in ((good, [good]), (good, [good, bad]), (bad, [good])):
        module.build = lambda name, build=build: build
        module.groups = lambda chosen=chosen: chosen
        with contextlib.redirect_stdout(io.StringIO()):
            codes.append(module.main([]))
    return codes


def lock_check(root, _):
    """The lock file of the emulators holds no address to download from."""
    text = (root / "tests/emulators/package-lock.json").read_text()
    return "://" not in text and '"resolved"' not in text \
        and '"node_modules/rp2040js"' in text, text


def other_checks(root, tree):
    """(name, good, output) of what is not a gate."""
    for name, check in (
            ("symbols: sorted, numbered, hashed, not rewritten",
             symbols_check),
            ("image: one board, one chip, its stack printed", image_check),
            ("run-tests: counts and lost endings", driver_check),
            ("setup: no address in the lock file", lock_check)):
        good, output = check(root, tree)
        yield name, bool(good), output
