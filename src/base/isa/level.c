/* SPDX-License-Identifier: MIT */
/* The current interrupt level. */
#include "base/isa/level.h"

struct base_level base_level;
