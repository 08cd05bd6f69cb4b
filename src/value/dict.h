/* SPDX-License-Identifier: MIT */
/* Dicts from the inside: for the rest of the folder and for the inline cache
 * of globals. */
#ifndef KRAIT_VALUE_DICT_H
#define KRAIT_VALUE_DICT_H

#include "value/container.h"
#include "value/symbol.h"
#include "value/table.h"

/* Value of a symbol key whose entry number was `hint` before, or UNSET if it
 * no longer is: then value_dict_get_symbol. */
static inline value value_dict_at_hint(value dict, uint32_t name,
                                       uint32_t hint) {
    const struct value_dict *d = value_pointer(dict);
    const struct value_dict_table *t = slot_pointer(&d->table);
    if (hint >= t->used ||
        slot_load(table_key(t, hint)) != value_from_symbol(name))
        return VALUE_UNSET;
    return slot_load(table_value(t, hint)); /* D2 */
}

/* Stores to the entry number `hint`, if its key is `name`.
 * Contract: handler; no alloc; O(1). */
bool value_dict_set_at_hint(value dict, uint32_t name, uint32_t hint, value v);

/* Contract: handler; no alloc; O(1). */
static inline bool value_dict_is_namespace(value dict) {
    return ((const struct header *)value_pointer(dict))->aux != 0;
}

/* Contract: handler; no alloc; O(1). */
struct value_dict_table *value_dict_table_of(value dict);

/* A dict, set or frozenset around a table.
 * Contract: handler; reserve; O(1); raises. */
bool value_dict_wrap(uint8_t kind, struct value_dict_table *t, value *out)
    RAISES;

/* Looks a key up in the table that the slot leads to, user code included.
 * Contract: handler; reserve; O(1); raises. */
bool value_table_find(const struct slot *owner, value key,
                      struct value_place *place) RAISES;

/* Room for another entry; *slack turns false if only what is left for handlers
 * could be had.
 * Contract: handler; reserve; O(n); raises. */
bool value_table_make_room(struct slot *owner, bool *slack) RAISES;

/* Hash and look-up; place->entry is TABLE_NONE if absent.
 * Contract: handler; reserve; O(1); raises. */
bool value_dict_find(value dict, value key, struct value_place *place) RAISES;

/* Deletes what was found; false if the table changed since then.
 * Contract: handler; no alloc; O(1). */
bool value_dict_remove_place(value dict, const struct value_place *place,
                             value *v);

/* Removes a key, *v its value or UNSET.
 * Contract: handler; reserve; O(1); raises. */
bool value_dict_take(value dict, value key, value *v) RAISES;

/* Walks one table; v may be NULL.
 * Contract: handler; no alloc; O(n). */
bool value_table_next(const struct value_dict_table *t, uint32_t *cursor,
                      value *key, value *v);

/* Contract: handler; no alloc; O(1). */
void value_dict_clear(value dict);

/* A table without deleted entries, if memory allows.
 * Contract: handler; reserve; O(n). */
void value_dict_compact(value dict);

/* A table of its own with the same entries; NULL with MemoryError. Also for
 * sets.
 * Contract: handler; reserve; O(n); raises. */
struct value_dict_table *value_dict_table_copy(value dict, uint32_t extra);

/* Contract: handler; reserve; O(n); raises. */
bool value_dict_copy(value dict, value *out) RAISES;

/* The three views: which is 0 keys, 1 values, 2 items.
 * Contract: handler; reserve; O(1); raises. */
bool value_view_new(uint32_t which, value dict, value *out) RAISES;

#endif
