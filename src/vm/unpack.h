/* SPDX-License-Identifier: MIT */
/* Packed code (code/packed.h) in place of code that can run, in images with all
 * modules; others have no such code and no unpack.c. */
#ifndef KRAIT_VM_UNPACK_H
#define KRAIT_VM_UNPACK_H

#include "code/packed.h"
#include "vm/frame.h"

/* What the packed codes of the image share.
 * Contract: boot; no alloc; O(1). */
void vm_set_pool(const struct code_pool *pool);

/* A code of a packed one.
 * Contract: handler; reserve; O(n); raises. */
bool vm_unpack_code(value packed, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_packed_qualname(value packed, value *out) RAISES;
/* A constant of a code that is a code. One inside a function is unpacked at
 * once, for all functions that will be made of it; those of modules and
 * classes wait for their call.
 * Contract: handler; reserve; O(n); raises. */
bool vm_inner_packed(const struct code *outer, uint32_t index, value *out)
    RAISES;
static inline bool RAISES vm_inner_code(const struct code *outer,
                                        uint32_t index, value *out) {
    *out = slot_load(&outer->k[index]);
    const struct code *inner = value_pointer(*out);
    return !ISA_FULL || LIKELY(!(inner->flags & CODE_PACKED)) ||
           vm_inner_packed(outer, index, out);
}
/* K4: puts a code that can run in place of a packed one.
 * Contract: handler; reserve; O(n); raises. */
bool vm_unpack_now(struct vm_function *function) RAISES;

/* The same if it is not done yet: before anything runs or warms the code.
 * Contract: handler; reserve; O(n); raises. */
static inline bool RAISES vm_unpack(struct vm_function *function) {
    if (!ISA_FULL)
        return true;
    const struct code *code = slot_pointer(&function->code);
    return LIKELY(!(code->flags & CODE_PACKED)) || vm_unpack_now(function);
}

#endif
