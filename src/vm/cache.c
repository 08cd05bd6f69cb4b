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

/* What was found when the class had that version holds; not if the class is
 * being changed. */
static bool is_current(const struct type *type, uint32_t version) {
    return version % 2 == 0 && version == type->version;
}

/* The id is read before the version is looked at: a class that changes in
 * between gives its shapes new ones. */
static void fill_slot(uint32_t *cache, value self, uint32_t name,
                      uint32_t version) {
    const struct value_shape *shape = shape_of(self);
    uint32_t id = shape->id;
    int32_t slot = value_shape_find(shape, name);
    if (slot >= 0 && (uint32_t)slot < CACHE_INDEX && id < CACHE_SHAPES &&
        id != 0 && is_current(slot_pointer(&shape->type), version))
        *cache = id << 12 | (uint32_t)slot;
}

static uint32_t names_in(const struct vm_methods *m) {
    uint32_t n = 0;
    while (2 * n < m->length && slot_load(&m->at[2 * n]) != VALUE_UNSET)
        n++;
    return n;
}

/* Has nobody entered a name since `count` were there? They only ever grow, so
 * one look will do: under mask a count would take as long as the table is. */
static bool has_no_more(const struct vm_methods *m, uint32_t count) {
    return 2 * count >= m->length ||
           slot_load(&m->at[2 * count]) == VALUE_UNSET;
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
    struct slot *methods = &value_class_of(type)->methods;
    slot_shade(methods);
    uint32_t mask = isa_mask_handlers();
    bool unchanged = slot_pointer(methods) == old &&
                     (old == NULL || has_no_more(old, count));
    if (unchanged)
        slot_commit(methods, value_from_pointer(m));
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
        /* Over nothing, or the same: no shade. */
        slot_commit(&m->at[2 * i + 1], found);
        slot_commit(&m->at[2 * i], value_from_symbol(name));
        ok = true;
    }
    isa_unmask_handlers(mask);
    return ok ? (int32_t)i : -1;
}

/* A function or plain value of the class of self, which was found when the
 * class had that version. */
static void fill_class(uint32_t *cache, value self, uint32_t name, value found,
                       uint32_t version) {
    if (!value_is_kind(self, KIND_INSTANCE) ||
        (value_is_pointer(found) && !value_is_kind(found, KIND_FUNCTION)))
        return;
    const struct value_shape *shape = shape_of(self);
    struct type *type = slot_pointer(&shape->type);
    if (!is_current(type, version) || shape->id >= CACHE_SHAPES ||
        shape->id == 0)
        return;
    struct vm_methods *m = slot_pointer(&value_class_of(type)->methods);
    int32_t index = -1;
    if (m != NULL && m->version == version)
        index = enter_name(type, m, name, found);
    if (index < 0 && value_context()->level == 0) {
        m = renew(type, m, version);
        if (m != NULL)
            index = enter_name(type, m, name, found);
    }
    if (index >= 0)
        *cache = shape->id << 12 | CACHE_CLASS | (uint32_t)index;
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

static void fill_member(uint32_t *cache, uint32_t w, value self,
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
        *cache = key | index;
}

#if ISA_ROOMY
uint32_t vm_cache_shape(value v) {
    return value_is_kind(v, KIND_INSTANCE) ? shape_of(v)->id : 0;
}

/* By numbers that are the same on all machines (R8). */
static struct vm_seen *place_of(uint32_t shape, uint32_t key) {
    return &vm_state.seen[(shape * 37u + key) % VM_SEEN];
}

uint32_t vm_cache_recall(uint32_t shape, uint32_t name, enum vm_cache_use use) {
    uint32_t key = name * 4u + use;
    const struct vm_seen *seen = place_of(shape, key);
    uint32_t word = seen->word;
    return seen->key == key && word >> 12 == shape ? word : 0;
}

/* Only tasks write, and an entry is none while they do. */
void vm_cache_keep(uint32_t shape, uint32_t name, enum vm_cache_use use,
                   uint32_t word) {
    uint32_t key = name * 4u + use;
    if (shape == 0 || word >> 12 != shape || value_context()->level != 0)
        return;
    struct vm_seen *seen = place_of(shape, key);
    *(volatile uint32_t *)&seen->key = 0;
    isa_fence();
    seen->word = word;
    isa_fence();
    *(volatile uint32_t *)&seen->key = key;
}
#endif

void vm_cache_global(uint32_t *cache, value globals, uint32_t name) {
    uint32_t entry;
    if (value_dict_get_symbol(globals, name, &entry) != VALUE_UNSET &&
        entry < CACHE_ENTRY)
        *cache = CACHE_ENTRY | entry;
}

value vm_cache_name(uint32_t *cache, value globals, uint32_t name) {
    value_rest();
    uint32_t shadowing = value_state.shadowing, index;
    value v = value_dict_get_symbol(globals, name, NULL);
    if (v != VALUE_UNSET) {
        vm_cache_global(cache, globals, name);
        return v;
    }
    v = vm_builtin(name, &index);
    if (index <= 0xFFu && shadowing % 2 == 0 &&
        value_dict_is_namespace(globals))
        *cache = CACHE_KIND | shadowing << 8 | index; /* I4 */
    return v;
}

/* May the attribute be read through a cache? Not if a hook or a data
 * descriptor comes first (I3). The version is that before the look-up, in which
 * others may run. */
static bool cacheable(value v, uint32_t name, value *found, uint32_t *version) {
    const struct type *type = value_type_of(v);
    if (!value_is_kind(v, KIND_INSTANCE) || (type->flags & TYPE_GETATTRIBUTE))
        return false;
    *version = type->version;
    *found = value_type_lookup(type, name, NULL);
    return !value_is_kind(*found, KIND_PROPERTY) &&
           !value_is_kind(*found, KIND_INSTANCE) &&
           !value_is_kind(*found, KIND_NATIVE);
}

void vm_cache_load(uint32_t *cache, value v, uint32_t name) {
    value found;
    uint32_t version;
    if (value_is_kind(v, KIND_MODULE)) {
        const struct vm_module *m = value_pointer(v);
        vm_cache_global(cache, slot_load(&m->dict), name);
        return;
    }
    if (!cacheable(v, name, &found, &version))
        return;
    if (value_instance_load(v, name) != VALUE_UNSET)
        fill_slot(cache, v, name, version);
    else if (found != VALUE_UNSET && !value_is_pointer(found))
        fill_class(cache, v, name, found, version);
}

void vm_cache_store(uint32_t *cache, value self, uint32_t name) {
    value found;
    uint32_t version;
    if (cacheable(self, name, &found, &version) &&
        !(value_type_of(self)->flags & TYPE_SETATTR))
        fill_slot(cache, self, name, version);
}

bool vm_cache_method(uint32_t *cache, uint32_t w, value v, uint32_t name,
                     value *out) {
    value found;
    const struct type *type = value_type_of(v);
    *out = VALUE_UNSET;
    if (value_is_kind(v, KIND_TYPE) || value_is_kind(v, KIND_MODULE) ||
        value_is_kind(v, KIND_SUPER) || (type->flags & TYPE_GETATTRIBUTE))
        return false;
    uint32_t version = type->version;
    found = vm_lookup(type, name);
    if (!value_is_pointer(found) ||
        ((value_is_kind(v, KIND_INSTANCE) ||
          value_is_kind(v, KIND_EXCEPTION)) &&
         value_instance_load(v, name) != VALUE_UNSET))
        return false;
    if (value_is_kind(v, KIND_FUNCTION))
        return false; /* its attributes come first */
    *out = found;
    if (value_is_kind(found, KIND_FUNCTION)) {
        fill_class(cache, v, name, found, version);
        return true;
    }
    if (!value_is_kind(found, KIND_NATIVE))
        return false;
    const struct native *n = value_pointer(found);
    if (!(n->flags & NATIVE_METHOD) || (n->flags & NATIVE_GETTER))
        return false;
    fill_member(cache, w, v, name);
    return true;
}
