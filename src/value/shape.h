/* SPDX-License-Identifier: MIT */
/* Shapes: attribute access of the inline caches, and internals. */
#ifndef KRAIT_VALUE_SHAPE_H
#define KRAIT_VALUE_SHAPE_H

#include "value/rebuild.h"
#include "value/type.h"

/* A fresh shape id (T4); once they have run out, one that no cache word can
 * hold, so such shapes are looked up by name.
 * Contract: handler; no alloc; O(1). */
uint32_t value_shape_id(void);

static inline const struct value_shape *
storage_shape(const struct value_storage *storage) {
    return slot_pointer(&storage->shape);
}

/* Attribute in `slot` if the KIND_INSTANCE's shape is `id`, else UNSET: then
 * value_instance_load. */
static inline value shape_load_cached(value self, uint32_t id, uint32_t slot) {
    const struct value_instance *instance = value_pointer(self);
    const struct value_storage *storage = slot_pointer(&instance->storage);
    if (UNLIKELY(storage_shape(storage)->id != id))
        return VALUE_UNSET;
    return slot_load(&storage->at[slot]);
}

/* Stores into `slot` if the KIND_INSTANCE's shape is `id`. Masked, since a
 * handler between check and store may publish other storage, or this may be a
 * handler that has interrupted its copying (C4). */
static inline bool shape_store_cached(value self, uint32_t id, uint32_t slot,
                                      value v) {
    const struct value_instance *instance = value_pointer(self);
    uint32_t state = isa_mask_handlers();
    struct value_storage *storage = slot_pointer(&instance->storage);
    bool same = storage_shape(storage)->id == id;
    if (LIKELY(same)) {
        slot_store(&storage->at[slot], v);
        rebuild_changed(storage, slot, slot + 1);
    }
    isa_unmask_handlers(state);
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
