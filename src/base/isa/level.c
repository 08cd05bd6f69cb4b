/* SPDX-License-Identifier: MIT */
/* The current interrupt level, and the safepoint of what stands below it. */
#include "base/isa/level.h"

#include <stddef.h>

struct base_level base_level;

void base_pause(void) {
    if (base_level.pause != NULL)
        base_level.pause();
}
