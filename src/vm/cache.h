/* SPDX-License-Identifier: MIT */
/* Inline caches: one 32-bit word beside each attribute and global access (K1),
 * so that no handler ever reads half of one. The top two bits tell them
 * apart; 0 is empty.
 *
 *   00 shape:18 0 slot:11    attribute of an instance
 *   00 shape:18 1 index:11   attribute of its class, in the method table
 *   01 entry:30              entry of a module's or the globals' dict
 *   10 kind:22 index:8       member of a builtin type
 *   10 shadowing:22 index:8  of LOAD_GLOBAL: a builtin
 *   11 type:22 index:8       member of a C type, by the type's address: all
 *                            lie within 32 MB of flash or program text
 *
 * For CALL_METHOD a member is remembered only if it is called as it stands:
 * nothing about it is checked again. Index 255 of list means append.
 *
 * A class's method table holds names and what they mean for its instances.
 * When the class or a base changes, its version no longer matches.
 *
 * I1  The index of a name in a class's method table never changes, in later
 *     tables neither; so an old cache word finds the right name or nothing.
 * I2  A method table holds functions and values that are no pointers only.
 * I3  Caches say nothing about descriptors: a class that gets a data
 *     descriptor, or one of the attribute hooks, gives its shapes new ids. */
#ifndef KRAIT_VM_CACHE_H
#define KRAIT_VM_CACHE_H

#include "value/shape.h"
#include "vm/cache_name.h"
#include "vm/seen.h"
#include "vm/state.h"

#define CACHE_CLASS 0x800u
#define CACHE_INDEX 0x7FFu
#define CACHE_SHAPES (1u << 18)
#define CACHE_TYPE (3u << 30)
#define CACHE_APPEND (CACHE_KIND | (uint32_t)KIND_LIST << 8 | 0xFFu)

struct vm_methods { /* KIND_TUPLE: names and values by turns */
    struct header header;
    union {
        struct {
            uint32_t length;
            uint32_t version;
        };
        uint64_t raw;
    };
    struct slot at[];
};

extern const struct type *const vm_kind_types[KIND_COUNT];

/* All inline: Contract: handler; no alloc; O(1). */

/* Eight low bits are 0, since types are aligned to eight bytes, and the top
 * ones of all types are alike; who fills a cache checks that. */
static inline uint32_t cache_type_key(const struct type *type) {
    return CACHE_TYPE ^ (uint32_t)(uintptr_t)type << 5;
}

/* The instance's storage if its shape is the cached one, else NULL. */
static inline struct value_storage *
cache_storage(const struct header *object, uint32_t word,
              const struct value_shape **shape) {
    const struct value_instance *self = (const void *)object;
    struct value_storage *storage = slot_pointer(&self->storage);
    *shape = slot_pointer(&storage->shape);
    return (*shape)->id == word >> 12 ? storage : NULL;
}

/* What the class's method table holds for a cache word, or UNSET. */
static inline value cache_class(const struct value_shape *shape,
                                uint32_t word) {
    const struct type *type = slot_pointer(&shape->type);
    const struct vm_methods *methods =
        slot_pointer(&value_class_of(type)->methods);
    if (UNLIKELY(methods->version != type->version))
        return VALUE_UNSET;
    return slot_load(&methods->at[2 * (word & CACHE_INDEX) + 1]);
}

/* In these v is known to be a pointer. */
static inline bool cache_load(const struct frame *f, value v,
                              const uint32_t *operand, value *out) {
    uint32_t word = cache_at(f, operand);
    const struct header *object = value_pointer(v);
    if (LIKELY(object->kind == KIND_INSTANCE)) {
        const struct value_shape *shape;
        const struct value_storage *storage =
            cache_storage(object, word, &shape);
        if (UNLIKELY(storage == NULL))
            return false;
        if (LIKELY(!(word & CACHE_CLASS))) {
            *out = slot_load(&storage->at[word & CACHE_INDEX]);
            return true;
        }
        *out = cache_class(shape, word);
        return !value_is_pointer(*out) && *out != VALUE_UNSET; /* I2 */
    }
    if (object->kind != KIND_MODULE)
        return false;
    *out = cache_entry(&((const struct vm_module *)(const void *)object)->dict,
                       word, slot_load(&f->code->k[*operand & 0xFFFFu]));
    return *out != VALUE_UNSET;
}

static inline bool cache_store(const struct frame *f, value v,
                               const uint32_t *operand, value to_store) {
    uint32_t word = cache_at(f, operand);
    const struct header *object = value_pointer(v);
    const struct value_shape *shape;
    if (UNLIKELY(object->kind != KIND_INSTANCE))
        return false;
    struct value_storage *storage = cache_storage(object, word, &shape);
    return LIKELY(storage != NULL) &&
           shape_commit((const void *)object, storage, word & CACHE_INDEX,
                        to_store);
}

/* The native method that a cache word names for an object that is no
 * instance; NULL if it is of another type. */
static inline const struct native *cache_native(const struct header *object,
                                                uint32_t word) {
    const struct type *type;
    uint32_t kind = object->kind, index;
    if (LIKELY(kind - KIND_CUSTOM <= KIND_CUSTOM_LEAF - KIND_CUSTOM)) {
        type = ((const struct value_custom *)(const void *)object)->type;
        index = (word ^ (uint32_t)(uintptr_t)type << 5) - CACHE_TYPE;
    } else {
        type = vm_kind_types[kind];
        index = word - (CACHE_KIND | kind << 8);
    }
    return LIKELY(index <= 0xFFu) ? type->members[index].object : NULL;
}
/* The function of an instance's class that a cache word names, or no
 * pointer. */
static inline value cache_function(const struct header *object, uint32_t word) {
    const struct value_shape *shape;
    if (UNLIKELY(!(word & CACHE_CLASS) ||
                 cache_storage(object, word, &shape) == NULL))
        return VALUE_UNSET;
    return cache_class(shape, word); /* I2 */
}

static inline bool cache_method(const struct frame *f, value v,
                                const uint32_t *operand, value *out) {
    uint32_t word = cache_at(f, operand);
    const struct header *object = value_pointer(v);
    if (LIKELY(object->kind == KIND_INSTANCE)) {
        *out = cache_function(object, word);
        return value_is_pointer(*out);
    }
    const struct native *native = cache_native(object, word);
    *out = value_from_pointer(native);
    return native != NULL;
}

/* --- cache.c: what a lookup found, for the next time --- */

/* Contract: handler; reserve; O(n). */
void vm_cache_global(uint32_t *cache, value globals, uint32_t name);
/* What LOAD_GLOBAL loads, or UNSET.
 * Contract: handler; reserve; O(n). */
value vm_cache_name(uint32_t *cache, value globals, uint32_t name);
/* v.name was read, or would be.
 * Contract: handler; reserve; O(n). */
void vm_cache_load(uint32_t *cache, value v, uint32_t name);
/* Contract: handler; reserve; O(n). */
void vm_cache_store(uint32_t *cache, value self, uint32_t name);
/* The function or native method that is called with v as self; false: it has
 * to be looked for as an attribute. `w` is GET_METHOD or CALL_METHOD.
 * Contract: handler; reserve; O(n). */
bool vm_cache_method(uint32_t *cache, uint32_t w, value v, uint32_t name,
                     value *out);

#endif
