/* SPDX-License-Identifier: MIT */
/* Rows for the commits and second looks of src/value that the products of
 * scenarios.c do not reach. */
#include "windows.h"

#include <stddef.h>

#include "heap/walk.h"
#include "value/container.h"
#include "value/dict.h"
#include "value/list.h"
#include "value/symbol.h"
#include "world.h"

struct windows_value {
    const struct window *now;
    value dict;
    value list;
    value seen;
    bool raised;
};

static struct windows_value w;

static void set(uint32_t name, value v) {
    if (!value_dict_set(w.dict, value_from_symbol(name), v))
        w.raised = true;
}

/* An entry between others, with room for one more. */
static void prepare_dict(void) {
    w.seen = VALUE_NONE;
    w.raised = !value_dict_new(8, &w.dict);
    world_root(&w.dict);
    set(SYM_append, value_from_int48(1));
    set(SYM_insert, value_from_int48(2));
    set(SYM_pop, value_from_int48(3));
}

static void look_up(void) {
    w.seen = value_dict_get_symbol(w.dict, SYM_insert, NULL);
}

/* It is there before and after, and in no moment that others see is it not. */
static void delete_and_set(void) {
    value taken;
    if (!value_dict_take(w.dict, value_from_symbol(SYM_insert), &taken))
        w.raised = true;
    set(SYM_insert, value_from_int48(4));
}

static const char *is_found(void) {
    if (w.raised)
        return "a dict raised";
    if (w.seen == VALUE_NONE || w.seen == value_from_int48(2) ||
        w.seen == value_from_int48(4))
        return NULL;
    return "what is always there was not found";
}

static void prepare_list(void) {
    value items[3] = {value_from_int48(2), value_from_int48(2),
                      value_from_int48(2)};
    w.seen = VALUE_NONE;
    w.raised = !value_list_new(3, items, &w.list);
    world_root(&w.list);
}

static void load_last(void) { w.seen = value_list_at(w.list, 2); }

/* The old buffer ends before the item now, the new one behind it. */
static void pop_and_grow(void) {
    struct slot items[3];
    struct value_edit pop = {.start = -1, .item = true};
    struct value_edit grow = {
        .start = 2, .stop = 2, .items = items, .count = 3};
    bool done;
    for (uint32_t i = 0; i < 3; i++)
        slot_init(&items[i], value_from_int48(4));
    if (!value_list_edit(w.list, &pop, NULL, &done) ||
        !value_list_edit(w.list, &grow, NULL, &done))
        w.raised = true;
}

static const struct window rows[] = {
    {"list item | pop, grow", prepare_list, load_last, pop_and_grow, is_found},
    {"dict by symbol | delete, set", prepare_dict, look_up, delete_and_set,
     is_found},
};

uint32_t windows_value_count(void) { return sizeof rows / sizeof rows[0]; }

const struct window *windows_value_at(uint32_t index) { return &rows[index]; }

void windows_value_prepare(uint32_t index, uint32_t marking) {
    w.now = &rows[index];
    world_reset();
    w.now->prepare();
    world_begin_marking(marking);
}

void windows_value_handler(void) {
    world_enter(1);
    w.now->handler();
    world_leave();
}

const char *windows_value_check(void) {
    const char *wrong = heap_walk();
    return wrong != NULL ? wrong : w.now->check();
}
