/* SPDX-License-Identifier: MIT */
/* Making classes: the class statement, type(...) and metaclasses. */
#ifndef KRAIT_VM_CLASS_STATEMENT_H
#define KRAIT_VM_CLASS_STATEMENT_H

#include "vm/call.h"

/* What a class statement says, and what its body has left behind. */
struct vm_class_statement {
    value name;
    value bases;
    value dict;
    value meta;
    value keywords; /* a dict, or UNSET */
};

/* Makes the class; calls __set_name__ and __init_subclass__.
 * Contract: handler; reserve; O(n); raises. */
bool vm_class_make(const struct vm_class_statement *said, value *out) RAISES;
/* type(name, bases, dict): asks the bases' metaclass if that is another one.
 * Contract: handler; reserve; O(n); raises. */
bool vm_class_call(const struct vm_class_statement *said, value *out) RAISES;
/* Pairs of name and value as a dict, UNSET if there is none; `metaclass` apart
 * if meta is not NULL.
 * Contract: handler; reserve; O(n); raises. */
bool vm_class_keywords(const value *pairs, uint32_t count, value *meta,
                       value *keywords) RAISES;
/* super(...), as called in the running frame.
 * Contract: handler; reserve; O(n); raises. */
bool vm_super_make(struct context *ctx, const struct arguments *args,
                   value *out) RAISES;

#endif
