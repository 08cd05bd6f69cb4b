/* SPDX-License-Identifier: MIT */
/* Addresses and the objects that their bytes are in. */
#include "modules/memory.h"

#include "value/byte_buffer.h"

/* The bytes that a heap object shows to others; false if it shows none. */
static bool bytes_of(const struct header *object, uint8_t **at,
                     uint32_t *length) {
    struct value_byte_buffer *b = (void *)(uintptr_t)object;
    struct value_str *s = (void *)(uintptr_t)object;
    switch (object->kind) {
    case KIND_BYTE_BUFFER:
        *at = b->at;
        *length = b->length;
        return true;
    case KIND_BYTES:
    case KIND_STR:
        *at = (uint8_t *)s->text;
        *length = s->length;
        return true;
    default:
        return false;
    }
}

/* Do these bytes of the object include the wanted ones? */
static bool holds(const struct header *object, uint64_t address,
                  uint64_t length) {
    uint8_t *at;
    uint32_t count;
    if (object == NULL || !bytes_of(object, &at, &count))
        return false;
    uint64_t offset = address - (uintptr_t)at;
    return offset <= count && length <= count - offset;
}

value mod_memory_owner(uint64_t address) {
    const struct header *object = NULL;
    if (address <= UINTPTR_MAX)
        object = heap_object_at((const void *)(uintptr_t)address);
    return object != NULL ? value_from_pointer((void *)(uintptr_t)object)
                          : VALUE_NONE;
}

bool mod_memory_at(uint64_t address, uint64_t length, bool writes, value owner,
                   uint8_t **out) {
    const struct header *object =
        value_is_pointer(owner) ? value_pointer(owner) : NULL;
    if (!holds(object, address, length))
        return value_raise(&value_type_ValueError,
                           "no object has its bytes at that address");
    if (writes && object->kind != KIND_BYTE_BUFFER)
        return value_raise(&value_type_TypeError,
                           "the memory at that address is read-only");
    *out = (uint8_t *)(uintptr_t)address;
    return true;
}

bool mod_memory_view(uint64_t address, uint64_t length, bool writes,
                     struct value_view *out) {
    out->owner = mod_memory_owner(address);
    out->length = (uint32_t)length;
    out->format = 'B';
    out->item_size = 1;
    return mod_memory_at(address, length, writes, out->owner, &out->at);
}

bool mod_memory_address(value v, uint64_t *out, value *owner) {
    struct value_view view;
    if (!value_view_of(v, false, &view))
        return false;
    *out = (uintptr_t)view.at;
    *owner = view.owner;
    return true;
}

bool mod_memory_object(const struct type *type, const struct mod_memory *m,
                       const value slots[MOD_MEMORY_SLOTS], value *out) {
    struct value_custom *c =
        heap_alloc(KIND_CUSTOM, sizeof *c - sizeof(struct header) +
                                    MOD_MEMORY_SLOTS * sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = type;
    *mod_memory_of(c) = *m;
    for (uint32_t i = 0; i < MOD_MEMORY_SLOTS; i++)
        slot_init(&c->at[i], slots[i]);
    *out = value_from_pointer(c);
    return true;
}
