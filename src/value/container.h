/* SPDX-License-Identifier: MIT */
/* Lists, tuples, dicts, sets, ranges, slices and their iterators.
 *
 * Rules C1 to C6 of the design apply to every function here; each file says
 * at the store how it keeps them. In short: a buffer is read once through
 * its owner and carries its own length (C2); moving elements builds aside
 * above 16 slots and is masked at or below (C3); growth copies in masked
 * chunks with a cursor (C4); a commit is prepared outside and masked for at
 * most 120 cycles (C5); native iterators commit their index under mask (C6).
 */
#ifndef KRAIT_VALUE_CONTAINER_H
#define KRAIT_VALUE_CONTAINER_H

#include "value/type.h"
#include "value/value.h"

struct value_tuple {
    struct header header;
    union {
        struct {
            uint32_t length;
            uint32_t spare;
        };
        uint64_t raw;
    };
    struct slot at[];
};

struct value_slot_buffer {
    struct header header;
    union {
        struct {
            volatile uint32_t length;
            uint32_t capacity;
        };
        uint64_t raw;
    };
    struct slot at[];
};

struct value_list {
    struct header header;
    struct slot buffer; /* always a slot buffer, never null */
};

struct value_dict { /* KIND_DICT, KIND_SET */
    struct header header;
    struct slot table; /* private to dict.c, set.c */
};

/* A tuple with unset (0.0) items, to be filled with slot_init before it is
 * published, or copied from `items` if not NULL.
 * Contract: handler; reserve; O(n); raises. */
bool value_tuple_new(uint32_t length, const value *items, value *out) RAISES;

/* Contract: handler; no alloc; O(1). */
uint32_t value_tuple_length(value tuple);

/* Contract: handler; no alloc; O(1). */
value value_tuple_at(value tuple, uint32_t index);

/* Contract: handler; reserve; O(n); raises. */
bool value_list_new(uint32_t length, const value *items, value *out) RAISES;

/* Contract: handler; reserve; O(1); raises. */
bool value_list_append(value list, value item) RAISES;

/* Contract: handler; no alloc; O(1). */
uint32_t value_list_length(value list);

/* Item or UNSET if the index is (by now) out of range.
 * Contract: handler; no alloc; O(1). */
value value_list_at(value list, uint32_t index);

/* False if out of range.
 * Contract: handler; no alloc; O(1). */
bool value_list_set(value list, uint32_t index, value item);

/* Appends all of an iterable (list += iterable).
 * Contract: handler; reserve; O(n); raises. */
bool value_list_extend(value list, value iterable) RAISES;

/* A consistent copy of a list's or tuple's items at one moment: a slot
 * buffer or the tuple itself stays the owner.
 * Contract: handler; reserve; O(n); raises. */
bool value_sequence_tuple(value iterable, value *out) RAISES;

/* Stable merge sort of a private copy, published at the end; key None or a
 * callable; ValueError if the list changed meanwhile.
 * Contract: handler; reserve; O(n log n); raises. */
bool value_list_sort(value list, value key, bool reverse) RAISES;
/* The same by a list of as many keys.
 * Contract: handler; reserve; O(n log n); raises. */
bool value_list_sort_by(value list, value keys, bool reverse) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_dict_new(uint32_t expected, value *out) RAISES;

/* From now on names are looked up here before the builtins (D5).
 * Contract: handler; no alloc; O(1). */
void value_dict_set_namespace(value dict);

/* *out = UNSET if absent.
 * Contract: handler; reserve; O(1); raises. */
bool value_dict_get(value dict, value key, value *out) RAISES;

/* Symbol keys only: cannot raise. UNSET if absent. *hint: entry index, for
 * value_dict_at_hint.
 * Contract: handler; no alloc; O(1). */
value value_dict_get_symbol(value dict, uint32_t name, uint32_t *hint);

/* Contract: handler; reserve; O(1); raises. */
bool value_dict_set(value dict, value key, value v) RAISES;

/* *found false if absent.
 * Contract: handler; reserve; O(1); raises. */
bool value_dict_delete(value dict, value key, bool *found) RAISES;

/* Contract: handler; no alloc; O(1). */
uint32_t value_dict_length(value dict);

/* Walks entries in insertion order: *cursor from 0; false at the end. Sees
 * the table that was current at each call; entries deleted meanwhile are
 * skipped.
 * Contract: handler; no alloc; O(n). */
bool value_dict_next(value dict, uint32_t *cursor, value *key, value *v);

/* Copies all of a mapping (dict or anything with keys()) into dict.
 * Contract: handler; reserve; O(n); raises. */
bool value_dict_update(value dict, value mapping) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_set_new(uint8_t kind, value *out) RAISES;

/* Contract: handler; reserve; O(1); raises. */
bool value_set_add(value set, value item) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_slice_new(value start, value stop, value step, value *out) RAISES;

/* Start, stop, step and count of a slice over a length, as
 * slice.indices(); ValueError for step 0.
 * Contract: handler; reserve; O(1); raises. */
bool value_slice_indices(value slice, uint32_t length, int64_t out[4]) RAISES;

/* Index of a subscript, negatives counted from the end; TypeError with
 * `what` in the text, IndexError "<what> index out of range".
 * Contract: handler; reserve; O(1); raises. */
bool value_index_of(value key, uint32_t length, const char *what, uint32_t *out)
    RAISES;

/* hash(v); TypeError "unhashable type: ...". Never 0.
 * Contract: handler; reserve; O(n); raises. */
bool value_hash(value v, uint32_t *out) RAISES;

/* a == b, identity first (as containers compare).
 * Contract: handler; reserve; O(n); raises. */
bool value_equal(value a, value b, bool *out) RAISES;

/* a < b and the others, builtin types here, user classes by upcall.
 * Contract: handler; reserve; O(n); raises. */
bool value_compare(enum value_compare op, value a, value b, value *out) RAISES;

/* Truth of any value.
 * Contract: handler; reserve; O(1); raises. */
bool value_truth(value v, bool *out) RAISES;

/* Native iterator over a builtin container (iterator type); next step by
 * value_iterator_next (VALUE_STOP at the end). Both also serve FOR_ITER's
 * fast path.
 * Contract: handler; reserve; O(1); raises. */
bool value_iterate(value v, value *out) RAISES;

/* Contract: handler; reserve; O(1); raises. */
bool value_iterator_next(value iterator, value *out) RAISES;

#endif
