/* SPDX-License-Identifier: MIT */
/* The module builtins: a table in flash, and a dict for what the program
 * adds. Attributes, classes and names are here; numbers, iterators and text
 * have files of their own.
 */
#include "vm/builtin.h"
#include "vm/locals.h"
#include "vm/special_desk.h"

#include "value/class.h"
#include "value/number.h"
#include "value/symbol.h"

/* --- attributes --- */

static bool name_of(value v, uint32_t *out) {
    if (!value_is_str(value_unwrap(v)))
        return value_raise(&value_type_TypeError,
                           "attribute name must be string, not '%t'", v);
    *out = value_name_of(value_unwrap(v));
    return *out != UINT32_MAX;
}

bool vm_builtin_setattr(struct arguments *args, value *out) {
    uint32_t name;
    *out = VALUE_NONE;
    return name_of(args->at[1], &name) &&
           vm_store_attribute(args->at[0], name, args->at[2]);
}

bool vm_builtin_delattr(struct arguments *args, value *out) {
    uint32_t name;
    *out = VALUE_NONE;
    return name_of(args->at[1], &name) &&
           vm_store_attribute(args->at[0], name, VALUE_UNSET);
}

/* --- classes --- */

/* __instancecheck__ and __subclasscheck__, which is the name, of a user's
 * metaclass or of an object that stands for classes. */
static bool ask_class(value class, uint32_t name, value v, bool *out) {
    value answer, truth;
    if (!vm_special_call(class, name, v, VALUE_UNSET, &answer))
        return value_is_kind(class, KIND_TYPE) ||
               value_raise(&value_type_TypeError,
                           name == SYM___instancecheck__
                               ? "isinstance() arg 2 must be a type, a tuple "
                                 "of types, or a union"
                               : "issubclass() arg 2 must be a class, a tuple "
                                 "of classes, or a union");
    if (!vm_settle(value_context(), 0, &answer) || !vm_truth(answer, &truth) ||
        !vm_settle(value_context(), 0, &truth))
        return false;
    *out = truth == VALUE_TRUE;
    return true;
}

static bool check(value v, const struct type *of, value classes, uint32_t name,
                  bool *out) {
    if (value_is_kind(classes, KIND_TUPLE)) {
        uint32_t n = value_tuple_length(classes);
        *out = false;
        if (!value_check_stack())
            return false;
        for (uint32_t i = 0; i < n && !*out; i++)
            if (!check(v, of, value_tuple_at(classes, i), name, out))
                return false;
        return true;
    }
    *out = value_is_kind(classes, KIND_TYPE) &&
           value_is_subtype(of, value_pointer(classes));
    return *out || ask_class(classes, name, v, out);
}

/* An object may say by a __class__ of its own what it stands for. */
bool vm_is_instance(value v, value classes, bool *out) {
    const struct type *type = value_type_of(v);
    value said;
    if (!check(v, type, classes, SYM___instancecheck__, out))
        return false;
    if (*out || vm_defined(type, SYM___class__) == VALUE_UNSET)
        return true;
    return vm_find_attribute(v, SYM___class__, &said) &&
           (!value_is_kind(said, KIND_TYPE) ||
            check(v, value_pointer(said), classes, SYM___instancecheck__, out));
}

bool vm_builtin_isinstance(struct arguments *args, value *out) {
    bool is;
    if (!vm_is_instance(args->at[0], args->at[1], &is))
        return false;
    *out = value_from_bool(is);
    return true;
}

bool vm_builtin_issubclass(struct arguments *args, value *out) {
    bool is;
    value v = args->at[0];
    if (!value_is_kind(v, KIND_TYPE))
        return value_raise(&value_type_TypeError,
                           "issubclass() arg 1 must be a class");
    if (!check(v, value_pointer(v), args->at[1], SYM___subclasscheck__, &is))
        return false;
    *out = value_from_bool(is);
    return true;
}

bool vm_builtin_callable(struct arguments *args, value *out) {
    value v = args->at[0], callable, self;
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    *out = value_from_bool(
        value_is_kind(v, KIND_FUNCTION) || value_is_kind(v, KIND_NATIVE) ||
        value_is_kind(v, KIND_TYPE) || value_is_kind(v, KIND_BOUND_METHOD) ||
        value_is_kind(v, KIND_STATIC_METHOD) ||
        (hooks != NULL && hooks->call != NULL) ||
        vm_special(v, SYM___call__, &callable, &self));
    return true;
}

bool vm_builtin_id(struct arguments *args, value *out) {
    value v = args->at[0];
    *out = value_from_int48((int64_t)(v << 16) >> 16);
    if (v == VALUE_NAN)
        v &= ~((uint64_t)1 << 63); /* its sign is the machine's (R8) */
    if (value_is_double(v))
        *out = value_from_int48((int64_t)(v >> 17));
    return true;
}

bool vm_builtin_hash(struct arguments *args, value *out) {
    uint32_t h;
    if (!value_hash(args->at[0], &h))
        return false;
    *out = value_from_int48(h);
    if (value_is_int48(args->at[0]))
        *out = args->at[0];
    return true;
}

bool vm_builtin_len(struct arguments *args, value *out) {
    return vm_length(args->at[0], out);
}

/* --- names --- */

static struct frame *caller(void) {
    struct frame *f = value_context()->frame;
    while (f >= value_context()->frames && f->code == NULL)
        f--;
    return f >= value_context()->frames ? f : NULL;
}

bool vm_builtin_globals(struct arguments *args, value *out) {
    const struct frame *f = caller();
    (void)args;
    if (f == NULL)
        return value_dict_new(0, out);
    *out = slot_load(&f->function->globals);
    return true;
}

bool vm_builtin_locals(struct arguments *args, value *out) {
    const struct frame *f = caller();
    if (f != NULL && (f->code->flags & CODE_NAMESPACE)) {
        *out = f->base[0];
        return true;
    }
    if (f == NULL ||
        slot_load(&f->code->qualname) == value_from_symbol(SYM_module_body))
        return vm_builtin_globals(args, out);
    return vm_locals_of(f, out);
}

bool vm_builtin_vars(struct arguments *args, value *out) {
    if (args->count == 0)
        return vm_builtin_locals(args, out);
    if (!vm_find_attribute(args->at[0], SYM___dict__, out))
        return false;
    return *out != VALUE_UNSET ||
           value_raise(&value_type_TypeError,
                       "vars() argument must have __dict__ attribute");
}

static bool add_keys(value set, value dict) {
    value key, v;
    uint32_t cursor = 0;
    if (!value_is_kind(dict, KIND_DICT))
        return true;
    while (value_dict_next(dict, &cursor, &key, &v))
        if (!value_set_add(set, key))
            return false;
    return true;
}

static bool add_members(value set, const struct member *members,
                        uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!value_set_add(set, value_from_symbol(members[i].name)))
            return false;
    return true;
}

static bool add_class(value set, const struct type *type) {
    value mro;
    if (!vm_load_attribute(value_from_static(type), SYM___mro__, &mro))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(mro); i++) {
        const struct type *t = value_pointer(value_tuple_at(mro, i));
        if (t->flags & TYPE_HEAP
                ? !add_keys(set, slot_load(&value_class_of(t)->dict))
                : !add_members(set, t->members, t->member_count))
            return false;
    }
    return true;
}

static bool add_module(value set, value v) {
    const struct vm_module *m = value_pointer(v);
    value definition = slot_load(&m->definition);
    if (value_is_pointer(definition)) {
        const struct module_definition *d = value_pointer(definition);
        if (!add_members(set, d->members, d->member_count))
            return false;
    }
    return add_keys(set, slot_load(&m->dict));
}

static bool add_names(value set, struct arguments *args) {
    value dict;
    if (args->count == 0)
        return vm_builtin_locals(args, &dict) && add_keys(set, dict);
    value v = args->at[0];
    if (value_is_kind(v, KIND_MODULE))
        return add_module(set, v);
    if (value_is_kind(v, KIND_TYPE))
        return add_class(set, value_pointer(v));
    return vm_find_attribute(v, SYM___dict__, &dict) && add_keys(set, dict) &&
           add_class(set, value_type_of(v));
}

/* With a second argument, what object.__dir__ says. */
bool vm_builtin_dir(struct arguments *args, value *out) {
    value set;
    if (ISA_FULL && args->count == 1 &&
        (!vm_dir_said(args->at[0], out) || *out != VALUE_UNSET))
        return *out != VALUE_UNSET;
    return value_set_new(KIND_SET, &set) && add_names(set, args) &&
           value_list_new(0, NULL, out) && value_list_extend(*out, set) &&
           value_list_sort(*out, VALUE_NONE, false);
}

/* --- the table --- */

#define X(text, least, most, bits)                                             \
    static const struct native text##_native =                                 \
        NATIVE_BODY(vm_builtin_##text, SYM_##text, least, most, bits);
BUILTIN_FUNCTIONS(X)
#undef X

#include "vm/builtin_members.h"

const struct module_definition vm_builtins_module = {
    .name = SYM_builtins,
    .member_count = ARRAY_LENGTH(members),
    .members = members,
};

/* A str that is no symbol may have the text of one. */
bool vm_is_builtin(value key) {
    return value_is_symbol(key)
               ? value_member_find(members, ARRAY_LENGTH(members),
                                   value_symbol_number(key)) != NULL
               : value_is_str(key);
}

value vm_builtin(uint32_t name, uint32_t *index) {
    value v = value_dict_get_symbol(vm_state.builtins, name, NULL);
    *index = UINT32_MAX;
    if (v != VALUE_UNSET)
        return v;
    const struct member *member =
        value_member_find(members, ARRAY_LENGTH(members), name);
    if (member == NULL)
        return VALUE_UNSET;
    if (member->kind == MEMBER_OBJECT)
        *index = (uint32_t)(member - members);
    return value_member_value(member);
}
