/* SPDX-License-Identifier: MIT */
/* Rows for the commits of src/value that the products of scenarios.c do not
 * reach. */
#include "windows.h"

#include "heap/walk.h"
#include "world.h"
#include "value/container.h"

static const struct window *now;

static const struct window rows[] = {{0}};

uint32_t windows_value_count(void) { return 0; }

const struct window *windows_value_at(uint32_t index) { return &rows[index]; }

void windows_value_prepare(uint32_t index, uint32_t marking) {
    now = &rows[index];
    world_reset();
    now->prepare();
    world_begin_marking(marking);
}

void windows_value_handler(void) {
    world_enter(1);
    now->handler();
    world_leave();
}

const char *windows_value_check(void) { return heap_walk(); }
