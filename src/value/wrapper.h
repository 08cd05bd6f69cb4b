/* SPDX-License-Identifier: MIT */
/* Objects that are a few slots and nothing else: cell, bound method,
 * property, staticmethod, classmethod, super. kind.h says what each slot is. */
#ifndef KRAIT_VALUE_WRAPPER_H
#define KRAIT_VALUE_WRAPPER_H

#include "value/value.h"

struct value_wrapper {
    struct header header;
    struct slot at[];
};

#endif
