/* SPDX-License-Identifier: MIT */
/* Module rt, as Python sees it. */
#ifndef KRAIT_RT_MODULE_H
#define KRAIT_RT_MODULE_H

#include "value/native.h"
#include "value/type.h"

extern const struct module_definition rt_module;

/* What a reflex and the brain exchange; reflex.c. */
extern const struct type rt_type_Link;

/* Type and conversion to single precision.
 * Contract: handler; no alloc; O(1). */
extern const struct type rt_type_float32;

#endif
