/* SPDX-License-Identifier: MIT */
/* Virtual time's meter: work is charged against fuel, and when it is used
 * up the simulated board moves its clock and delivers events. Chips have a
 * charge.h that charges nothing.
 *
 * Nothing is charged for what the collector does or finds, as that shows the
 * machine (R8): its steps have a price by bytes allocated (heap_set_charge).
 * Nor may an instruction take the fast path on one machine only. */
#ifndef KRAIT_BASE_CHARGE_H
#define KRAIT_BASE_CHARGE_H

#include <stdint.h>

struct base_charge {
    int64_t fuel; /* virtual cycles to the next event */
};

extern struct base_charge base_charge;

/* Fuel is below zero: move the clock, deliver what is due, refuel. Called
 * before the instruction that would pass the event's time.
 * Contract: handler; reserve; O(n). */
void base_charge_empty(void);

#endif
