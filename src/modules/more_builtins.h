/* SPDX-License-Identifier: MIT */
/* Builtins beyond the core's, of images that have room: complex, OSError's
 * subclasses, the warnings. */
#ifndef KRAIT_MODULES_MORE_BUILTINS_H
#define KRAIT_MODULES_MORE_BUILTINS_H

#include "value/value.h"

/* Enters them behind the builtins, and lends the core what it asks of them.
 * Contract: boot; may alloc; O(n); raises. */
bool mod_more_builtins_start(void) RAISES;

#endif
