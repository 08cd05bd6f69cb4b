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
#include <sys/resource.h>

#include "boards/sim/attach.h"
#include "boards/sim/costs.h"
#include "boards/sim/module.h"
#include "boards/sim/state.h"
#include "machine/object.h"
#include "modules/more_builtins.h"
#include "modules/start.h"
#include "rt/module.h"
#include "tools/tool.h"
#include "vm/frame.h"
#include "vm/vm.h"

/* Free on every machine: 32-bit ones end below 2^32, RISC-V's smallest 64-bit
 * ones at 2^38, ASan's shadow takes 2^31 to 2^44 of x86-64, and a program and
 * its brk lie below 0x41000000. A heap that does not fit there goes up. */
#define HEAP_BASE 0x60000000u
#define HEAP_BASE_BYTES (0x7FFF0000u - HEAP_BASE)
#define LARGE_HEAP_BASE ((uintptr_t)1 << (sizeof(void *) == 8 ? 45 : 31))
#define LEVEL_RESERVE 4096u
#define C_STACK_BYTES (4u << 20) /* half of the usual 8 MB */

#define X(name) &name,
static const struct module_definition *const modules[] = {
    MOD_MODULES(X) MOD_DESK_MODULES(X) & rt_module,
    &machine_module,
    &machine_umodule,
    &sim_module,
    &tool_files_module,
    &tool_pack_module};
#undef X

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

static char *map_heap(size_t bytes) {
    uintptr_t base = bytes <= HEAP_BASE_BYTES ? HEAP_BASE : LARGE_HEAP_BASE;
    void *memory = map(base, bytes, MAP_FIXED_NOREPLACE);
    if (memory == MAP_FAILED)
        memory = map(0, bytes, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* How much of the C stack the depth of calls may take: half, since functions
 * that do not call back are not measured. The stack grows as it is used, so
 * that a limit below the usual one can be raised, up to the hard one. */
static size_t stack_bytes(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0)
        return C_STACK_BYTES;
    if (limit.rlim_cur < 2 * C_STACK_BYTES) {
        rlim_t before = limit.rlim_cur;
        limit.rlim_cur = limit.rlim_max < 2 * C_STACK_BYTES ? limit.rlim_max
                                                            : 2 * C_STACK_BYTES;
        if (setrlimit(RLIMIT_STACK, &limit) != 0)
            limit.rlim_cur = before;
    }
    return limit.rlim_cur < 2 * C_STACK_BYTES ? (size_t)limit.rlim_cur / 2
                                              : C_STACK_BYTES;
}

/* main's frame lies above `high` and holds no value. */
static struct vm_memory stacks(const char *high) {
    struct tool_stacks *s = &tool_state.stacks;
    struct vm_memory memory = {.stack = {s->task_values},
                               .stack_values = {TOOL_TASK_VALUES},
                               .frames = {s->task_frames},
                               .frame_count = {TOOL_TASK_FRAMES},
                               .c_stack_low = {high - stack_bytes()},
                               .c_stack_high = {high}};
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        memory.stack[level] = s->level_values[level];
        memory.stack_values[level] = TOOL_LEVEL_VALUES;
        memory.frames[level] = s->level_frames[level];
        memory.frame_count[level] = TOOL_LEVEL_FRAMES;
    }
    return memory;
}

static void handler_failed(value exception, const char *source) {
    fflush(stdout);
    fprintf(stderr, "Exception in handler of %s:\n", source);
    if (!vm_print_exception(exception, &tool_state.error))
        (void)value_take_exception();
}

static void on_signal(int number) {
    (void)number;
    vm_interrupt();
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

/* With pointers or machine words inside, or in rt's buffers the histograms of
 * a machine: not counted in virtual time. */
#define KIND_BIT(kind) ((uint64_t)1 << KIND_##kind)
static const uint64_t uncounted_kinds =
    KIND_BIT(TYPE) | KIND_BIT(SHAPE) | KIND_BIT(CODE) | KIND_BIT(CODE_WORDS) |
    KIND_BIT(CUSTOM) | KIND_BIT(CUSTOM_LEAF) | KIND_BIT(MEMORYVIEW) |
    KIND_BIT(BYTE_BUFFER);

bool tool_start(int count, char **text) {
    size_t bytes = (size_t)tool_state.options.heap_bytes & ~(size_t)4095;
    struct mod_start how = {
        .heap = map_heap(bytes),
        .heap_bytes = bytes,
        .memory = stacks((const char *)text),
        .reserve_bytes = LEVEL_RESERVE,
        .out = &tool_state.out,
        .error = &tool_state.error,
        .modules = modules,
        .module_count = ARRAY_LENGTH(modules),
        .failed = handler_failed,
    };
    tool_state.out.write = write_out;
    tool_state.error.write = write_error;
    sim_start();
    if (how.heap == NULL || !mod_start(&how) || !mod_more_builtins_start() ||
        !start_arguments(count, text))
        return false;
    mod_state.optimization = tool_state.options.optimization;
    rt_set_step_cost(sim_collector_step);
    heap_set_charge(SIM_STEP_BYTES, SIM_COLLECT_STEPS, uncounted_kinds);
    tool_loader_start();
    sim_attach_start();
    signal(SIGINT, on_signal);
    return tool_files_start() && tool_stress_start();
}
