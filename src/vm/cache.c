/* SPDX-License-Identifier: MIT */
/* Filling inline caches and the method tables of classes. A method table
 * grows by a bigger one built aside; entries are added under mask, after a
 * second look, because a handler may have added one meanwhile (I1). Handlers
 * use the room that is there and never make a table, since that would eat
 * the reserve of the program's own objects.
 */
#include "vm/cache.h"

#include "value/class.h"
#include "value/member.h"
#include "value/symbol.h"

#define GROWTH 8u /* names a new table has room for beyond the old */

const struct type *const vm_kind_types[KIND_COUNT] = {
    [KIND_STR] = &value_type_str,
    [KIND_BYTES] = &value_type_bytes,
    [KIND_BIG_INT] = &value_type_int,
    [KIND_BYTEARRAY] = &value_type_bytearray,
    [KIND_ARRAY] = &value_type_array,
    [KIND_MEMORYVIEW] = &value_type_memoryview,
    [KIND_TUPLE] = &value_type_tuple,
    [KIND_LIST] = &value_type_list,
    [KIND_DICT] = &value_type_dict,
    [KIND_SET] = &value_type_set,
    [KIND_FROZENSET] = &value_type_frozenset,
    [KIND_RANGE] = &value_type_range,
};

static const struct value_shape *shape_of(value self) {
    const struct value_instance *instance = value_pointer(self);
    const struct value_storage *storage = slot_pointer(&instance->storage);
    return slot_pointer(&storage->shape);
}

static uint32_t *word_of(struct context *ctx, uint32_t operand) {
    return cache_word(ctx->frame, operand);
}

void vm_cache_fill_slot(struct context *ctx, uint32_t operand, value self,
                        uint32_t name) {
    if (!value_is_kind(self, KIND_INSTANCE))
        return;
    const struct value_shape *shape = shape_of(self);
    int32_t slot = value_shape_find(shape, name);
    if (slot >= 0 && (uint32_t)slot < CACHE_INDEX && shape->id < CACHE_SHAPES &&
        shape->id != 0)
        *word_of(ctx, operand) = shape->id << 12 | (uint32_t)slot;
}

static uint32_t names_in(const struct vm_methods *m) {
    uint32_t n = 0;
    while (2 * n < m->length && slot_load(&m->at[2 * n]) != VALUE_UNSET)
        n++;
    return n;
}

/* A bigger or newer table with the names of the old one. */
static struct vm_methods *renew(struct type *type, struct vm_methods *old,
                                uint32_t version) {
    uint32_t count = old != NULL ? names_in(old) : 0;
    uint32_t length = 2 * (count + GROWTH);
    struct vm_methods *m =
        heap_alloc(KIND_TUPLE, 8 + length * sizeof(struct slot));
    if (m == NULL)
        return NULL;
    m->length = length;
    m->version = version;
    bool same = old != NULL && old->version == version;
    for (uint32_t i = 0; i < length; i++)
        slot_init(&m->at[i], VALUE_UNSET);
    for (uint32_t i = 0; i < 2 * count; i++)
        if (i % 2 == 0 || same)
            slot_init(&m->at[i], slot_load(&old->at[i]));
    uint32_t mask = isa_mask_handlers();
    bool unchanged = slot_pointer(&value_class_of(type)->methods) == old &&
                     (old == NULL || names_in(old) == count);
    if (unchanged)
        slot_store_pointer(&value_class_of(type)->methods, m);
    isa_unmask_handlers(mask);
    return unchanged ? m : NULL;
}

/* Index of a name, added if there is room; -1 if there is none. */
static int32_t enter_name(struct type *type, struct vm_methods *m,
                          uint32_t name, value found) {
    uint32_t n = names_in(m), i = 0;
    while (i < n && slot_load(&m->at[2 * i]) != value_from_symbol(name))
        i++;
    if (2 * i >= m->length || i >= CACHE_INDEX)
        return -1;
    bool ok = false;
    uint32_t mask = isa_mask_handlers();
    value now = slot_load(&m->at[2 * i]);
    if (m->version == type->version &&
        slot_pointer(&value_class_of(type)->methods) == m &&
        (now == VALUE_UNSET || now == value_from_symbol(name))) {
        slot_store(&m->at[2 * i + 1], found);
        slot_store(&m->at[2 * i], value_from_symbol(name));
        ok = true;
    }
    isa_unmask_handlers(mask);
    return ok ? (int32_t)i : -1;
}

void vm_cache_fill_class(struct context *ctx, uint32_t operand, value self,
                         uint32_t name, value found) {
    if (!value_is_kind(self, KIND_INSTANCE) ||
        (value_is_pointer(found) && !value_is_kind(found, KIND_FUNCTION)))
        return;
    const struct value_shape *shape = shape_of(self);
    struct type *type = slot_pointer(&shape->type);
    uint32_t version = type->version;
    if (version % 2 != 0 || shape->id >= CACHE_SHAPES || shape->id == 0)
        return;
    struct vm_methods *m = slot_pointer(&value_class_of(type)->methods);
    int32_t index = -1;
    if (m != NULL && m->version == version)
        index = enter_name(type, m, name, found);
    if (index < 0 && ctx->level == 0) {
        m = renew(type, m, version);
        if (m != NULL)
            index = enter_name(type, m, name, found);
    }
    if (index >= 0)
        *word_of(ctx, operand) =
            shape->id << 12 | CACHE_CLASS | (uint32_t)index;
}

/* May CALL_METHOD call it without a further look? */
static bool callable_as_is(const struct native *native, uint32_t count) {
    return count >= native->minimum && count <= native->maximum &&
           !(native->flags & (NATIVE_TASK_ONLY | NATIVE_FRAMES));
}

/* The key of a cache word for the members of the type of self; 0: none. */
static uint32_t member_key(value self, const struct type *type) {
    if ((type->flags & TYPE_HEAP) || !value_is_pointer(self))
        return 0;
    uint8_t kind = value_object_kind(self);
    uint32_t key = cache_type_key(type);
    if (vm_kind_types[kind] == type)
        return CACHE_KIND | (uint32_t)kind << 8;
    if ((kind != KIND_CUSTOM && kind != KIND_CUSTOM_LEAF) ||
        (key & CACHE_TYPE) != CACHE_TYPE)
        return 0;
    return key;
}

void vm_cache_fill_member(struct context *ctx, uint32_t w, value self,
                          uint32_t name) {
    const struct type *type = value_type_of(self);
    uint32_t key = member_key(self, type);
    const struct member *member =
        value_member_find(type->members, type->member_count, name);
    if (key == 0 || member == NULL || member->kind != MEMBER_OBJECT)
        return;
    const struct native *native = member->object;
    if (native->header.kind != KIND_NATIVE ||
        !(native->flags & NATIVE_METHOD) || (native->flags & NATIVE_GETTER))
        return;
    uint32_t index = (uint32_t)(member - type->members);
    if (code_op(w) == OP_CALL_METHOD) {
        if (!callable_as_is(native, code_c(w) + 1))
            return;
        if (native->flags & NATIVE_APPEND)
            index = CACHE_APPEND & 0xFFu;
    }
    if (index <= 0xFFu)
        *word_of(ctx, ctx->frame->pc[-1]) = key | index;
}

void vm_cache_fill_entry(struct context *ctx, uint32_t operand, value dict,
                         uint32_t name) {
    uint32_t entry;
    if (value_dict_get_symbol(dict, name, &entry) != VALUE_UNSET &&
        entry < CACHE_ENTRY)
        *word_of(ctx, operand) = CACHE_ENTRY | entry;
}
