/* SPDX-License-Identifier: MIT */
/* The mask state of a hosted build. */
#include "base/isa/isa.h"

struct base_isa base_isa;

void base_isa_leave(const char *file, const char *function) {
    if ((base_isa.pending & ISA_WATCHED) != 0 && file != NULL)
        base_isa.watch(file, function);
    if ((base_isa.pending & ISA_WAITS) != 0)
        base_isa_deliver();
}
