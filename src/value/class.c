/* SPDX-License-Identifier: MIT */
/* User classes: the C3 linearisation, flags, and versions.
 *
 * Each class is entered with every class of its mro, so that a change bumps
 * the versions of all descendants in one loop; the tree of direct subclasses
 * would need a recursive walk. While the dict changes, the versions are odd,
 * which no cache ever holds. */
#include "value/class.h"

#include "value/container.h"
#include "value/dict.h"
#include "value/exception.h"
#include "value/shape.h"
#include "value/text.h"

/* Linearisations that are merged at the same time. */
#define BASES_MAX 16u

struct merge {
    value sequence[BASES_MAX + 1]; /* tuples: the bases' mros, the bases */
    uint32_t head[BASES_MAX + 1];
    uint32_t count;
};

/* The mro of a builtin type, as a tuple. */
static bool static_mro(const struct type *type, value *out) {
    uint32_t length = 0;
    for (const struct type *t = type; t != NULL; t = t->base)
        length++;
    if (!value_tuple_new(length, NULL, out))
        return false;
    struct value_tuple *mro = value_pointer(*out);
    for (uint32_t i = 0; i < length; i++, type = type->base)
        slot_init(&mro->at[i], value_from_static(type));
    return true;
}

bool value_type_mro(const struct type *type, value *out) {
    if (!(type->flags & TYPE_HEAP))
        return static_mro(type, out);
    *out = slot_load(&value_class_of(type)->mro);
    return true;
}

static value head_of(const struct merge *m, uint32_t i) {
    if (m->head[i] >= value_tuple_length(m->sequence[i]))
        return VALUE_UNSET;
    return value_tuple_at(m->sequence[i], m->head[i]);
}

static bool in_a_tail(const struct merge *m, value candidate) {
    for (uint32_t i = 0; i < m->count; i++) {
        uint32_t length = value_tuple_length(m->sequence[i]);
        for (uint32_t k = m->head[i] + 1; k < length; k++)
            if (value_tuple_at(m->sequence[i], k) == candidate)
                return true;
    }
    return false;
}

/* Next class of the merge; UNSET when done, STOP when there is none. */
static value merge_next(struct merge *m) {
    value good = VALUE_UNSET;
    for (uint32_t i = 0; i < m->count; i++) {
        value candidate = head_of(m, i);
        if (candidate == VALUE_UNSET)
            continue;
        good = VALUE_STOP;
        value_rest();
        if (!in_a_tail(m, candidate)) {
            good = candidate;
            break;
        }
    }
    for (uint32_t i = 0; i < m->count; i++)
        if (head_of(m, i) == good)
            m->head[i]++;
    return good;
}

static bool conflict(value bases) {
    struct value_builder b;
    value names;
    value_builder_init(&b);
    for (uint32_t i = 0; i < value_tuple_length(bases); i++) {
        const struct type *t = value_pointer(value_tuple_at(bases, i));
        if (!value_write_format(&b.sink, i > 0 ? ", %q" : "%q", t->name))
            return false;
    }
    return value_builder_str(&b, &names) &&
           value_raise(&value_type_TypeError,
                       "Cannot create a consistent method resolution\n"
                       "order (MRO) for bases %v",
                       names);
}

static bool linearise(value self, value bases, value *out) {
    struct merge m = {.count = value_tuple_length(bases)};
    value list;
    if (m.count > BASES_MAX)
        return value_raise(&value_type_TypeError, "too many bases");
    for (uint32_t i = 0; i < m.count; i++)
        if (!value_type_mro(value_pointer(value_tuple_at(bases, i)),
                            &m.sequence[i]))
            return false;
    m.sequence[m.count++] = bases;
    if (!value_list_new(1, &self, &list))
        return false;
    for (;;) {
        value next = merge_next(&m);
        if (next == VALUE_UNSET)
            return value_sequence_tuple(list, out);
        if (next == VALUE_STOP)
            return conflict(bases);
        if (!value_list_append(list, next))
            return false;
    }
}

static const struct type *native_of(const struct type *type) {
    return type->flags & TYPE_HEAP ? type->base : type;
}

/* The builtin type whose data the instances carry. */
static bool solid_base(value bases, const struct type **out) {
    const struct type *best = &value_type_object;
    for (uint32_t i = 0; i < value_tuple_length(bases); i++) {
        value base = value_tuple_at(bases, i);
        if (!value_is_kind(base, KIND_TYPE))
            return value_raise(&value_type_TypeError, "bases must be types");
        const struct type *t = value_pointer(base);
        if (t->flags & TYPE_FINAL)
            return value_raise(&value_type_TypeError,
                               "type '%q' is not an acceptable base type",
                               t->name);
        const struct type *native = native_of(t);
        if (value_is_subtype(native, best))
            best = native;
        else if (!value_is_subtype(best, native) &&
                 !(best->flags & native->flags & TYPE_EXCEPTION))
            return value_raise(&value_type_TypeError,
                               "multiple bases have instance lay-out conflict");
    }
    *out = best;
    return true;
}

static bool defines(const struct type *type, uint32_t name) {
    value dict = slot_load(&value_class_of(type)->dict);
    return value_dict_get_symbol(dict, name, NULL) != VALUE_UNSET;
}

/* Of the bases; a look through the whole mro would be 9,000 cycles on
 * RP2040. */
static uint32_t inherited(const struct type *type) {
    value bases = slot_load(&value_class_of(type)->bases);
    uint32_t flags = 0;
    for (uint32_t i = 0; i < value_tuple_length(bases); i++) {
        const struct type *base = value_pointer(value_tuple_at(bases, i));
        if (base->flags & TYPE_HEAP)
            flags |= base->flags;
    }
    return flags &
           (TYPE_FINALIZER | TYPE_GETATTR | TYPE_GETATTRIBUTE | TYPE_SETATTR);
}

/* Which hooks an instance must look for. */
static uint16_t flags_of(const struct type *type, const struct type *native) {
    uint32_t flags = TYPE_HEAP | (native->flags & TYPE_EXCEPTION) |
                     (type->flags & TYPE_SLOTTED);
    flags |= inherited(type);
    if (!(native->flags & TYPE_EXCEPTION) && native != &value_type_object &&
        native != &value_type_type)
        flags |= TYPE_WRAPS;
    if (defines(type, SYM___del__))
        flags |= TYPE_FINALIZER;
    if (defines(type, SYM___getattr__))
        flags |= TYPE_GETATTR;
    if (defines(type, SYM___getattribute__))
        flags |= TYPE_GETATTRIBUTE;
    if (defines(type, SYM___setattr__) || defines(type, SYM___delattr__))
        flags |= TYPE_SETATTR;
    return (uint16_t)flags;
}

/* Does the flags' value depend on it? */
static bool is_hook(uint32_t name) {
    return name == SYM___del__ || name == SYM___getattr__ ||
           name == SYM___getattribute__ || name == SYM___setattr__ ||
           name == SYM___delattr__;
}

static uint32_t next_version(void) {
    uint32_t state = isa_mask_handlers();
    uint32_t version = value_state.type_versions + 2;
    value_state.type_versions = version;
    isa_unmask_handlers(state);
    return version;
}

/* Applies to a class and all that derive from it. A word store each. */
static void bump(struct type *type, bool changing) {
    value list = slot_load(&value_class_of(type)->subclasses);
    uint32_t length = value_list_length(list);
    uint32_t version = next_version() + changing;
    *(volatile uint32_t *)&type->version = version;
    for (uint32_t i = 0; i < length; i++) {
        value v = value_list_at(list, i);
        if (v == VALUE_UNSET)
            break;
        struct type *sub = value_pointer(v);
        value_rest();
        *(volatile uint32_t *)&sub->version = version;
    }
}

static bool register_class(const struct type *type) {
    const struct value_tuple *mro = slot_pointer(&value_class_of(type)->mro);
    for (uint32_t i = 1; i < mro->length; i++) {
        const struct type *base = slot_pointer(&mro->at[i]);
        if ((base->flags & TYPE_HEAP) &&
            !value_list_append(slot_load(&value_class_of(base)->subclasses),
                               value_from_static(type)))
            return false;
    }
    return true;
}

/* __eq__ without __hash__ makes instances unhashable. */
static bool settle_hash(value dict) {
    if (value_dict_get_symbol(dict, SYM___eq__, NULL) == VALUE_UNSET ||
        value_dict_get_symbol(dict, SYM___hash__, NULL) != VALUE_UNSET)
        return true;
    return value_dict_set(dict, VALUE_SYMBOL(SYM___hash__), VALUE_NONE);
}

static value or_else(value v, value fallback) {
    return v != VALUE_UNSET ? v : fallback;
}

static struct type *class_blank(value meta, uint32_t name, value bases,
                                value dict) {
    struct type *t = heap_alloc(KIND_TYPE, sizeof(struct value_class) -
                                               sizeof(struct header));
    if (t == NULL) {
        bool raised = value_raise_memory();
        (void)raised;
        return NULL;
    }
    t->name = name;
    t->flags = TYPE_HEAP;
    slot_init(&value_class_of(t)->dict, dict);
    slot_init(&value_class_of(t)->bases, bases);
    if (meta != VALUE_UNSET && value_pointer(meta) != &value_type_type)
        slot_init(&value_class_of(t)->meta, meta);
    slot_init(&value_class_of(t)->module,
              or_else(value_dict_get_symbol(dict, SYM___module__, NULL),
                      VALUE_SYMBOL(SYM___main__)));
    slot_init(&value_class_of(t)->qualname,
              or_else(value_dict_get_symbol(dict, SYM___qualname__, NULL),
                      value_from_symbol(name)));
    return t;
}

static bool class_fill(struct type *t, const struct type *native) {
    value self = value_from_static(t);
    value list;
    value mro;
    struct value_shape *root = value_shape_root(t);
    if (root == NULL)
        return false;
    slot_init(&value_class_of(t)->shape, value_from_pointer(root));
    if (!linearise(self, slot_load(&value_class_of(t)->bases), &mro))
        return false;
    slot_init(&value_class_of(t)->mro, mro);
    if (!value_list_new(0, NULL, &list))
        return false;
    slot_init(&value_class_of(t)->subclasses, list);
    t->base = native;
    t->hooks = native->hooks;
    t->instance_kind = native->instance_kind;
    value_pause();
    t->flags = flags_of(t, native);
    t->version = next_version();
    return register_class(t);
}

bool value_class_new(value meta, uint32_t name, value bases, value dict,
                     value *out) {
    const struct type *native = NULL;
    if (value_tuple_length(bases) == 0) {
        value object = value_from_static(&value_type_object);
        if (!value_tuple_new(1, &object, &bases))
            return false;
    }
    if (!solid_base(bases, &native) || !settle_hash(dict) || !value_poll())
        return false;
    CHECK(native != NULL); /* object at least: bases are not empty */
    struct type *t = class_blank(meta, name, bases, dict);
    if (t == NULL || !value_poll() || !class_fill(t, native) || !value_poll())
        return false;
    *out = value_from_static(t);
    return true;
}

bool value_class_has_slot(const struct type *type, uint32_t name) {
    value mro = slot_load(&value_class_of(type)->mro);
    for (uint32_t i = 0; i < value_tuple_length(mro); i++) {
        const struct type *t = value_pointer(value_tuple_at(mro, i));
        value names = t->flags & TYPE_SLOTTED
                          ? slot_load(&value_class_of(t)->slots)
                          : VALUE_NONE;
        value_rest();
        for (uint32_t k = 0;
             names != VALUE_NONE && k < value_tuple_length(names); k++)
            if (value_tuple_at(names, k) == value_from_symbol(name))
                return true;
    }
    return false;
}

/* Adding a hook later must be noticed as well; bases stand before those that
 * derive from them. */
static void refresh_flags(struct type *type) {
    value list = slot_load(&value_class_of(type)->subclasses);
    type->flags = flags_of(type, type->base);
    for (uint32_t i = 0; i < value_list_length(list); i++) {
        value v = value_list_at(list, i);
        if (v == VALUE_UNSET)
            break;
        struct type *sub = value_pointer(v);
        value_rest();
        sub->flags = flags_of(sub, sub->base);
    }
}

bool value_class_store(value type, uint32_t name, value v) {
    struct type *t = value_pointer(type);
    value key = value_from_symbol(name);
    value dict;
    bool found = true;
    if (!(t->flags & TYPE_HEAP))
        return value_raise(&value_type_TypeError,
                           "cannot set '%q' attribute of immutable type '%q'",
                           name, t->name);
    dict = slot_load(&value_class_of(t)->dict);
    bump(t, true);
    bool good = v != VALUE_UNSET ? value_dict_set(dict, key, v)
                                 : value_dict_delete(dict, key, &found);
    if (is_hook(name))
        refresh_flags(t);
    bump(t, false);
    if (good && !found)
        return value_raise(&value_type_AttributeError,
                           "type object '%q' has no attribute '%q'", t->name,
                           name);
    return good;
}
