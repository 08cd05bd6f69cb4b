/* SPDX-License-Identifier: MIT */
/* What lists and tuples share. An item is read through value_sequence_at at
 * every step, since user code may change a list meanwhile. */
#ifndef KRAIT_VALUE_SEQUENCE_H
#define KRAIT_VALUE_SEQUENCE_H

#include "value/container.h"
#include "value/make.h"

/* Item of a list or tuple, UNSET beyond the end.
 * Contract: handler; no alloc; O(1). */
value value_sequence_at(value sequence, uint32_t index);

/* Contract: handler; no alloc; O(1). */
uint32_t value_sequence_length(value sequence);

/* Rich comparison of two lists or two tuples.
 * Contract: handler; reserve; O(n); raises. */
bool value_sequence_compare(enum value_compare op, value a, value b, value *out)
    RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_sequence_contains(value self, value item, bool *out) RAISES;

/* self.count(item).
 * Contract: handler; reserve; O(n); raises. */
bool value_sequence_count(value self, value item, value *out) RAISES;

/* self.index(item, start, stop); ValueError with `text`.
 * Contract: handler; reserve; O(n); raises. */
bool value_sequence_index(value self, const struct arguments *args,
                          const char *text, value *out) RAISES;

/* Index of item in [start, stop); UINT32_MAX if it is not there.
 * Contract: handler; reserve; O(n); raises. */
bool value_sequence_find(value self, value item, const int64_t range[2],
                         uint32_t *out) RAISES;

/* length * times for a repetition; MemoryError if that is too much.
 * Contract: handler; reserve; O(1); raises. */
bool value_repeat_length(uint32_t length, value times, uint32_t *out) RAISES;

#endif
