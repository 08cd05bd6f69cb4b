/* SPDX-License-Identifier: MIT */
/* Virtual time: an instruction is paid for before it runs, and an event that
 * falls into it is delivered before it (R8). */
#ifndef KRAIT_BASE_CHARGE_HOW_H
#define KRAIT_BASE_CHARGE_HOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/charge.h"
#include "board_costs.h"

#define X(class, cycles) (cycles),
static const uint16_t charge_costs[] = {BOARD_COSTS(X)};
#undef X

/* Fuel in a register of the execution loop, between charge_hold() and
 * charge_release(): as a sum in memory each instruction waited for the store
 * of the one before. Nothing else may charge or tell the time meanwhile. */
typedef int64_t charge_fuel;

/* Contract: isr; no alloc; O(1). */
static inline charge_fuel charge_hold(void) { return base_charge.fuel; }

/* Contract: isr; no alloc; O(1). */
static inline void charge_release(charge_fuel fuel) { base_charge.fuel = fuel; }

/* Takes the cost of a class of opcodes.h; true if time has to move first.
 * Contract: isr; no alloc; O(1). */
static inline bool charge_take(charge_fuel *fuel, uint32_t cost_class) {
    *fuel -= charge_costs[cost_class];
    return __builtin_expect(*fuel < 0, 0);
}

/* The same of what has no effect outside: time moves with what comes next.
 * Contract: isr; no alloc; O(1). */
static inline void charge_more(charge_fuel *fuel, uint32_t cost_class) {
    *fuel -= charge_costs[cost_class];
}

/* Work of a builtin: an event that falls into a unit is delivered before it.
 * Contract: handler; reserve; O(n). */
static inline void charge_units(int64_t count) {
    base_charge.fuel -= count * BOARD_COST_UNIT;
    if (__builtin_expect(base_charge.fuel < 0, 0))
        base_charge_empty();
}

/* Contract: handler; reserve; O(n). */
static inline void charge_empty(void) { base_charge_empty(); }

#endif
