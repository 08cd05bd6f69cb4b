/* SPDX-License-Identifier: MIT */
/* Sets: the keys of a table without values. Adding and discarding are one
 * commit each; an operator that makes a new set builds its table aside; an
 * operator in place that removes many builds the result aside too and
 * publishes it by one store if nobody changed the set meanwhile. */
#include "value/set.h"

#include "base/isa/level.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/number.h"

static struct slot *table_slot(value set) {
    return &((struct value_dict *)value_pointer(set))->table;
}

bool value_is_set(value v) {
    return value_is_kind(v, KIND_SET) || value_is_kind(v, KIND_FROZENSET);
}

bool value_set_new(uint8_t kind, value *out) {
    return value_dict_wrap(
        kind, (struct value_dict_table *)(uintptr_t)&value_table_empty_set,
        out);
}

bool value_set_add(value set, value item) {
    struct slot *owner = table_slot(set);
    bool slack = base_level.now == BASE_LEVEL_TASK;
    struct value_place place;
    for (;;) {
        if (!value_dict_find(set, item, &place))
            return false;
        if (place.entry != TABLE_NONE)
            return true;
        if (!value_table_has_room(place.table, slack)) {
            if (!value_table_make_room(owner, &slack))
                return false;
        } else if (value_table_add(owner, &place, item, VALUE_UNSET)) {
            return true;
        }
    }
}

bool value_set_has(value set, value item, bool *out) {
    struct value_place place;
    if (!value_dict_find(set, item, &place))
        return false;
    *out = place.entry != TABLE_NONE;
    return true;
}

bool value_set_discard(value set, value item, bool *found) {
    struct value_place place;
    do {
        if (!value_dict_find(set, item, &place))
            return false;
        *found = place.entry != TABLE_NONE;
    } while (*found && !value_table_remove(table_slot(set), &place, NULL));
    return true;
}

/* Items of a set, dict or key view as they are now: their table, which stays
 * whole when it is replaced. NULL for other iterables. */
static const struct value_dict_table *table_of(value v) {
    value plain = value_unwrap(v);
    if (value_is_set(plain) || value_is_kind(plain, KIND_DICT))
        return value_dict_table_of(plain);
    return NULL;
}

static bool each_of_table(const struct value_dict_table *t, value set,
                          bool (*visit)(value set, value item)) {
    uint32_t cursor = 0;
    value item;
    while (value_table_next(t, &cursor, &item, NULL)) {
        if (!visit(set, item))
            return false;
        if (!value_poll())
            return false;
    }
    KEEP_ALIVE(t);
    return true;
}

/* Visits each item of any iterable. */
static bool each(value iterable, value set,
                 bool (*visit)(value set, value item)) {
    const struct value_dict_table *t = table_of(iterable);
    value items;
    if (t != NULL)
        return each_of_table(t, set, visit);
    if (!value_sequence_tuple(iterable, &items))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(items); i++) {
        if (!visit(set, value_tuple_at(items, i)))
            return false;
        if (!value_poll())
            return false;
    }
    return true;
}

#define ROOM_AT_ONCE 256u /* entries, of which some may be double */

/* Room for what will come, so that the table does not grow step by step; a
 * task's own affair, and without it the table grows. */
static void make_room_for(value set, uint32_t count) {
    const struct value_dict_table *t = value_dict_table_of(set);
    if (count > ROOM_AT_ONCE)
        count = ROOM_AT_ONCE;
    if (!ISA_ROOMY || t->live != 0 || count <= t->capacity - t->used ||
        base_level.now != BASE_LEVEL_TASK ||
        value_table_rebuild(table_slot(set), true, count))
        return;
    value none = value_take_exception(); /* it grows as it fills, then */
    (void)none;
}

static uint32_t items_in(value iterable) {
    const struct value_dict_table *from = table_of(iterable);
    if (from != NULL)
        return from->live;
    if (value_is_kind(iterable, KIND_LIST))
        return value_list_length(iterable);
    return value_is_kind(iterable, KIND_TUPLE) ? value_tuple_length(iterable)
                                               : 0;
}

bool value_set_update(value set, value iterable) {
    if (ISA_ROOMY)
        make_room_for(set, items_in(iterable));
    return each(iterable, set, value_set_add);
}

static bool discard_one(value set, value item) {
    bool found;
    return value_set_discard(set, item, &found);
}

static bool toggle_one(value set, value item) {
    bool found;
    return value_set_discard(set, item, &found) &&
           (found || value_set_add(set, item));
}

bool value_set_remove_all(value set, value iterable) {
    if (value_unwrap(iterable) == set) {
        value_dict_clear(set);
        return true;
    }
    return each(iterable, set, discard_one);
}

/* The other side must be free of repetitions. */
bool value_set_toggle_all(value set, value iterable) {
    value other = value_unwrap(iterable);
    if (!value_is_set(other) && (!value_set_new(KIND_SET, &other) ||
                                 !value_set_update(other, iterable)))
        return false;
    if (other == set) {
        value_dict_clear(set);
        return true;
    }
    return each(other, set, toggle_one);
}

bool value_set_copy(value set, uint8_t kind, value *out) {
    if (value_dict_length(set) == 0)
        return value_set_new(kind, out);
    struct value_dict_table *t = value_dict_table_copy(set, 0);
    return t != NULL && value_dict_wrap(kind, t, out);
}

bool value_set_of(value v, value *out) {
    *out = value_unwrap(v);
    if (value_is_set(*out))
        return true;
    return value_set_new(KIND_SET, out) && value_set_update(*out, v);
}

/* Items of `set` that are in `other` (or, with `not`, that are not). */
bool value_set_filter(value set, value other, bool not, value *out) {
    uint32_t cursor = 0;
    value item;
    value sieve;
    const struct value_dict_table *t = value_dict_table_of(set);
    if (!value_set_of(other, &sieve) ||
        !value_set_new(value_object_kind(set), out))
        return false;
    if (ISA_ROOMY)
        make_room_for(*out, t->live);
    while (value_table_next(t, &cursor, &item, NULL)) {
        bool in;
        if (!value_set_has(sieve, item, &in) ||
            (in != not &&!value_set_add(*out, item)))
            return false;
        if (!value_poll())
            return false;
    }
    KEEP_ALIVE(t);
    return true;
}

void value_set_take_over(value set, value from) {
    slot_store_pointer(table_slot(set), value_dict_table_of(from)); /* C5 */
}

bool value_set_is_subset(value a, value b, bool *out) {
    const struct value_dict_table *t = value_dict_table_of(a);
    uint32_t cursor = 0;
    value item;
    *out = t->live <= value_dict_length(b);
    while (*out && value_table_next(t, &cursor, &item, NULL))
        if (!value_set_has(b, item, out))
            return false;
    KEEP_ALIVE(t);
    return true;
}

/* The first entry, or `used` if there is none. */
static uint32_t first_entry(const struct value_dict_table *t) {
    uint32_t i = 0;
    uint32_t used = t->used;
    while (i < used && slot_load(table_key(t, i)) == VALUE_UNSET)
        i++;
    return i;
}

bool value_set_pop(value set, value *out) {
    for (;;) {
        struct value_dict_table *t = value_dict_table_of(set);
        struct value_place place = {.table = t, .version = t->version};
        place.entry = first_entry(t);
        if (place.entry == t->used) {
            if (place_holds(&place, table_slot(set)))
                return value_raise(&value_type_KeyError,
                                   "pop from an empty set");
            continue;
        }
        *out = slot_load(table_key(t, place.entry));
        if (value_table_remove(table_slot(set), &place, NULL))
            return true;
    }
}
