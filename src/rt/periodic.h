/* SPDX-License-Identifier: MIT */
/* rt.every: a callable that is released at fixed times. */
#ifndef KRAIT_RT_PERIODIC_H
#define KRAIT_RT_PERIODIC_H

#include "value/type.h"

extern const struct type rt_type_Periodic;
extern const struct type rt_type_Event;
extern const struct native rt_every_native;

#endif
