/* SPDX-License-Identifier: MIT */
/* No interrupts here. */
#include "base/isa/isa.h"

void base_isa_deliver(void) { base_isa.pending = 0; }
