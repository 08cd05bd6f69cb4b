/* SPDX-License-Identifier: MIT */
/* Member tables: names of builtin types and of C modules, in flash. */
#ifndef KRAIT_VALUE_MEMBER_H
#define KRAIT_VALUE_MEMBER_H

#include "value/type.h"

/* Search by halves (T1); NULL if absent.
 * Contract: handler; no alloc; O(log n). */
const struct member *value_member_find(const struct member *members,
                                       uint32_t count, uint32_t name);

/* The member's value; of GETTER and MAKE the native to be called.
 * Contract: handler; no alloc; O(1). */
value value_member_value(const struct member *member);

/* True if the table is sorted (T1), for debug builds and tests.
 * Contract: task; no alloc; O(n). */
bool value_members_sorted(const struct member *members, uint32_t count);

/* MEMBERS(list_members) gives the two fields of struct type. */
#define MEMBERS(table) .members = (table), .member_count = ARRAY_LENGTH(table)

/* Checks and unwraps the self of a native method; TypeError otherwise.
 * Contract: handler; reserve; O(1); raises. */
bool value_self(struct arguments *args, uint8_t kind, const struct type *type,
                value *self) RAISES;

/* RecursionError when the C stack is nearly used up: every function that
 * walks nested containers asks.
 * Contract: handler; reserve; O(1); raises. */
bool value_check_stack(void) RAISES;

/* The same if less than so many bytes are left.
 * Contract: handler; reserve; O(1); raises. */
bool value_check_room(uint32_t bytes) RAISES;

#endif
