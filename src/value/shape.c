/* SPDX-License-Identifier: MIT */
/* Shapes and the attributes of instances.
 *
 *   instance -> storage {shape, slot 0, slot 1, ..., spare}
 *
 * A new attribute goes into a spare slot, and then one store of the child
 * shape makes it visible (T3); without a spare slot, or to delete, storage is
 * built aside and published by one store of `storage`. A class remembers how
 * many slots its instances came to need, so that __init__ of the second one
 * allocates once. Rejected: storage built anew for each attribute, which made
 * five allocations of a class with five attributes.
 *
 * Whose __dict__ was asked for keeps its attributes in that dict from then on:
 * its shape is the child of the root by that name, and slot 0 holds the dict.
 * Such a shape has no id, so that no cache speaks of it. */
#include "value/shape.h"

#include "value/class.h"
#include "value/container.h"
#include "value/context.h"
#include "value/dict.h"
#include "value/exception.h"

#define ID_LIMIT (1u << 18) /* what a cache's word has room for */
#define BY_DICT VALUE_SYMBOL(SYM___dict__)
#define FIRST_NAMES 4u

static struct value_shape *no_memory(void) {
    bool raised = value_raise_memory();
    (void)raised;
    return NULL;
}

uint32_t value_shape_id(void) {
    uint32_t state = isa_mask_handlers();
    uint32_t id = value_state.shape_ids + 1; /* T4 */
    if (id < ID_LIMIT)
        value_state.shape_ids = id;
    isa_unmask_handlers(state);
    return id < ID_LIMIT ? id : SHAPE_NO_ID;
}

static struct value_shape *shape_new(value type, value parent, value name) {
    struct value_shape *s =
        heap_alloc(KIND_SHAPE, sizeof *s - sizeof s->header);
    if (s == NULL)
        return no_memory();
    s->id = name == BY_DICT ? SHAPE_NO_ID : value_shape_id();
    slot_init(&s->type, type);
    slot_init(&s->parent, parent);
    slot_init(&s->name, name);
    slot_init(&s->transitions, VALUE_NONE);
    return s;
}

struct value_shape *value_shape_root(const struct type *type) {
    struct value_shape *s =
        shape_new(value_from_static(type), VALUE_NONE, VALUE_NONE);
    value names;
    if (s == NULL || !value_tuple_new(0, NULL, &names))
        return NULL;
    slot_init(&s->names, names);
    s->expected = 1;
    return s;
}

int32_t value_shape_find(const struct value_shape *shape, uint32_t name) {
    const struct value_tuple *names = slot_pointer(&shape->names);
    value key = value_from_symbol(name);
    for (uint32_t i = 0; i < shape->count; i++) {
        value_rest_some(i);
        if (slot_load(&names->at[i]) == key)
            return (int32_t)i;
    }
    return -1;
}

/* Names of a child: the parent's tuple if its next slot is free, which one
 * child claims under mask, else a copy with room. */
static bool child_names(const struct value_shape *parent, value name,
                        value *out) {
    uint32_t count = parent->count;
    *out = slot_load(&parent->names);
    struct value_tuple *names = value_pointer(*out);
    uint32_t state = isa_mask_handlers();
    bool claimed = count < names->length && slot_load(&names->at[count]) == 0;
    if (claimed) /* it holds 0: nothing to shade */
        slot_commit(&names->at[count], name);
    isa_unmask_handlers(state);
    if (claimed)
        return true;
    uint32_t room = count < FIRST_NAMES ? FIRST_NAMES : count + count / 2;
    if (!value_tuple_new(room, NULL, out))
        return false;
    struct value_tuple *copy = value_pointer(*out);
    for (uint32_t i = 0; i < count; i++) {
        value_rest();
        slot_init(&copy->at[i], slot_load(&names->at[i]));
    }
    slot_init(&copy->at[count], name);
    return true;
}

static struct value_shape *child_new(struct value_shape *parent, value name) {
    value names;
    struct value_shape *child =
        shape_new(slot_load(&parent->type), value_from_pointer(parent), name);
    if (child == NULL || !child_names(parent, name, &names))
        return NULL;
    slot_init(&child->names, names);
    child->count = parent->count + 1;
    return child;
}

static struct value_shape *known_child(value transitions, value name) {
    if (value_is_kind(transitions, KIND_SHAPE)) {
        struct value_shape *s = value_pointer(transitions);
        return slot_load(&s->name) == name ? s : NULL;
    }
    if (!value_is_pointer(transitions))
        return NULL;
    value v =
        value_dict_get_symbol(transitions, value_symbol_number(name), NULL);
    return v != VALUE_UNSET ? value_pointer(v) : NULL;
}

/* What `transitions` becomes when the child is added: the child alone, or a
 * dict of the only child so far and this one. */
static bool with_child(value transitions, struct value_shape *child,
                       value *out) {
    value added = value_from_pointer(child);
    if (transitions == VALUE_NONE) {
        *out = added;
        return true;
    }
    const struct value_shape *first = value_pointer(transitions);
    return value_dict_new(2, out) &&
           value_dict_set(*out, slot_load(&first->name), transitions) &&
           value_dict_set(*out, slot_load(&child->name), added);
}

static bool publish_transitions(struct value_shape *parent, value before,
                                value after) {
    slot_shade(&parent->transitions);
    uint32_t state = isa_mask_handlers();
    bool same = slot_load(&parent->transitions) == before;
    if (same)
        slot_commit(&parent->transitions, after); /* C5 */
    isa_unmask_handlers(state);
    return same;
}

/* The child shape for one more name, made if need be. */
static struct value_shape *child_of(struct value_shape *parent, value name) {
    struct value_shape *child = NULL;
    for (;;) {
        value before = slot_load(&parent->transitions);
        struct value_shape *known = known_child(before, name);
        value after;
        value_rest();
        if (known != NULL)
            return known;
        if (child == NULL)
            child = child_new(parent, name);
        if (child == NULL)
            return NULL;
        if (value_is_kind(before, KIND_DICT))
            return value_dict_set(before, name, value_from_pointer(child))
                       ? child
                       : NULL;
        if (!with_child(before, child, &after))
            return NULL;
        if (publish_transitions(parent, before, after))
            return child;
    }
}

struct value_storage *value_storage_new(const struct value_shape *shape,
                                        uint32_t slots) {
    struct value_storage *storage =
        heap_alloc(KIND_STORAGE, (1 + slots) * sizeof(struct slot));
    if (storage == NULL) {
        no_memory();
        return NULL;
    }
    slot_init(&storage->shape, value_from_pointer(shape));
    storage->header.aux = slots < UINT16_MAX ? (uint16_t)slots : UINT16_MAX;
    return storage;
}

/* Slots that were asked for: how far a block is rounded up depends on the
 * machine (R8). Of so many that they are not counted, what there is. */
static uint32_t room_of(const struct value_storage *storage) {
    return storage->header.aux < UINT16_MAX
               ? storage->header.aux
               : (uint32_t)(heap_payload_bytes(storage) / sizeof(struct slot)) -
                     1;
}

/* Root shape of a builtin exception type, made on first need. */
static struct value_shape *exception_root(const struct type *type) {
    if (!value_is_pointer(value_state.exception_shapes)) {
        value dict;
        if (!value_dict_new(0, &dict))
            return NULL;
        uint32_t state = isa_mask_handlers();
        if (!value_is_pointer(value_state.exception_shapes))
            value_state.exception_shapes = dict;
        isa_unmask_handlers(state);
    }
    value dict = value_state.exception_shapes;
    value v = value_dict_get_symbol(dict, type->name, NULL);
    if (v != VALUE_UNSET)
        return value_pointer(v);
    struct value_shape *root = value_shape_root(type);
    if (root == NULL || !value_dict_set(dict, value_from_symbol(type->name),
                                        value_from_pointer(root)))
        return NULL;
    return root;
}

bool value_instance_new(value type, value native, value *out) {
    const struct type *t = value_pointer(type);
    value none;
    if (t->flags & TYPE_EXCEPTION)
        return value_tuple_new(0, NULL, &none) &&
               value_exception_new(type, none, out);
    const struct value_shape *root =
        t->flags & TYPE_HEAP ? slot_pointer(&value_class_of(t)->shape)
                             : exception_root(t); /* object() */
    if (root == NULL)
        return false;
    struct value_storage *storage = value_storage_new(root, root->expected);
    if (storage == NULL)
        return false;
    struct value_instance *self =
        heap_alloc(KIND_INSTANCE, sizeof *self - sizeof self->header);
    if (self == NULL)
        return value_raise_memory();
    slot_init(&self->storage, value_from_pointer(storage));
    slot_init(&self->native, native);
    if (t->flags & TYPE_FINALIZER)
        heap_set_finalizer(self);
    *out = value_from_pointer(self);
    return true;
}

/* Shape of an instance, NULL for a builtin exception without attributes. */
static struct value_shape *shape_if_any(const struct value_storage *storage) {
    if (storage->header.kind == KIND_TYPE)
        return NULL;
    return slot_pointer(&storage->shape);
}

static bool is_by_dict(const struct value_shape *shape) {
    return shape != NULL && slot_load(&shape->name) == BY_DICT;
}

value value_instance_load(value self, uint32_t name) {
    const struct value_instance *instance = value_pointer(self);
    const struct value_storage *storage = slot_pointer(&instance->storage);
    const struct value_shape *shape = shape_if_any(storage);
    if (is_by_dict(shape))
        return value_dict_get_symbol(slot_load(&storage->at[0]), name, NULL);
    int32_t slot = shape != NULL ? value_shape_find(shape, name) : -1;
    return slot < 0 ? VALUE_UNSET : slot_load(&storage->at[slot]); /* T3 */
}

/* A change of an instance, prepared outside of the mask. */
struct change {
    struct value_instance *self;
    struct value_storage *storage; /* what it was */
    struct value_shape *shape;
    struct value_shape *next; /* what its shape becomes */
    uint32_t slot;            /* deleted one, or count to add */
};

static bool unchanged(const struct change *c) {
    return slot_pointer(&c->self->storage) == (void *)c->storage &&
           shape_if_any(c->storage) == c->shape;
}

/* The spare slot holds no pointer; the shape makes it visible (T3). */
static bool commit_add(const struct change *c, value v) {
    slot_shade(&c->storage->shape);
    uint32_t state = isa_mask_handlers();
    bool same = unchanged(c);
    if (same) {
        slot_commit(&c->storage->at[c->slot], v);
        isa_fence();
        slot_commit(&c->storage->shape, value_from_pointer(c->next));
    }
    isa_unmask_handlers(state);
    return same;
}

/* Publishes a copy, which is complete, as attributes do not move; false if it
 * is one of what was. */
static bool publish_storage(const struct change *c, struct value_rebuild *r,
                            struct value_storage *to) {
    slot_shade(&c->self->storage);
    uint32_t state = isa_mask_handlers();
    bool done = unchanged(c);
    if (done) {
        slot_commit(&c->self->storage, value_from_pointer(to));
        rebuild_end(r); /* B4 */
    }
    isa_unmask_handlers(state);
    return done;
}

/* Copies the attributes but `drop` into `slots` and publishes `to`, which
 * leads to them (C4). False if the instance changed its storage or shape
 * meanwhile. */
static bool copy_storage(const struct change *c, struct slot *slots,
                         struct value_storage *to, bool drop) {
    uint32_t count = c->shape != NULL ? c->shape->count : 0;
    struct value_rebuild r = {.source = c->storage,
                              .from = c->storage->at,
                              .to = slots,
                              .first = c->slot,
                              .last = c->slot + drop,
                              .shift = -(int)drop,
                              .limit = count};
    if (c->slot == 0)
        r.cursor = drop;
    rebuild_begin(&r);
    while (unchanged(c) && value_rebuild_run(&r, &c->self->storage, &count))
        if (publish_storage(c, &r, to))
            return true;
    rebuild_end(&r);
    return false;
}

static void learn(struct value_shape *shape) {
    uint32_t count = shape->count;
    const struct type *type = slot_pointer(&shape->type);
    if (!(type->flags & TYPE_HEAP) || count > 32)
        return;
    struct value_shape *root = slot_pointer(&value_class_of(type)->shape);
    if (root->expected < count)
        root->expected = count; /* a hint: a lost update costs a copy */
}

static bool refuses(const struct value_shape *shape, uint32_t name) {
    const struct type *type = slot_pointer(&shape->type);
    return (type->flags & TYPE_SLOTTED) != 0 &&
           !value_class_has_slot(type, name);
}

static bool add(struct change *c, uint32_t name, value v, bool *done) {
    if (ISA_FULL && refuses(c->shape, name))
        return value_raise(&value_type_AttributeError,
                           "'%t' object has no attribute '%q'",
                           value_from_pointer(c->self), name);
    c->next = child_of(c->shape, value_from_symbol(name));
    if (c->next == NULL)
        return false;
    c->slot = c->shape->count;
    bool fresh = c->storage->header.kind == KIND_TYPE;
    if (!fresh && c->slot < room_of(c->storage)) {
        *done = commit_add(c, v);
        return true;
    }
    learn(c->next);
    struct value_storage *to =
        value_storage_new(c->next, c->slot < 4 ? c->slot + 1 : c->slot + 4);
    if (to == NULL)
        return false;
    slot_init(&to->at[c->slot], v);
    if (fresh)
        c->shape = NULL;
    *done = copy_storage(c, to->at, to, false);
    return true;
}

/* The shape without one name: from the root, the others in their order. */
static struct value_shape *without(const struct value_shape *shape,
                                   uint32_t slot) {
    const struct value_tuple *names = slot_pointer(&shape->names);
    struct value_shape *at = (struct value_shape *)(uintptr_t)shape;
    while (slot_load(&at->parent) != VALUE_NONE) {
        value_rest();
        at = slot_pointer(&at->parent);
    }
    for (uint32_t i = 0; i < shape->count && at != NULL; i++)
        if (i != slot)
            at = child_of(at, slot_load(&names->at[i]));
    return at;
}

static bool delete (struct change *c, bool *done) {
    c->next = without(c->shape, c->slot);
    if (c->next == NULL)
        return false;
    struct value_storage *to = value_storage_new(c->next, c->shape->count);
    if (to == NULL)
        return false;
    *done = copy_storage(c, to->at, to, true);
    return true;
}

/* One attempt; *done false if a handler came between. */
static bool try_store(struct change *c, uint32_t name, value v, bool *done) {
    int32_t slot = c->shape != NULL ? value_shape_find(c->shape, name) : -1;
    c->slot = (uint32_t)slot;
    if (slot >= 0 && v != VALUE_UNSET) {
        *done = shape_commit(c->self, c->storage, c->slot, v);
        return true;
    }
    if (slot >= 0)
        return delete (c, done);
    if (c->shape == NULL) {
        c->shape = exception_root((const void *)c->storage);
        if (c->shape == NULL)
            return false;
    }
    return add(c, name, v, done);
}

static bool store_in_dict(value dict, uint32_t name, value v, bool *done) {
    value key = value_from_symbol(name);
    *done = true;
    return v != VALUE_UNSET ? value_dict_set(dict, key, v)
                            : value_dict_delete(dict, key, done);
}

bool value_instance_store(value self, uint32_t name, value v, bool *done) {
    struct change c = {.self = value_pointer(self)};
    bool stored = false;
    while (!stored) {
        c.storage = slot_pointer(&c.self->storage);
        c.shape = shape_if_any(c.storage);
        if (is_by_dict(c.shape))
            return store_in_dict(slot_load(&c.storage->at[0]), name, v, done);
        if (v == VALUE_UNSET &&
            (c.shape == NULL || value_shape_find(c.shape, name) < 0)) {
            *done = false;
            return true;
        }
        if (!try_store(&c, name, v, &stored))
            return false;
    }
    *done = true;
    return true;
}

/* Storage for an instance of the class whose attributes are those of `dict`;
 * NULL with what was raised. */
static struct value_storage *storage_by_dict(const struct type *type,
                                             value dict) {
    struct value_shape *shape = type->flags & TYPE_HEAP
                                    ? slot_pointer(&value_class_of(type)->shape)
                                    : exception_root(type);
    if (shape != NULL)
        shape = child_of(shape, BY_DICT);
    struct value_storage *to =
        shape != NULL ? value_storage_new(shape, 1) : NULL;
    if (to != NULL)
        slot_init(&to->at[0], dict);
    return to;
}

/* One attempt to move the attributes into a dict, entry i being slot i. */
static bool try_dict(struct change *c, value *out, bool *done) {
    uint32_t count = c->shape != NULL ? c->shape->count : 0;
    if (!value_dict_new(count, out))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct value_tuple *names = slot_pointer(&c->shape->names);
        if (!value_dict_set(*out, slot_load(&names->at[i]), VALUE_NONE) ||
            !value_poll())
            return false;
    }
    struct value_storage *to =
        storage_by_dict(value_type_of(value_from_pointer(c->self)), *out);
    if (to == NULL)
        return false;
    c->slot = count;
    *done =
        copy_storage(c, table_value(value_dict_table_of(*out), 0), to, false);
    return true;
}

bool value_instance_dict(value self, value *out) {
    struct change c = {.self = value_pointer(self)};
    for (bool done = false; !done;) {
        c.storage = slot_pointer(&c.self->storage);
        c.shape = shape_if_any(c.storage);
        if (is_by_dict(c.shape)) {
            *out = slot_load(&c.storage->at[0]);
            return true;
        }
        if (!try_dict(&c, out, &done))
            return false;
    }
    return true;
}

bool value_instance_set_dict(value self, value dict) {
    struct value_instance *instance = value_pointer(self);
    if (!value_is_kind(value_unwrap(dict), KIND_DICT))
        return value_raise(&value_type_TypeError,
                           "__dict__ must be set to a dictionary, not a '%t'",
                           dict);
    struct value_storage *to =
        storage_by_dict(value_type_of(self), value_unwrap(dict));
    if (to != NULL)
        slot_store_pointer(&instance->storage, to);
    return to != NULL;
}

/* One attempt; attributes keep their slots, so a copy will do. */
static bool try_class(struct change *c, const struct type *type, bool *done) {
    const struct value_tuple *names = slot_pointer(&c->shape->names);
    struct value_shape *shape = slot_pointer(&value_class_of(type)->shape);
    uint32_t room = shape->expected;
    c->slot = c->shape->count;
    for (uint32_t i = 0; i < c->slot && shape != NULL; i++)
        shape = child_of(shape, slot_load(&names->at[i]));
    struct value_storage *to =
        shape != NULL
            ? value_storage_new(shape, c->slot > room ? c->slot : room)
            : NULL;
    if (to == NULL)
        return false;
    *done = copy_storage(c, to->at, to, false);
    return true;
}

bool value_instance_set_class(value self, value type) {
    struct change c = {.self = value_pointer(self)};
    for (bool done = false; !done;) {
        c.storage = slot_pointer(&c.self->storage);
        c.shape = shape_if_any(c.storage);
        if (!try_class(&c, value_pointer(type), &done))
            return false;
    }
    return true;
}
