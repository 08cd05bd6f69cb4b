/* SPDX-License-Identifier: MIT */
/* Special methods by name that chips leave out. */
#ifndef KRAIT_VM_SPECIAL_DESK_H
#define KRAIT_VM_SPECIAL_DESK_H

#include "value/type.h"

/* One that special.c does not have; UNSET if there is none, None for the
 * __hash__ of what has none.
 * Contract: handler; no alloc; O(n). */
value vm_type_extra_desk(const struct type *type, uint32_t name);

/* Has a type that is no number this arithmetic method of special.c?
 * Contract: handler; no alloc; O(n). */
bool vm_has_operator(const struct type *type, uint32_t name);

/* The arguments of pow(base, exp, mod=None) and round(number, ndigits=None).
 * Contract: handler; reserve; O(n); raises. */
bool vm_pow_arguments(const struct arguments *args, value out[3]) RAISES;
bool vm_round_arguments(const struct arguments *args, value out[2]) RAISES;

/* dir(v) with what its own __dir__ says; UNSET: it has none.
 * Contract: handler; reserve; O(n); raises. */
bool vm_dir_said(value v, value *out) RAISES;

/* TypeError of o.__class__ = v; RuntimeError that v.__set_name__(class, key)
 * caused by what it raised. Both false.
 * Contract: handler; reserve; O(n); raises. */
bool vm_no_class(value v) RAISES;
bool vm_name_failed(value class, value key, value v) RAISES;

/* TypeError of `case int(a, b)`; false.
 * Contract: handler; reserve; O(n); raises. */
bool vm_one_pattern(value class, uint32_t given) RAISES;

/* AttributeError of a property that cannot be read; false.
 * Contract: handler; reserve; O(n); raises. */
bool vm_no_getter(value self, uint32_t name) RAISES;

/* Contract: handler; reserve; O(n). */
bool vm_is_callable(value v);

#endif
