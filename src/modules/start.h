/* SPDX-License-Identifier: MIT */
/* What every board does to start the runtime, in the one order in which it
 * works: the recorder before the first interrupt, the stacks before the first
 * object, the compiler and the outputs before the first import. A board brings
 * the memory, its outputs and its loader. */
#ifndef KRAIT_MODULES_START_H
#define KRAIT_MODULES_START_H

#include "modules/modules.h"
#include "rt/interrupt.h"

struct mod_start {
    char *heap;
    size_t heap_bytes;
    struct vm_memory memory; /* the stacks of each level */
    uint32_t reserve_bytes;  /* of each handler level, as rt.reserve() has it */
    struct value_sink *out;
    struct value_sink *error;
    const struct module_definition *const *modules;
    uint32_t module_count;
    rt_error_function failed; /* a handler's exception */
};

/* False: no memory.
 * Contract: boot; may alloc; O(n). */
bool mod_start(const struct mod_start *how);

/* vm_compile_function: the compiler of lang/ for compile(), exec() and import.
 * Contract: task; may alloc; O(n); raises. */
bool mod_compile(value source, value file, char mode, value *code) RAISES;

#endif
