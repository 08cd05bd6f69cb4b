/* SPDX-License-Identifier: MIT */
/* The mask state of a hosted build. */
#include "base/isa/isa.h"

struct base_isa base_isa;
