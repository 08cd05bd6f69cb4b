/* SPDX-License-Identifier: MIT */
/* What rows in Python cannot do by themselves: sources, events and timers of
 * rt, as names of the programs' namespace. */
#ifndef KRAIT_TESTS_MUTATION_RIG_H
#define KRAIT_TESTS_MUTATION_RIG_H

#include "value/value.h"

/* Contract: boot; may alloc; O(1); raises. */
bool rig_give(value globals) RAISES;

#endif
