/* SPDX-License-Identifier: MIT */
/*
 * Test modes of any program: a collector step at each safepoint, a hard handler
 * before each bytecode, an allocation that fails. The handler is Python, since
 * what is tested is that interpreter and handlers share everything: it
 * allocates from its reserve, moves what it made through containers of its own,
 * and reads the program's namespace and the list of modules' paths, whatever
 * the program is doing with them.
 */
#include <inttypes.h>
#include <stdio.h>

#include "boards/sim/state.h"
#include "rt/interrupt.h"
#include "tools/tool.h"
#include "value/container.h"
#include "vm/state.h"
#include "vm/vm.h"

/* An instruction that allocates may stand far from the next safepoint, where
 * the reserve is refilled; of a robot's small heap it takes a quarter. */
#define STRESS_RESERVE (256u << 10)
#define STRESS_SHARE 4u

static const char handler_text[] =
    "def make(modules, path):\n"
    "    ring = [None] * 8\n"
    "    last = {}\n"
    "    count = 0\n"
    "    def handler(_):\n"
    "        nonlocal count\n"
    "        count += 1\n"
    "        try:\n"
    "            old = ring[count & 7]\n"
    "            ring[count & 7] = [count, (count, 0.5)]\n"
    "            last[count & 3] = old\n"
    "            if old is not None and old[1][0] != count - 8:\n"
    "                print('interrupt-stress: lost', old, count)\n"
    "            seen = getattr(modules.get('__main__'), 'data', None)\n"
    "            if path:\n"
    "                path[-1]\n"
    "        except MemoryError:\n"
    "            i = 0\n"
    "            while i < 8:\n"
    "                ring[i] = None\n"
    "                i += 1\n"
    "    return handler\n";

static bool make_handler(value *handler) {
    value source, name, code, globals, make, ignored;
    value args[2] = {vm_modules(), vm_path()};
    return value_str_new(handler_text, sizeof handler_text - 1, &source) &&
           value_str_new("<stress>", 8, &name) &&
           vm_state.compile(source, name, 'x', &code) &&
           value_dict_new(0, &globals) &&
           vm_run_code(code, globals, VALUE_UNSET, &ignored) &&
           value_str_new("make", 4, &name) &&
           value_dict_get(globals, name, &make) &&
           vm_call(make, 2, args, handler);
}

/* One at a time, and not in handlers: they are what interrupts. */
static void interrupt(void) {
    if (sim_state.stressing || base_level.now != BASE_LEVEL_TASK)
        return;
    sim_state.stressing = true;
    rt_interrupt(tool_state.stress_source, 0);
    sim_state.stressing = false;
}

static bool start_interrupts(void) {
    struct rt_setup setup = {.argument = VALUE_NONE,
                             .level = 1,
                             .on_error = RT_KEEP,
                             .name = "stress"};
    uint64_t share = tool_state.options.heap_bytes / STRESS_SHARE;
    size_t most = share < STRESS_RESERVE ? (size_t)share : STRESS_RESERVE;
    if (!heap_reserve_set(1, most) || !make_handler(&setup.handler))
        return false;
    tool_state.stress_source = rt_source_new(&setup);
    if (tool_state.stress_source == RT_SOURCE_NONE)
        return false;
    sim_each_instruction(interrupt);
    return true;
}

bool tool_stress_start(void) {
    const struct tool_options *options = &tool_state.options;
    if (options->interrupt_stress && !start_interrupts())
        return false;
    if (options->gc_stress != 0)
        vm_set_stress(options->gc_stress);
    heap_fail_alloc(options->fail_alloc);
    return true;
}

void tool_stress_end(void) {
    uint32_t asked = tool_state.options.fail_alloc;
    uint32_t left = heap_fail_alloc(0);
    if (left != 0)
        fprintf(stderr,
                "krait: allocation %" PRIu32 " never came, there were %" PRIu32
                "\n",
                asked, asked - left);
}
