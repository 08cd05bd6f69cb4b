/* SPDX-License-Identifier: MIT */
/* Which of three buffers belongs to whom: one writer, one reader, nobody
 * waits, and the reader always has a whole update, the newest.
 *
 *   writer fills      exchange                      exchange    reader uses
 *      `back`        <-------->  `middle`, FRESH   <-------->      `front`
 *
 * T1  back, middle and front are a permutation of 0, 1, 2.
 * T2  Only the writer touches the buffer `back`, only the reader `front`.
 *
 * The exchange is two words under isa_mask_all (ARMv6-M has no atomic one);
 * reader and writer may be at different levels, or be preempted anywhere. */
#ifndef KRAIT_BASE_TRIPLE_H
#define KRAIT_BASE_TRIPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/isa/isa.h"

#define BASE_TRIPLE_FRESH 4u

struct base_triple {
    uint8_t back;            /* the writer's */
    volatile uint8_t middle; /* either's, in one exchange */
    uint8_t front;           /* the reader's */
};

static inline void base_triple_init(struct base_triple *t) {
    t->back = 0;
    t->middle = 1;
    t->front = 2;
}

static inline uint8_t base_triple_exchange(struct base_triple *t,
                                           uint8_t mine) {
    uint32_t state = isa_mask_all();
    uint8_t other = t->middle;
    t->middle = mine;
    isa_unmask_all(state);
    return other;
}

/* Publishes the buffer `back`; the new `back` holds an old update.
 * Contract: isr; no alloc; O(1). */
static inline void base_triple_publish(struct base_triple *t) {
    isa_fence();
    uint8_t mine = (uint8_t)(t->back | BASE_TRIPLE_FRESH);
    t->back = base_triple_exchange(t, mine) & 3u; /* T1 */
}

/* Makes the newest update `front`; false if it was already.
 * Contract: isr; no alloc; O(1). */
static inline bool base_triple_take(struct base_triple *t) {
    if ((t->middle & BASE_TRIPLE_FRESH) == 0)
        return false;
    t->front = base_triple_exchange(t, t->front) & 3u; /* T1 */
    isa_fence();
    return true;
}

#endif
