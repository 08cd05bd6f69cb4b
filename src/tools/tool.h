/* SPDX-License-Identifier: MIT */
/* The program `krait`: what its files share. */
#ifndef KRAIT_TOOLS_TOOL_H
#define KRAIT_TOOLS_TOOL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "value/text.h"
#include "vm/frame.h"

#define TOOL_VERSION "0.1.0"

enum tool_mode {
    TOOL_PROMPT,
    TOOL_FILE,
    TOOL_COMMAND, /* -c */
    TOOL_MODULE,  /* -m */
    TOOL_RUN,     /* run DIR */
    TOOL_DONE     /* --help, --version: nothing left to do */
};

/* What the command line asks for. */
struct tool_options {
    enum tool_mode mode;
    const char *what; /* file, text, module or folder */
    int rest;         /* index of the first of the program's own arguments */
    bool inspect;     /* -i: the prompt afterwards */
    bool realtime;
    uint32_t optimization; /* -O */
    uint32_t gc_stress;    /* -X gc-stress=UNITS */
    bool interrupt_stress; /* -X interrupt-stress */
    uint32_t fail_alloc;   /* -X fail-alloc=N */
    const char *replay;    /* --replay */
    const char *compare;   /* --compare */
    const char *output;    /* --out */
    double seconds;        /* --seconds; 0: as the scene says */
    uint64_t heap_bytes;   /* -X heap=SIZE */
};

#define TOOL_TASK_VALUES 65536u
#define TOOL_TASK_FRAMES 1000u /* sys.getrecursionlimit() of CPython */
#define TOOL_LEVEL_VALUES 4096u
#define TOOL_LEVEL_FRAMES 64u

struct tool_stacks {
    value task_values[TOOL_TASK_VALUES];
    struct frame task_frames[TOOL_TASK_FRAMES];
    value level_values[BASE_LEVELS][TOOL_LEVEL_VALUES];
    struct frame level_frames[BASE_LEVELS][TOOL_LEVEL_FRAMES];
};

struct tool_state {
    struct tool_stacks stacks;
    struct tool_options options;
    struct value_sink out;
    struct value_sink error;
    int terminal; /* standard input's, not blocking; -1: it is none */
    bool progress_shown;
    uint16_t stress_source;
    uint64_t wall_start_ns;
    char title[64];
    char output[256];
};

extern struct tool_state tool_state;

/* Exit codes, as python3's. */
enum { TOOL_OK = 0, TOOL_FAILED = 1, TOOL_USAGE = 2, TOOL_INTERRUPTED = 130 };

/* Where a loader puts what it has found. */
struct tool_found {
    value *source;
    value *path;
    bool *package;
};

/* Reads the command line. False: wrong usage, already said.
 * Contract: boot; no alloc; O(n). */
bool tool_options_read(int count, char **text);

/* Heap, vm, rt, modules, board. False: no memory.
 * Contract: boot; may alloc; O(n). */
bool tool_start(int count, char **text);

/* Whatever -X asks for to make the program's life hard, from here on.
 * Contract: boot; may alloc; O(n). */
bool tool_stress_start(void);

/* Says on stderr so if the allocation that was to fail never came.
 * Contract: task; no alloc; O(1). */
void tool_stress_end(void);

/* Prints the pending exception and takes it; the exit code that it means.
 * Contract: task; may alloc; O(n). */
int tool_exit_code(void);

/* Text of a file as a str value; UNSET and errno if it cannot be read. False
 * with an exception: no memory.
 * Contract: task; may alloc; O(n); raises. */
bool tool_read_file(const char *path, value *out) RAISES;

/* Hooks import into sys.path.
 * Contract: boot; may alloc; O(n). */
void tool_loader_start(void);

/* Puts a folder first on sys.path.
 * Contract: boot; may alloc; O(n); raises. */
bool tool_path_first(const char *folder) RAISES;

/* A namespace with __name__ == '__main__'.
 * Contract: boot; may alloc; O(n); raises. */
bool tool_main_namespace(const char *file, value *out) RAISES;

/* Compiles and runs source as __main__; the exit code.
 * Contract: task; may alloc; O(n). */
int tool_run_source(value source, const char *file, value globals);

/* Contract: task; may alloc; O(n). */
int tool_run_file(const char *path);

/* The prompt: until the end of the input; the exit code.
 * Contract: task; may alloc; O(n). */
int tool_prompt(value globals);

/* krait run DIR; the exit code.
 * Contract: task; may alloc; O(n). */
int tool_run_robot(const char *folder);

/* --- files.c --- */

extern const struct module_definition tool_files_module;
extern const struct module_definition tool_pack_module; /* pack.c */

/* Waits until there is something to read; Ctrl-C and soft events come as at a
 * safepoint, and cost no virtual time.
 * Contract: task; may alloc; O(n); raises. */
bool tool_await_input(int file) RAISES;

/* What read() says of a file, after that. At a terminal Ctrl-C is seen even
 * between the two.
 * Contract: task; may alloc; O(n); raises. */
bool tool_read_input(int file, void *to, size_t room, ssize_t *got) RAISES;

/* Adds open() and input() to the builtins.
 * Contract: task; may alloc; O(1); raises. */
bool tool_files_start(void) RAISES;

#endif
