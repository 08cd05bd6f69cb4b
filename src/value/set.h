/* SPDX-License-Identifier: MIT */
/* Sets from the inside. `set` is a KIND_SET or KIND_FROZENSET; changes of a
 * frozenset are for one that is not published yet. */
#ifndef KRAIT_VALUE_SET_H
#define KRAIT_VALUE_SET_H

#include "value/dict.h"

/* Contract: handler; no alloc; O(1). */
bool value_is_set(value v);

/* Contract: handler; reserve; O(1); raises. */
bool value_set_has(value set, value item, bool *out) RAISES;

/* Contract: handler; reserve; O(1); raises. */
bool value_set_discard(value set, value item, bool *found) RAISES;

/* Adds, removes or toggles all items of an iterable.
 * Contract: handler; reserve; O(n); raises. */
bool value_set_update(value set, value iterable) RAISES;
bool value_set_remove_all(value set, value iterable) RAISES;
bool value_set_toggle_all(value set, value iterable) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_set_copy(value set, uint8_t kind, value *out) RAISES;

/* A set with the items of an iterable; a set itself.
 * Contract: handler; reserve; O(n); raises. */
bool value_set_of(value v, value *out) RAISES;

/* The items of `set` that are, or are not, in `other`.
 * Contract: handler; reserve; O(n); raises. */
bool value_set_filter(value set, value other, bool not, value *out) RAISES;

/* The set gets the items of a private one, in one store.
 * Contract: handler; no alloc; O(1). */
void value_set_take_over(value set, value from);

/* Contract: handler; reserve; O(n); raises. */
bool value_set_is_subset(value a, value b, bool *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_set_pop(value set, value *out) RAISES;

#endif
