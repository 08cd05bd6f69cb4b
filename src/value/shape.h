/* SPDX-License-Identifier: MIT */
/* Shapes: attribute access of the inline caches, and internals. */
#ifndef KRAIT_VALUE_SHAPE_H
#define KRAIT_VALUE_SHAPE_H

#include "value/class.h"
#include "value/rebuild.h"

#define SHAPE_NO_ID (1u << 20) /* equal to none in a cache's word */

/* A fresh shape id (T4); once they have run out, one that no cache word can
 * hold, so such shapes are looked up by name.
 * Contract: handler; no alloc; O(1). */
uint32_t value_shape_id(void);

static inline const struct value_shape *
storage_shape(const struct value_storage *storage) {
    return slot_pointer(&storage->shape);
}

/* Stores into a slot of the storage if that is the instance's still (C5).
 * Masked, since a handler may publish other storage, or this may be a handler
 * that has interrupted its copying (C4). The shape need not be looked at again:
 * storage changes to child shapes only (T3). */
static inline bool shape_commit(const struct value_instance *self,
                                struct value_storage *storage, uint32_t slot,
                                value v) {
    slot_shade(&storage->at[slot]);
    uint32_t state = isa_mask_handlers();
    bool same = slot_pointer(&self->storage) == (void *)storage;
    if (LIKELY(same))
        slot_commit(&storage->at[slot], v);
    isa_unmask_handlers(state);
    if (LIKELY(same))
        rebuild_changed(storage, slot);
    return same;
}

/* The root shape of a class; NULL with MemoryError. Needed once a class.
 * Contract: handler; reserve; O(1); raises. */
struct value_shape *value_shape_root(const struct type *type);

/* Storage for a shape with room for `slots`; NULL with MemoryError.
 * Contract: handler; reserve; O(n); raises. */
struct value_storage *value_storage_new(const struct value_shape *shape,
                                        uint32_t slots);

#endif
