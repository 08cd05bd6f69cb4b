/* SPDX-License-Identifier: MIT */
/* Real time passes by itself: nothing is charged. */
#ifndef KRAIT_VM_CHARGE_H
#define KRAIT_VM_CHARGE_H

#include <stdbool.h>
#include <stdint.h>

/* Contract: isr; no alloc; O(1). */
static inline bool charge_take(uint32_t cost_class) {
    (void)cost_class;
    return false;
}

/* Contract: isr; no alloc; O(1). */
static inline void charge_empty(void) {}

#endif
