/* SPDX-License-Identifier: MIT */
/* What other classes need of Pin. */
#ifndef KRAIT_MACHINE_PIN_H
#define KRAIT_MACHINE_PIN_H

#include "machine/object.h"
#include "rt/interrupt.h"

/* The keyword arguments of an interrupt that all classes share. */
struct machine_callback {
    value handler;
    value hard;
    value priority;
    value event;
    value depth;
    value overflow;
    value on_error;
};

/* Checks them and fills the setup; name and argument are the caller's.
 * Contract: handler; reserve; O(n); raises. */
bool machine_callback_setup(const struct machine_callback *callback,
                            struct rt_setup *setup) RAISES;

/* A Pin of the arguments of a constructor.
 * Contract: handler; reserve; O(n); raises. */
bool machine_pin_make(value type, struct arguments *args, value *out) RAISES;

#endif
