/* SPDX-License-Identifier: MIT */
/*
 * Brings the runtime up on the simulated board. The heap stands at a fixed
 * address, so that addresses, and whatever depends on them, are the same in
 * every run and on every machine of as many bits (R8).
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "boards/sim/attach.h"
#include "boards/sim/module.h"
#include "boards/sim/state.h"
#include "lang/compile.h"
#include "machine/object.h"
#include "modules/modules.h"
#include "rt/interrupt.h"
#include "rt/record.h"
#include "rt/state.h"
#include "tools/tool.h"
#include "value/container.h"
#include "vm/frame.h"
#include "vm/vm.h"

/* Free on every machine: 32-bit ones end below 2^32, RISC-V's smallest 64-bit
 * ones at 2^38, ASan's shadow takes 2^31 to 2^44 of x86-64, and a program and
 * its brk lie below 0x41000000. A heap that does not fit there goes up. */
#define HEAP_BASE 0x60000000u
#define HEAP_BASE_BYTES (0x7FFF0000u - HEAP_BASE)
#define LARGE_HEAP_BASE ((uintptr_t)1 << (sizeof(void *) == 8 ? 45 : 31))
#define LEVEL_RESERVE 4096u
#define C_STACK_BYTES (4u << 20) /* of the usual 8 MB */

static bool write_out(struct value_sink *sink, const char *text,
                      size_t length) {
    (void)sink;
    return fwrite(text, 1, length, stdout) == length ||
           value_raise_os_error(EIO);
}

static bool write_error(struct value_sink *sink, const char *text,
                        size_t length) {
    (void)sink;
    fflush(stdout);
    return fwrite(text, 1, length, stderr) == length ||
           value_raise_os_error(EIO);
}

static void *map(uintptr_t base, size_t bytes, int flag) {
    return mmap((void *)base, bytes, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | flag, -1, 0);
}

static bool start_heap(void) {
    size_t bytes = (size_t)tool_state.options.heap_bytes & ~(size_t)4095;
    uintptr_t base = bytes <= HEAP_BASE_BYTES ? HEAP_BASE : LARGE_HEAP_BASE;
    void *memory = map(base, bytes, MAP_FIXED_NOREPLACE);
    if (memory == MAP_FAILED)
        memory = map(0, bytes, 0);
    if (memory == MAP_FAILED)
        return false;
    heap_init(memory, bytes, value_layouts, KIND_COUNT);
    return true;
}

static bool start_vm(void) {
    struct tool_stacks *s = &tool_state.stacks;
    struct vm_memory memory = {.stack = {s->task_values},
                               .stack_values = {TOOL_TASK_VALUES},
                               .frames = {s->task_frames},
                               .frame_count = {TOOL_TASK_FRAMES}};
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        memory.stack[level] = s->level_values[level];
        memory.stack_values[level] = TOOL_LEVEL_VALUES;
        memory.frames[level] = s->level_frames[level];
        memory.frame_count[level] = TOOL_LEVEL_FRAMES;
    }
    return vm_init(&memory);
}

/* mode: 'x' a module, 's' one interactive statement, 'e' an expression; in
 * capitals with locals of its own. */
static bool compile(value source, value file, char mode, value *code) {
    struct value_view view;
    uint32_t name = value_name_of(file);
    char small = (char)(mode | 0x20);
    unsigned kind = small == 'e'   ? LANG_EVAL
                    : small == 's' ? LANG_SINGLE
                                   : LANG_FILE;
    if (small != mode)
        kind |= LANG_OWN_LOCALS;
    return name != UINT32_MAX && value_view_of(source, false, &view) &&
           lang_compile((const char *)view.at, view.length, name, kind, code);
}

static void start_modules(void) {
    const struct module_definition **table = tool_state.modules;
    uint32_t count = 0;
    for (uint32_t i = 0; i < mod_table_count; i++)
        table[count++] = mod_table[i];
    table[count++] = &machine_module;
    table[count++] = &machine_umodule;
    table[count++] = &sim_module;
    CHECK(count <= TOOL_MODULES);
    vm_set_modules(table, count);
}

static void handler_failed(value exception, const char *source) {
    fflush(stdout);
    fprintf(stderr, "Exception in handler of %s:\n", source);
    if (!vm_print_exception(exception, &tool_state.error))
        (void)value_take_exception();
}

static void on_signal(int number) {
    (void)number;
    /* It is isr by contract: it sets two volatile bytes. */
    vm_interrupt(); /* NOLINT(bugprone-signal-handler) */
}

static bool start_arguments(int count, char **text) {
    if (tool_state.options.rest >= count ||
        tool_state.options.mode == TOOL_PROMPT) {
        value empty;
        return value_str_new("", 0, &empty) &&
               value_list_append(vm_argv(), empty);
    }
    for (int i = tool_state.options.rest; i < count; i++) {
        const char *word = text[i];
        value item;
        if (i == tool_state.options.rest &&
            tool_state.options.mode == TOOL_COMMAND)
            word = "-c";
        if (!value_str_new(word, strlen(word), &item) ||
            !value_list_append(vm_argv(), item))
            return false;
    }
    return true;
}

static void know_c_stack(const char *high) {
    struct context *context = value_context();
    context->c_stack_high = high;
    context->c_stack_low = high - C_STACK_BYTES;
}

static bool start_levels(void) {
    for (uint8_t level = 1; level < BASE_LEVELS; level++) {
        if (!heap_reserve_set(level, LEVEL_RESERVE))
            return false;
    }
    return true;
}

bool tool_start(int count, char **text) {
    tool_state.out.write = write_out;
    tool_state.error.write = write_error;
    sim_start();
    rt_record_start();
    if (!start_heap() || !start_vm())
        return false;
    /* main's frame lies above this one and holds no value. */
    know_c_stack((const char *)text);
    vm_set_compile(compile);
    rt_output_start(&tool_state.out);
    mod_set_error_output(&tool_state.error);
    start_modules();
    tool_loader_start();
    if (!rt_start() || !start_levels() || !start_arguments(count, text))
        return false;
    rt_set_error_function(handler_failed);
    sim_attach_start();
    signal(SIGINT, on_signal);
    return tool_stress_start();
}
