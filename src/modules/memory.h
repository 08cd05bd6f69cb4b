/* SPDX-License-Identifier: MIT */
/* Memory by its address, for uctypes and viper's pointers. On the desk an
 * address counts only if it lies in the bytes of a living object: a bytearray's
 * or array's buffer, bytes, or a string. Anything else is a ValueError, so a
 * forged address crashes nothing; who holds `owner` keeps the bytes alive. */
#ifndef KRAIT_MODULES_MEMORY_H
#define KRAIT_MODULES_MEMORY_H

#include "heap/find.h"
#include "modules/modules.h"

struct mod_memory { /* raw part of an object, behind its type */
    uint64_t address;
    uint32_t extra; /* what else the object needs to know */
};

/* The object whose bytes are at an address, or None.
 * Contract: handler; no alloc; O(1). */
value mod_memory_owner(uint64_t address);

/* `length` bytes at an address, all of them in `owner`; for writing not those
 * of bytes or a string.
 * Contract: handler; reserve; O(1); raises. */
bool mod_memory_at(uint64_t address, uint64_t length, bool writes, value owner,
                   uint8_t **out) RAISES;

/* A view of such bytes, whose owner is the heap object that holds them.
 * Contract: handler; reserve; O(1); raises. */
bool mod_memory_view(uint64_t address, uint64_t length, bool writes,
                     struct value_view *out) RAISES;

/* The address of an object's bytes.
 * Contract: handler; reserve; O(1); raises. */
bool mod_memory_address(value v, uint64_t *out, value *owner) RAISES;

/* An object of a type with an address: two slots, `owner` and `with`.
 * Contract: handler; reserve; O(1); raises. */
enum { MOD_MEMORY_OWNER = 0, MOD_MEMORY_WITH = 1, MOD_MEMORY_SLOTS };
bool mod_memory_object(const struct type *type, const struct mod_memory *m,
                       const value slots[MOD_MEMORY_SLOTS], value *out) RAISES;

static inline struct mod_memory *mod_memory_of(struct value_custom *c) {
    return (struct mod_memory *)(void *)&c->raw[1];
}

/* value_extra's: may a bytearray or array get another size?
 * Contract: task; may alloc; O(n); raises. */
bool mod_may_resize(struct value_byte_buffer *buffer) RAISES;

/* ViperTypeError, and viper's helpers among the builtins.
 * Contract: boot; may alloc; O(n); raises. */
extern const struct type mod_viper_error;
bool mod_viper_start(void) RAISES;

#endif
