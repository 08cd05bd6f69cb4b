/* SPDX-License-Identifier: MIT */
/* The driver over the rows of values, and then over the products of
 * tests/sweep.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../sweep/scenarios.h"
#include "../sweep/windows.h"
#include "../sweep/world.h"
#include "base/charge.h"
#include "driver.h"
#include "snapshot.h"

enum { HEAP_BYTES = 256 << 10 };

struct suite_state {
    uint32_t current;
    uint32_t rows;
};

static struct suite_state state;

/* In place of the board's clock: time costs nothing here. */
struct base_charge base_charge;

void base_charge_empty(void) { base_charge.fuel = 0; }

static uint32_t count(void) { return state.rows + sweep_count(); }

static void name(uint32_t index, char *out, size_t size) {
    if (index < state.rows)
        snprintf(out, size, "%s", windows_value_at(index)->name);
    else
        sweep_name(sweep_scenario(index - state.rows), out, size);
}

static void prepare(uint32_t index, uint32_t marking) {
    state.current = index;
    snapshot_forget();
    if (index < state.rows)
        windows_value_prepare(index, marking);
    else
        sweep_prepare(sweep_scenario(index - state.rows), marking);
}

static void operation(void) {
    if (state.current < state.rows)
        windows_value_at(state.current)->operation();
    else
        sweep_operation();
}

static void handler(void) {
    if (state.current < state.rows)
        windows_value_handler();
    else
        sweep_handler();
}

static const char *check(void) {
    return state.current < state.rows ? windows_value_check() : sweep_check();
}

int main(int argc, char **argv) {
    static const struct driver_suite suite = {count,     name,    prepare,
                                              operation, handler, check};
    void *memory = aligned_alloc(4096, HEAP_BYTES);
    if (memory == NULL)
        return 2;
    sweep_init(memory, HEAP_BYTES);
    world_watch(snapshot_take, snapshot_check);
    state.rows = windows_value_count();
    return driver_main(&suite, argc, argv);
}
