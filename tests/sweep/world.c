/* SPDX-License-Identifier: MIT */
#include "world.h"

#include <string.h>

#include "base/isa/level.h"
#include "heap/heap.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/symbol.h"

enum { ROOTS = 64 };

struct world_state {
    void *memory;
    size_t bytes;
    struct context context[BASE_LEVELS];
    const value *root[ROOTS];
    uint32_t roots;
    value class;
    void (*begun)(void);
    void (*marked)(void);
};

static struct world_state world;

static void scan_begin(void) {
    value_symbols_shade();
    heap_shade_value(world.class);
    heap_shade_value(world.context[0].memory_error);
    for (uint32_t i = 0; i < world.roots; i++)
        heap_shade_value(*world.root[i]);
}

static const struct heap_roots roots = {.scan_begin = scan_begin};

static bool work_unit(void) { return true; }

static const struct value_upcalls upcalls = {.work_unit = work_unit};

void world_init(void *memory, size_t bytes) {
    world.memory = memory;
    world.bytes = bytes;
}

static void start(void) {
    value args;
    memset(&value_state, 0, sizeof value_state);
    heap_init(world.memory, world.bytes, value_layouts, KIND_COUNT);
    heap_set_roots(&roots);
    heap_enable(false);
    value_state.context = &world.context[0];
    value_state.upcalls = &upcalls;
    for (uint8_t level = 0; level < BASE_LEVELS; level++) {
        world.context[level].exception = VALUE_UNSET;
        world.context[level].handled = VALUE_NONE;
        world.context[level].memory_error = VALUE_NONE;
        world.context[level].level = level;
    }
    if (!value_symbols_init() || !value_tuple_new(0, NULL, &args) ||
        !value_exception_new(value_from_static(&value_type_MemoryError), args,
                             &world.context[0].memory_error) ||
        !heap_reserve_set(1, 8192))
        base_panic("the world does not fit", __FILE__, __LINE__);
}

static value class_new(void) {
    value bases;
    value dict;
    value class;
    if (!value_tuple_new(0, NULL, &bases) || !value_dict_new(0, &dict) ||
        !value_class_new(VALUE_UNSET, SYM_object, bases, dict, &class))
        base_panic("no memory for a class", __FILE__, __LINE__);
    return class;
}

/* All is new, so that each visit goes the same way. */
void world_reset(void) {
    world.roots = 0;
    world.class = VALUE_NONE;
    start();
    world.class = class_new();
}

value world_class(void) { return world.class; }

void world_root(const value *at) {
    if (world.roots == ROOTS)
        base_panic("too many roots", __FILE__, __LINE__);
    world.root[world.roots++] = at;
}

void world_watch(void (*begun)(void), void (*marked)(void)) {
    world.begun = begun;
    world.marked = marked;
}

void world_begin_marking(uint32_t steps) {
    for (uint32_t i = 0; i < steps; i++) {
        (void)heap_step(1);
        if (i == 0 && world.begun != NULL)
            world.begun();
        if (heap_state.marking == 0)
            return; /* so few steps are needed */
    }
}

void world_finish_cycle(void) {
    while (heap_state.marking != 0)
        (void)heap_step(1);
    if (world.marked != NULL)
        world.marked();
    while (heap_state.phase != HEAP_IDLE)
        (void)heap_step(1000);
}

void world_enter(uint8_t level) {
    base_level.now = level;
    value_state.context = &world.context[level];
}

void world_leave(void) {
    base_level.now = BASE_LEVEL_TASK;
    value_state.context = &world.context[0];
}
