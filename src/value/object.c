/* SPDX-License-Identifier: MIT */
/* object and type: what every value can do, and what classes tell about
 * themselves. Binding and metaclass calls are the execution loop's. */
#include "value/class.h"
#include "value/container.h"
#include "value/context.h"
#include "value/dict.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/symbol.h"
#include "value/text.h"

static bool make_object(value type, struct arguments *args, value *out) {
    const struct type *t = value_pointer(type);
    if (!(t->flags & TYPE_HEAP) && (args->count > 0 || args->keywords > 0))
        return value_raise(&value_type_TypeError, "%q() takes no arguments",
                           t->name);
    return value_instance_new(type, VALUE_UNSET, out);
}

/* object.__new__(cls, ...), and through it list.__new__ and the others: makes
 * what the builtin ancestor makes. */
static bool create(struct arguments *args, value *out) {
    if (!value_is_kind(args->at[0], KIND_TYPE))
        return value_raise(&value_type_TypeError,
                           "object.__new__(X): X is not a type object (%t)",
                           args->at[0]);
    const struct type *t = value_pointer(args->at[0]);
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    if (t->hooks != NULL && t->hooks->make != NULL &&
        (t->flags & (TYPE_WRAPS | TYPE_EXCEPTION) || !(t->flags & TYPE_HEAP)))
        return t->hooks->make(args->at[0], &rest, out);
    bool plain = (t->flags & TYPE_HEAP) || t == &value_type_object;
    if (!plain || value_is_subtype(t, &value_type_type))
        return value_raise(&value_type_TypeError,
                           "object.__new__(%q) is not safe", t->name);
    return value_instance_new(args->at[0], VALUE_UNSET, out);
}

static bool initialise(struct arguments *args, value *out) {
    const struct type *t = value_type_of(args->at[0]);
    *out = VALUE_NONE;
    if ((args->count == 1 && args->keywords == 0) || (t->flags & TYPE_WRAPS))
        return true;
    return value_raise(&value_type_TypeError, "%q() takes no arguments",
                       t->name);
}

static bool same(struct arguments *args, value *out) {
    *out = args->at[0] == args->at[1] ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
    return true;
}

static bool differs(struct arguments *args, value *out) {
    bool equal;
    if (!value_equal(args->at[0], args->at[1], &equal))
        return false;
    *out = value_from_bool(!equal);
    return true;
}

/* What hash() is without __hash__: the identity. */
static bool identity_hash(struct arguments *args, value *out) {
    value plain = value_unwrap(args->at[0]);
    uint32_t h = (uint32_t)(args->at[0] >> 4);
    if (plain != args->at[0] || !value_is_pointer(plain)) {
        if (!value_hash(plain, &h))
            return false;
    }
    *out = value_from_int48(h);
    return true;
}

/* repr() below any user-defined __repr__. */
static bool plain_text(value v, bool repr, value *out) {
    value plain = value_unwrap(v);
    if (plain != v)
        return value_to_str(plain, repr, out);
    if (!value_is_kind(v, KIND_INSTANCE))
        return value_to_str(v, repr, out);
    const struct type *type = value_type_of(v);
    uint32_t address = (uint32_t)(uintptr_t)value_pointer(v);
    if (!(type->flags & TYPE_HEAP))
        return value_str_format(out, "<%q object at 0x%x>", type->name,
                                address);
    return value_str_format(out, "<%v.%q object at 0x%x>",
                            slot_load(&value_class_of(type)->module),
                            type->name, address);
}

static bool to_repr(struct arguments *args, value *out) {
    return plain_text(args->at[0], true, out);
}

/* str() of an instance without __str__ is its repr(). */
static bool to_str(struct arguments *args, value *out) {
    value v = args->at[0];
    bool repr =
        value_unwrap(v) == v && (!ISA_FULL || value_is_kind(v, KIND_INSTANCE));
    return repr ? value_to_str(v, true, out) : plain_text(v, false, out);
}

static bool subclass_hook(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    return true;
}

NATIVE(same, SYM___eq__, 2, 2, NATIVE_METHOD);
NATIVE(identity_hash, SYM___hash__, 1, 1, NATIVE_METHOD);
NATIVE(initialise, SYM___init__, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(subclass_hook, SYM___init_subclass__, 1, 1, NATIVE_CLASS);
NATIVE(differs, SYM___ne__, 2, 2, NATIVE_METHOD);
NATIVE(create, SYM___new__, 1, 255, NATIVE_STATIC | NATIVE_KEYWORDS);
NATIVE(to_repr, SYM___repr__, 1, 1, NATIVE_METHOD);
NATIVE(to_str, SYM___str__, 1, 1, NATIVE_METHOD);

static const struct member object_members[] = {
    MEMBER_FUNCTION(SYM___eq__, same),
    MEMBER_FUNCTION(SYM___hash__, identity_hash),
    MEMBER_FUNCTION(SYM___init__, initialise),
    MEMBER_FUNCTION(SYM___init_subclass__, subclass_hook),
    MEMBER_FUNCTION(SYM___ne__, differs),
    MEMBER_FUNCTION(SYM___new__, create),
    MEMBER_FUNCTION(SYM___repr__, to_repr),
    MEMBER_FUNCTION(SYM___str__, to_str)};

static const struct type_hooks object_hooks = {.make = make_object};

const struct type value_type_object = {.header = HEADER_STATIC(KIND_TYPE),
                                       .hooks = &object_hooks,
                                       MEMBERS(object_members),
                                       .name = SYM_object,
                                       .instance_kind = KIND_INSTANCE};

static bool bases_of(const struct type *t, value *out) {
    value base = value_from_static(t->base);
    if (t->flags & TYPE_HEAP) {
        *out = slot_load(&value_class_of(t)->bases);
        return true;
    }
    return value_tuple_new(t->base != NULL, &base, out);
}

static bool dict_of(const struct type *t, value *out) {
    if (t->flags & TYPE_HEAP)
        return value_dict_copy(slot_load(&value_class_of(t)->dict), out);
    if (!value_dict_new(t->member_count, out))
        return false;
    for (uint32_t i = 0; i < t->member_count; i++)
        if (!value_dict_set(*out, value_from_symbol(t->members[i].name),
                            value_member_value(&t->members[i])))
            return false;
    return true;
}

static value first_base(const struct type *t) {
    if (t->flags & TYPE_HEAP)
        return value_tuple_at(slot_load(&value_class_of(t)->bases), 0);
    return t->base != NULL ? value_from_static(t->base) : VALUE_NONE;
}

static bool load_type(value self, uint32_t name, value *out) {
    const struct type *t = value_pointer(self);
    bool heap = (t->flags & TYPE_HEAP) != 0;
    *out = VALUE_UNSET;
    switch (name) {
    case SYM___name__:
        *out = value_from_symbol(t->name);
        return true;
    case SYM___qualname__:
        *out = heap ? slot_load(&value_class_of(t)->qualname)
                    : value_from_symbol(t->name);
        return true;
    case SYM___module__:
        *out = heap ? slot_load(&value_class_of(t)->module)
                    : VALUE_SYMBOL(SYM_builtins);
        return true;
    case SYM___base__:
        *out = first_base(t);
        return true;
    case SYM___bases__:
        return bases_of(t, out);
    case SYM___mro__:
        return value_type_mro(t, out);
    case SYM___dict__:
        return dict_of(t, out);
    default:
        return true;
    }
}

static bool print_type(value self, bool repr, struct value_sink *sink) {
    const struct type *t = value_pointer(self);
    (void)repr;
    if (!(t->flags & TYPE_HEAP))
        return value_write_format(sink, "<class '%q'>", t->name);
    return value_write_format(sink, "<class '%v.%v'>",
                              slot_load(&value_class_of(t)->module),
                              slot_load(&value_class_of(t)->qualname));
}

static bool mro_method(struct arguments *args, value *out) {
    value self;
    value mro;
    if (!value_self(args, KIND_TYPE, &value_type_type, &self) ||
        !value_type_mro(value_pointer(self), &mro) ||
        !value_list_new(0, NULL, out))
        return false;
    return value_list_extend(*out, mro);
}

/* Direct subclasses among all descendants. */
static bool subclasses(struct arguments *args, value *out) {
    value self;
    if (!value_self(args, KIND_TYPE, &value_type_type, &self) ||
        !value_list_new(0, NULL, out))
        return false;
    const struct type *t = value_pointer(self);
    if (!(t->flags & TYPE_HEAP))
        return true;
    value list = slot_load(&value_class_of(t)->subclasses);
    for (uint32_t i = 0;; i++) {
        value sub = value_list_at(list, i);
        if (sub == VALUE_UNSET)
            return true;
        value bases = slot_load(&value_class_of(value_pointer(sub))->bases);
        for (uint32_t k = 0; k < value_tuple_length(bases); k++)
            if (value_tuple_at(bases, k) == self &&
                !value_list_append(*out, sub))
                return false;
    }
}

static bool create_type(struct arguments *args, value *out) {
    if (!value_is_kind(args->at[0], KIND_TYPE) ||
        !value_is_subtype(value_pointer(args->at[0]), &value_type_type))
        return value_raise(&value_type_TypeError,
                           "type.__new__(X): X is not a subtype of type");
    return value_state.upcalls->make_class(args, out);
}

static bool initialise_type(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    return true;
}

NATIVE(initialise_type, SYM___init__, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(create_type, SYM___new__, 2, 255, NATIVE_STATIC | NATIVE_KEYWORDS);
NATIVE(subclasses, SYM___subclasses__, 1, 1, NATIVE_METHOD);
NATIVE(mro_method, SYM_mro, 1, 1, NATIVE_METHOD);

static const struct member type_members[] = {
    MEMBER_FUNCTION(SYM___init__, initialise_type),
    MEMBER_FUNCTION(SYM___new__, create_type),
    MEMBER_FUNCTION(SYM___subclasses__, subclasses),
    MEMBER_FUNCTION(SYM_mro, mro_method)};

static const struct type_hooks type_hooks = {.load = load_type,
                                             .print = print_type};

const struct type value_type_type = {.header = HEADER_STATIC(KIND_TYPE),
                                     .base = &value_type_object,
                                     .hooks = &type_hooks,
                                     MEMBERS(type_members),
                                     .name = SYM_type,
                                     .instance_kind = KIND_TYPE};
