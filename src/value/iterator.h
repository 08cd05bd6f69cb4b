/* SPDX-License-Identifier: MIT */
/* Native iterators from the inside. */
#ifndef KRAIT_VALUE_ITERATOR_H
#define KRAIT_VALUE_ITERATOR_H

#include "value/container.h"

enum iterator_what {
    ITERATE_TUPLE,
    ITERATE_LIST,
    ITERATE_LIST_BACK,
    ITERATE_TUPLE_BACK,
    ITERATE_RANGE, /* owner: next int, other: step; index: how many left */
    ITERATE_RANGE_BIG,
    ITERATE_STR, /* index in bytes */
    ITERATE_BYTES,
    ITERATE_KEYS, /* owner: dict or set */
    ITERATE_VALUES,
    ITERATE_ITEMS,
    ITERATE_SUBSCRIPT, /* owner[0], owner[1], ... until IndexError */
    ITERATE_SUBSCRIPT_BACK,
    ITERATE_DONE,
    ITERATE_KEYS_BACK,
    ITERATE_VALUES_BACK,
    ITERATE_ITEMS_BACK
};

/* C6: `what`, `index` and the slots are read and written under mask; each
 * item goes to one caller. */
struct value_iterator {
    struct header header;
    union {
        struct {
            volatile uint32_t what;
            uint32_t expected; /* length of the dict when it began */
            volatile int64_t index;
        };
        uint64_t raw[2];
    };
    struct slot owner;
    struct slot other; /* table of a dict when it began; step of a range */
};

/* Contract: handler; reserve; O(1); raises. */
bool value_iterator_new(enum iterator_what what, value owner, int64_t index,
                        value *out) RAISES;

/* Items from last to first, as reversed(v) gives them; *out = UNSET if v is
 * no builtin sequence.
 * Contract: handler; reserve; O(1); raises. */
bool value_iterate_back(value v, value *out) RAISES;

/* Iterator over a range, forwards or backwards.
 * Contract: handler; reserve; O(1); raises. */
bool value_range_iterate(value range, bool back, value *out) RAISES;

/* Item i of a range, by exact arithmetic.
 * Contract: handler; reserve; O(n); raises. */
bool value_range_item(value range, int64_t i, value *out) RAISES;

#endif
