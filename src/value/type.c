/* SPDX-License-Identifier: MIT */
/* The type of a value, and look-up along the mro. */
#include "value/type.h"

#include "value/class.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/symbol.h"

/* C stack for one more level of a walk through containers, and for the
 * exception that ends it. */
#define STACK_NEEDED 700

static const struct type *const kind_types[KIND_COUNT] = {
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
    [KIND_SLICE] = &value_type_slice,
    [KIND_ITERATOR] = &value_type_iterator,
    [KIND_CELL] = &value_type_cell,
    [KIND_MODULE] = &value_type_module,
    [KIND_NATIVE] = &value_type_builtin_function,
    [KIND_BOUND_METHOD] = &value_type_method,
    [KIND_PROPERTY] = &value_type_property,
    [KIND_STATIC_METHOD] = &value_type_staticmethod,
    [KIND_CLASS_METHOD] = &value_type_classmethod,
    [KIND_SUPER] = &value_type_super,
    [KIND_CODE] = &value_type_code,
    [KIND_FUNCTION] = &value_type_function,
    [KIND_GENERATOR] = &value_type_generator,
    [KIND_COROUTINE] = &value_type_coroutine,
    [KIND_ASYNC_GENERATOR] = &value_type_async_generator,
    [KIND_ASYNC_STEP] = &value_type_async_generator_asend,
};

static const struct type *const view_types[] = {
    &value_type_dict_keys, &value_type_dict_values, &value_type_dict_items};

static const struct type *type_of_constant(value v) {
    if (value_is_bool(v))
        return &value_type_bool;
    if (v == VALUE_NONE)
        return &value_type_NoneType;
    if (v == VALUE_ELLIPSIS)
        return &value_type_ellipsis;
    return &value_type_NotImplementedType;
}

/* T2. The storage of a builtin exception without attributes of its own is
 * its type, so that raising one costs no storage. */
static const struct type *type_of_instance(const struct header *object) {
    const struct value_instance *self = (const void *)object;
    const struct value_storage *storage = slot_pointer(&self->storage);
    if (storage->header.kind == KIND_TYPE)
        return (const void *)storage;
    const struct value_shape *shape = slot_pointer(&storage->shape);
    return slot_pointer(&shape->type);
}

static const struct type *type_of_object(const struct header *object) {
    switch (object->kind) {
    case KIND_INSTANCE:
    case KIND_EXCEPTION:
        return type_of_instance(object);
    case KIND_CUSTOM:
    case KIND_CUSTOM_LEAF:
        return ((const struct value_custom *)(const void *)object)->type;
    case KIND_DICT_VIEW: /* which view stands in the raw unit */
        return view_types[*(const uint32_t *)heap_payload(object)];
    case KIND_TYPE: {
        const struct type *type = (const void *)object;
        const struct type *meta =
            type->flags & TYPE_HEAP ? slot_pointer(&value_class_of(type)->meta)
                                    : NULL;
        return meta != NULL ? meta : &value_type_type;
    }
    default:
        CHECK(object->kind < KIND_COUNT && kind_types[object->kind] != NULL);
        return kind_types[object->kind];
    }
}

const struct type *value_type_of(value v) {
    if (value_is_pointer(v))
        return type_of_object(value_pointer(v));
    if (value_is_int48(v))
        return &value_type_int;
    if (value_is_double(v))
        return &value_type_float;
    if (value_is_symbol(v))
        return &value_type_str;
    return type_of_constant(v);
}

value value_from_static(const void *object) {
    return value_from_pointer(object);
}

bool value_is_subtype(const struct type *type, const struct type *base) {
    if (type == base)
        return true;
    if (!(type->flags & TYPE_HEAP)) {
        while (type != NULL && type != base)
            type = type->base;
        return type != NULL;
    }
    const struct value_tuple *mro = slot_pointer(&value_class_of(type)->mro);
    for (uint32_t i = 0; i < mro->length; i++) {
        value_rest_some(i);
        if (slot_pointer(&mro->at[i]) == base)
            return true;
    }
    return false;
}

const struct member *value_member_find(const struct member *members,
                                       uint32_t count, uint32_t name) {
    uint32_t low = 0;
    while (low < count) {
        uint32_t middle = (low + count) / 2;
        if (members[middle].name == name)
            return &members[middle];
        if (members[middle].name < name)
            low = middle + 1;
        else
            count = middle;
    }
    return NULL;
}

value value_member_value(const struct member *member) {
    double x;
    switch ((enum member_kind)member->kind) {
    case MEMBER_INT:
        return value_from_int48(member->number);
    case MEMBER_SYMBOL:
        return value_from_symbol((uint32_t)member->number);
    case MEMBER_CONSTANT:
        return VALUE_CONSTANT((uint32_t)member->number);
    case MEMBER_DOUBLE:
        memcpy(&x, member->object, sizeof x);
        return value_from_double(x);
    default:
        return value_from_static(member->object);
    }
}

bool value_members_sorted(const struct member *members, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (members[i - 1].name >= members[i].name)
            return false;
    return true;
}

/* What the type itself defines, its bases apart. */
static value own_member(const struct type *type, uint32_t name) {
    if (type->flags & TYPE_HEAP)
        return value_dict_get_symbol(slot_load(&value_class_of(type)->dict),
                                     name, NULL);
    const struct member *member =
        value_member_find(type->members, type->member_count, name);
    return member != NULL ? value_member_value(member) : VALUE_UNSET;
}

static value lookup_mro(const struct type *type, uint32_t name,
                        const struct type **owner) {
    const struct value_tuple *mro = slot_pointer(&value_class_of(type)->mro);
    for (uint32_t i = 0; i < mro->length; i++) {
        const struct type *at = slot_pointer(&mro->at[i]);
        value_rest(); /* 400 to 600 cycles a class on RP2040 */
        value v = own_member(at, name);
        if (v == VALUE_UNSET)
            continue;
        *owner = at;
        return v;
    }
    return VALUE_UNSET;
}

#if ISA_ROOMY
/* The place of a class's name in the table of what was found. By numbers that
 * are the same on all machines, so that all hit and miss alike (R8). */
static struct value_found *place_of(const struct type *type, uint32_t name) {
    uint32_t mixed = (type->version >> 1) * 61u + name;
    return &value_state.found[mixed % VALUE_FOUND];
}

/* Only tasks write, and an entry is none while they do: a handler finds it
 * whole or not at all. Nothing here keeps `v` alive but its class, whose
 * version says that it still holds it. */
static void keep(struct value_found *f, const struct value_found *now) {
    f->type = NULL;
    isa_fence();
    f->owner = now->owner;
    f->v = now->v;
    f->name = now->name;
    f->version = now->version;
    isa_fence();
    f->type = now->type;
}

static value lookup_class(const struct type *type, uint32_t name,
                          const struct type **owner) {
    struct value_found *f = place_of(type, name);
    uint32_t version = type->version;
    if (LIKELY(f->type == type && f->name == name && f->version == version)) {
        *owner = f->owner;
        return f->v;
    }
    *owner = NULL;
    value v = lookup_mro(type, name, owner);
    struct value_found now = {type, *owner, v, name, version};
    if (version % 2 == 0 && version != 0 && version == type->version &&
        value_context()->level == 0)
        keep(f, &now);
    return v;
}
#else
#define lookup_class lookup_mro
#endif

value value_type_lookup(const struct type *type, uint32_t name,
                        const struct type **owner) {
    const struct type *ignored;
    if (owner == NULL)
        owner = &ignored;
    if (type->flags & TYPE_HEAP)
        return lookup_class(type, name, owner);
    for (; type != NULL; type = type->base) {
        value_rest();
        value v = own_member(type, name);
        if (v == VALUE_UNSET)
            continue;
        *owner = type;
        return v;
    }
    return VALUE_UNSET;
}

value value_unwrap(value v) {
    if (!value_is_kind(v, KIND_INSTANCE))
        return v;
    const struct value_instance *self = value_pointer(v);
    value native = slot_load(&self->native);
    return native != VALUE_UNSET ? native : v;
}

bool value_self(struct arguments *args, uint8_t kind, const struct type *type,
                value *self) {
    *self = value_unwrap(args->at[0]);
    if (LIKELY(value_is_kind(*self, kind)))
        return true;
    return value_raise(&value_type_TypeError,
                       "descriptor requires a '%q' object but received a '%t'",
                       type->name, args->at[0]);
}

bool value_check_stack(void) { return value_check_room(STACK_NEEDED); }

bool value_check_room(uint32_t bytes) {
    const struct context *context = value_context();
    const char *here = (const char *)&context;
    if (context->c_stack_low == NULL || here >= context->c_stack_low + bytes)
        return true;
    return value_raise_depth();
}

bool value_tail_call(value callable, uint32_t count, const value *args,
                     value *out) {
    struct context *context = value_context();
    if (context->stack_limit - context->stack_top < (ptrdiff_t)count)
        return value_raise_depth();
    memmove(context->stack_top, args, count * sizeof *args);
    context->tail[0] = callable;
    context->tail[1] = VALUE_UNSET;
    context->tail_count = count;
    context->tail_how = 0;
    *out = VALUE_TAIL;
    return true;
}

bool value_bound_new(value function, value self, value *out) {
    struct {
        struct header header;
        struct slot function;
        struct slot self;
    } *bound = heap_alloc(KIND_BOUND_METHOD, 2 * sizeof(struct slot));
    if (bound == NULL)
        return value_raise_memory();
    slot_init(&bound->function, function);
    slot_init(&bound->self, self);
    *out = value_from_pointer(bound);
    return true;
}
