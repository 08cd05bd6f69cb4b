/* SPDX-License-Identifier: MIT */
/* The module `sim`: what a program may do to the world around its board. */
#ifndef KRAIT_SIM_MODULE_H
#define KRAIT_SIM_MODULE_H

#include "value/native.h"

extern const struct module_definition sim_module;

#endif
