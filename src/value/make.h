/* SPDX-License-Identifier: MIT */
/* Last step of a builtin type's constructor: the native value itself for the
 * type, an instance around it for a user subclass. */
#ifndef KRAIT_VALUE_MAKE_H
#define KRAIT_VALUE_MAKE_H

#include "value/type.h"

static inline bool value_finish_make(value type, value native, value *out) {
    const struct type *t = value_pointer(type);
    if (t->flags & TYPE_HEAP)
        return value_instance_new(type, native, out);
    *out = native;
    return true;
}

#endif
