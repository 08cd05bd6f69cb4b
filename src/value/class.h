/* SPDX-License-Identifier: MIT */
/* Classes from the inside. */
#ifndef KRAIT_VALUE_CLASS_H
#define KRAIT_VALUE_CLASS_H

#include "value/type.h"

/* The mro of any type as a tuple.
 * Contract: handler; reserve; O(n); raises. */
bool value_type_mro(const struct type *type, value *out) RAISES;

#endif
