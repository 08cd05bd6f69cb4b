/* SPDX-License-Identifier: MIT */
/* Changes of a list, each one commit. Internal to the folder.
 *
 * L1  Slots below a buffer's length hold items; those above hold UNSET or
 *     0.0, never a pointer. A reader that was interrupted between the check
 *     of the length and the load finds UNSET and looks again.
 */
#ifndef KRAIT_VALUE_LIST_H
#define KRAIT_VALUE_LIST_H

#include "value/container.h"

/* What happens to the items [start, stop), seen from the length that the
 * list has when the change begins, or begins anew: a handler may have changed
 * it since the caller looked. What is appended while a long list is copied
 * stays. */
struct value_edit {
    int64_t start;
    int64_t stop;   /* ITEM: not used */
    bool item;      /* exactly one, negative counts from the end */
    bool bounded;   /* start and stop count from the end if negative */
    uint32_t count; /* how many items take their place */
    const struct slot *items; /* private: nobody changes them */
    uint32_t length_seen; /* 1 + the length that start and stop were reckoned
                             from: not done if it is another; 0: any */
    value expect;         /* ITEM: only if it is this one; 0 if any will do */
};

/* Replaces by edit; *taken, if not NULL, is the item that was at start.
 * *done false if there is no such item.
 * Contract: handler; reserve; O(n); raises. */
bool value_list_edit(value list, const struct value_edit *edit, value *taken,
                     bool *done) RAISES;

/* Items [start, stop) as a slot buffer of their own, consistent as of one
 * moment; NULL with MemoryError.
 * Contract: handler; reserve; O(n); raises. */
struct value_slot_buffer *value_list_snapshot(value list, int64_t start,
                                              int64_t stop);

/* The item that stands `back` before the end (1: the last) as of one moment;
 * UNSET, or false, if there are not so many.
 * Contract: handler; no alloc; O(1). */
value value_list_from_end(value list, uint32_t back);
bool value_list_set_from_end(value list, uint32_t back, value item);

/* Makes a list of a private buffer.
 * Contract: handler; reserve; O(1); raises. */
bool value_list_wrap(struct value_slot_buffer *buffer, value *out) RAISES;

/* A private buffer, length 0; NULL with MemoryError.
 * Contract: handler; reserve; O(n); raises. */
struct value_slot_buffer *value_buffer_new(uint32_t capacity);

/* Publishes a private buffer in one store.
 * Contract: handler; no alloc; O(1). */
void value_list_publish(value list, struct value_slot_buffer *buffer);

/* Publishes `sorted` if the list still holds exactly what `before` does.
 * Contract: handler; reserve; O(n). */
bool value_list_publish_if(value list, const struct value_slot_buffer *before,
                           struct value_slot_buffer *sorted);

/* The buffer without items that all empty lists share; in flash.
 * Contract: isr; no alloc; O(1). */
struct value_slot_buffer *value_buffer_empty(void);

#endif
