/* SPDX-License-Identifier: MIT */
/* What the files of the type complex share. */
#ifndef KRAIT_MODULES_COMPLEX_PARTS_H
#define KRAIT_MODULES_COMPLEX_PARTS_H

#include "modules/complex.h"
#include "value/hooks.h"

struct complex_object {
    struct header header;
    const struct type *type; /* as in struct value_custom */
    struct mod_complex z;
};

/* Contract: handler; no alloc; O(1). */
bool mod_is_complex(value v);

/* NOT_IMPLEMENTED but for + - * / ** of two numbers.
 * Contract: handler; reserve; O(n); raises. */
bool mod_complex_binary(enum value_binary op, value a, value b, value *out)
    RAISES;

#endif
