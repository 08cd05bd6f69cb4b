/* SPDX-License-Identifier: MIT */
/* Real time passes by itself: nothing is charged. */
#ifndef KRAIT_BASE_CHARGE_HOW_H
#define KRAIT_BASE_CHARGE_HOW_H

#include <stdbool.h>
#include <stdint.h>

typedef uint8_t charge_fuel;

/* Contract: isr; no alloc; O(1). */
static inline charge_fuel charge_hold(void) { return 0; }

/* Contract: isr; no alloc; O(1). */
static inline void charge_release(charge_fuel fuel) { (void)fuel; }

/* Contract: isr; no alloc; O(1). */
static inline bool charge_take(charge_fuel *fuel, uint32_t cost_class) {
    (void)fuel;
    (void)cost_class;
    return false;
}

/* Contract: isr; no alloc; O(1). */
static inline void charge_more(charge_fuel *fuel, uint32_t cost_class) {
    (void)fuel;
    (void)cost_class;
}

/* Contract: isr; no alloc; O(1). */
static inline void charge_units(int64_t count) { (void)count; }

/* Contract: isr; no alloc; O(1). */
static inline void charge_empty(void) {}

#endif
