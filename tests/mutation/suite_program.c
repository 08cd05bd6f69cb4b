/* SPDX-License-Identifier: MIT */
/* The driver over rows in Python, with the whole interpreter: programs/*.py
 * share a namespace and fill its list `rows` with (name, prepare, operation,
 * handler, check), or with an inner handler after that. The handler runs at
 * level 1, the inner one at level 2; check returns None or what is wrong.
 *
 * `marking` is a share of the cycle here, since the interpreter's own objects
 * make most of it; in a row whose name begins with "stepping" it is the units
 * of a step at each safepoint of the operation. Time stands still. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "boards/sim/event.h"
#include "driver.h"
#include "heap/walk.h"
#include "rig.h"
#include "rt/interrupt.h"
#include "rt/state.h"
#include "snapshot.h"
#include "tools/tool.h"
#include "value/container.h"
#include "vm/vm.h"

#define HEAP_BYTES (4u << 20) /* symbols of rows are never freed */
#define RESERVE (16u << 10)
#define LOAD_S 4    /* of processor time, a tenth of a second as a rule */
#define SHARES 141u /* of a cycle, as markings of driver.c count */

enum { NAME, PREPARE, OPERATION, HANDLER, CHECKING, INNER, FIELDS };

struct tool_state tool_state;

struct program {
    value rows; /* a list of tuples */
    value field[FIELDS];
    uint32_t cycle;    /* units of marking */
    uint32_t stepping; /* units at each safepoint of the operation */
    const char *broken;
    char text[160];
};

static struct program program;

static void shade(void) { heap_shade_value(program.rows); }

static void fail(const char *what) {
    value e = value_take_exception();
    const struct type *type = value_type_of(e);
    uint32_t length;
    const char *name = value_symbol_text(type->name, &length);
    snprintf(program.text, sizeof program.text, "%s %.*s", what, (int)length,
             name);
    program.broken = program.text;
}

static uint32_t count(void) { return value_list_length(program.rows); }

static void name(uint32_t index, char *out, size_t size) {
    uint32_t length;
    const char *text = value_str_text(
        value_tuple_at(value_list_at(program.rows, index), NAME), &length);
    snprintf(out, size, "%.*s", (int)length, text);
}

static value call(uint32_t field, const char *what) {
    value result = VALUE_NONE;
    if (program.field[field] != VALUE_NONE &&
        !vm_call(program.field[field], 0, NULL, &result))
        fail(what);
    return result;
}

static void finish_cycle(void) {
    while (heap_state.marking != 0)
        (void)heap_step(1);
    snapshot_check();
    while (heap_state.phase != HEAP_IDLE)
        (void)heap_step(1000);
}

static bool is_stepping(value row) {
    uint32_t length;
    const char *text = value_str_text(value_tuple_at(row, NAME), &length);
    return length > 8 && memcmp(text, "stepping", 8) == 0;
}

static void prepare(uint32_t index, uint32_t marking) {
    value row = value_list_at(program.rows, index);
    program.broken = NULL;
    snapshot_forget();
    finish_cycle();
    if (heap_state.free_granules < heap_state.granules / 2)
        heap_collect();
    if (!heap_reserve_refill()) {
        puts("BROKEN | no block for the reserve"); /* the rig's fault */
        exit(3);
    }
    for (uint32_t i = 0; i < FIELDS; i++)
        program.field[i] =
            i < value_tuple_length(row) ? value_tuple_at(row, i) : VALUE_NONE;
    (void)call(PREPARE, "prepare raised");
    program.stepping = is_stepping(row) ? marking : 0;
    if (is_stepping(row))
        return;
    uint32_t units = marking;
    if (marking > 2)
        units = marking * (program.cycle / SHARES + 1);
    for (uint32_t i = 0; i < units && heap_step(1); i++)
        if (i == 0)
            snapshot_take();
}

static void operation(void) {
    vm_set_stress(program.stepping);
    heap_state.safepoint |= program.stepping != 0;
    (void)call(OPERATION, "the operation raised");
    vm_set_stress(0);
}

static void run_handler(uint8_t level, uint32_t field) {
    uint8_t outer = base_level.now;
    value failure = VALUE_UNSET;
    base_level.now = level;
    if (program.field[field] != VALUE_NONE)
        vm_run_handler(level, program.field[field], 0, NULL, &failure);
    base_level.now = outer;
    if (failure == VALUE_UNSET)
        return;
    value ignored = value_context()->exception;
    value_context()->exception = failure;
    fail("the handler raised");
    value_context()->exception = ignored;
}

static void handler(void) { run_handler(1, HANDLER); }

static void inner(void) { run_handler(2, INNER); }

static bool nests(uint32_t index) {
    return value_tuple_length(value_list_at(program.rows, index)) == FIELDS;
}

static bool is_plain(uint32_t index) {
    return value_tuple_at(value_list_at(program.rows, index), HANDLER) ==
           VALUE_NONE;
}

static const char *check_once(void) {
    const char *wrong = heap_walk();
    if (wrong != NULL)
        return wrong;
    value said = call(CHECKING, "check raised");
    if (program.broken != NULL || said == VALUE_NONE)
        return program.broken;
    uint32_t length;
    const char *text = value_is_str(said) ? value_str_text(said, &length) : "?";
    snprintf(program.text, sizeof program.text, "%.*s",
             value_is_str(said) ? (int)length : 1, text);
    return program.text;
}

static const char *check(void) {
    const char *wrong = check_once();
    if (wrong != NULL)
        return wrong;
    if (heap_state.phase != HEAP_IDLE)
        finish_cycle();
    else
        heap_collect();
    return check_once();
}

static bool load(const char *path, value globals) {
    value source;
    return tool_read_file(path, &source) && source != VALUE_UNSET &&
           tool_run_source(source, path, globals) == TOOL_OK;
}

static bool load_all(const char *folder) {
    struct dirent **entry;
    value globals, key;
    int n = scandir(folder, &entry, NULL, alphasort);
    bool good = n >= 0 && tool_main_namespace(folder, &globals) &&
                value_str_new("rows", 4, &key) &&
                value_list_new(0, NULL, &program.rows) &&
                value_dict_set(globals, key, program.rows) && rig_give(globals);
    for (int i = 0; i < n; i++) {
        char path[512];
        size_t length = strlen(entry[i]->d_name);
        if (length < 4 || strcmp(entry[i]->d_name + length - 3, ".py") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
        if (good && !load(path, globals)) {
            fprintf(stderr, "%s cannot be loaded\n", path);
            good = false;
        }
    }
    return good;
}

static void measure_cycle(void) {
    heap_collect();
    (void)heap_step(1);
    while (heap_state.marking != 0) {
        (void)heap_step(1);
        program.cycle++;
    }
    finish_cycle();
}

int main(int argc, char **argv) {
    static const struct driver_suite suite = {count,     name,    prepare,
                                              operation, handler, check,
                                              nests,     inner,   is_plain};
    static const struct itimerval loading = {.it_value = {.tv_sec = LOAD_S}};
    char *arguments[] = {argv[0], argv[1], NULL};
    setitimer(ITIMER_PROF, &loading, NULL); /* a mutant may hang even here */
    tool_state.options.heap_bytes = HEAP_BYTES;
    tool_state.options.mode = TOOL_FILE;
    tool_state.options.rest = 1;
    if (argc < 2 || !tool_start(2, arguments))
        return TOOL_USAGE;
    sim_freeze();
    rt_set_error_function(NULL);
    heap_enable(false);
    vm_add_roots(shade);
    if (!load_all(argv[1]) || !heap_reserve_set(1, RESERVE) ||
        !heap_reserve_set(2, RESERVE))
        return TOOL_USAGE;
    measure_cycle();
    return driver_main(&suite, argc - 1, argv + 1);
}
