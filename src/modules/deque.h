/* SPDX-License-Identifier: MIT */
/* Double-ended queues from the inside: the changes, each one commit.
 *
 * A deque is a chain of blocks. Rejected: a ring in one buffer, which has to
 * be copied as a whole when it grows; and a handler that appends would make
 * that copy begin anew, again and again.
 *
 * Q1  The items stand in [left, room) of the first block, in all of those
 *     between, and in [0, right) of the last; in one block, in [left, right).
 *     left = room of the first block, or right = 0 of the last, is allowed:
 *     then that block holds none and is unlinked by who takes from it.
 * Q2  What stands outside is no pointer.
 * Q3  Each change counts `version` up under the mask in which it is made. Who
 *     has looked before it looks at the version under the mask; a reader looks
 *     again when it has what it came for.
 * Q4  A block that is unlinked becomes the spare one, so a queue that is
 *     filled at one end as fast as it is emptied at the other allocates none.
 */
#ifndef KRAIT_MODULES_DEQUE_H
#define KRAIT_MODULES_DEQUE_H

#include "modules/modules.h"

#define MOD_DEQUE_ROOM 30u /* items of a block; fewer if maxlen is smaller */
#define MOD_DEQUE_NO_LIMIT UINT32_MAX

enum mod_deque_side { MOD_DEQUE_LEFT, MOD_DEQUE_RIGHT };

/* Raw part behind the type. */
struct mod_deque {
    volatile uint32_t length;
    volatile uint32_t version;
    uint32_t limit;
    volatile uint8_t left;
    volatile uint8_t right;
    uint8_t room; /* as it was made: who has read it may go on with it */
    bool refuses; /* MicroPython's flag: IndexError when full */
};

static inline struct mod_deque *mod_deque_of(value deque) {
    struct value_custom *c = value_pointer(deque);
    return (struct mod_deque *)(void *)&c->raw[1];
}

/* Contract: handler; reserve; O(1); raises. */
bool mod_deque_new(uint32_t limit, value *out) RAISES;

/* An empty one with the same limit and room.
 * Contract: handler; reserve; O(1); raises. */
bool mod_deque_like(value deque, value *out) RAISES;

/* Adds at an end; what is beyond the limit falls out at the other.
 * Contract: handler; reserve; O(1); raises. */
bool mod_deque_put(value deque, enum mod_deque_side side, value item) RAISES;

/* Takes from an end; UNSET if there is nothing.
 * Contract: handler; no alloc; O(1). */
value mod_deque_take(value deque, enum mod_deque_side side);

/* Takes from one end and adds at the other, as one change.
 * Contract: handler; reserve; O(1); raises. */
bool mod_deque_turn(value deque, enum mod_deque_side from) RAISES;

/* The item of an index below the length as of `version`; UNSET if the deque
 * has changed since.
 * Contract: handler; no alloc; O(n). */
value mod_deque_at(value deque, uint32_t index, uint32_t version);

/* False if the deque has changed since `version`.
 * Contract: handler; no alloc; O(n). */
bool mod_deque_set(value deque, uint32_t index, uint32_t version, value item);

/* Gives deque the items of one like it that nobody else knows; false if the
 * deque has changed since *version (NULL: all the same).
 * Contract: handler; no alloc; O(1). */
bool mod_deque_replace(value deque, value other, const uint32_t *version);

/* The items as of one moment, as a list that is the caller's.
 * Contract: handler; reserve; O(n); raises. */
bool mod_deque_list(value deque, uint32_t *version, value *out) RAISES;

/* Contract: handler; reserve; O(1); raises. */
bool mod_deque_iterate(value deque, bool back, value *out) RAISES;

extern const struct type mod_type_deque;
extern const struct type mod_type_deque_iterator;

#endif
