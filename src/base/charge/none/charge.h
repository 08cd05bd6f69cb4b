/* SPDX-License-Identifier: MIT */
/* Real time passes by itself: nothing is charged. */
#ifndef KRAIT_BASE_CHARGE_HOW_H
#define KRAIT_BASE_CHARGE_HOW_H

#include <stdbool.h>
#include <stdint.h>

/* Contract: isr; no alloc; O(1). */
static inline bool charge_take(uint32_t cost_class) {
    (void)cost_class;
    return false;
}

/* Contract: isr; no alloc; O(1). */
static inline void charge_more(uint32_t cost_class) { (void)cost_class; }

/* Contract: isr; no alloc; O(1). */
static inline void charge_units(int64_t count) { (void)count; }

/* Contract: isr; no alloc; O(1). */
static inline void charge_empty(void) {}

#endif
