/* SPDX-License-Identifier: MIT */
/* Local variables by name; inline, since an image has one place that asks. */
#ifndef KRAIT_VM_LOCALS_H
#define KRAIT_VM_LOCALS_H

#include "value/container.h"
#include "vm/frame.h"

/* Registers and cells of a frame, as a fresh dict.
 * Contract: handler; reserve; O(n); raises. */
static inline bool RAISES vm_locals_of(const struct frame *f, value *out) {
    value names = slot_load(&f->code->locals_names);
    if (!value_dict_new(4, out))
        return false;
    for (uint32_t i = 0; i < f->code->locals; i++) {
        value v = f->base[i], name = value_tuple_at(names, i);
        if (value_is_kind(v, KIND_CELL))
            v = slot_load(&((struct vm_cell *)value_pointer(v))->content);
        if (v != VALUE_UNSET && value_is_symbol(name) &&
            !value_dict_set(*out, name, v))
            return false;
    }
    return true;
}

#endif
