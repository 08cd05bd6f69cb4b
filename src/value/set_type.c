/* SPDX-License-Identifier: MIT */
/* The types set and frozenset: methods, operators, comparison. */
#include "value/exception.h"
#include "value/make.h"
#include "value/member.h"
#include "value/set.h"
#include "value/text.h"

static bool self_of(struct arguments *args, value *self) {
    *self = value_unwrap(args->at[0]);
    return value_is_set(*self) ||
           value_self(args, KIND_SET, &value_type_set, self);
}

static bool check_arguments(struct arguments *args, const char *name) {
    if (args->keywords > 0)
        return value_raise(&value_type_TypeError,
                           "%s() takes no keyword arguments", name);
    return args->count <= 1 ||
           value_raise(&value_type_TypeError,
                       "%s expected at most 1 argument, got %u", name,
                       args->count);
}

static bool make_kind(value type, struct arguments *args, uint8_t kind,
                      value *out) {
    const char *name = kind == KIND_SET ? "set" : "frozenset";
    value set;
    return check_arguments(args, name) && value_set_new(kind, &set) &&
           (args->count == 0 || value_set_update(set, args->at[0])) &&
           value_finish_make(type, set, out);
}

static bool make_set(value type, struct arguments *args, value *out) {
    return make_kind(type, args, KIND_SET, out);
}

static bool make_frozen(value type, struct arguments *args, value *out) {
    if (args->count == 1 && args->keywords == 0 &&
        value_is_kind(args->at[0], KIND_FROZENSET) &&
        value_pointer(type) == &value_type_frozenset) {
        *out = args->at[0];
        return true;
    }
    return make_kind(type, args, KIND_FROZENSET, out);
}

static bool initialise(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self) || !check_arguments(&rest, "set"))
        return false;
    if (rest.count == 0)
        return true;
    value_dict_clear(self);
    return value_set_update(self, rest.at[0]);
}

static bool add(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) && value_set_add(self, args->at[1]);
}

static bool clear(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    value_dict_clear(self); /* C5 */
    return true;
}

static bool copy(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) &&
           value_set_copy(self, value_object_kind(self), out);
}

/* A set looked for in a set stands for a frozenset; that is rare enough to
 * make one. */
static bool looked_for(value item, value *out) {
    *out = item;
    return !value_is_kind(value_unwrap(item), KIND_SET) ||
           value_set_copy(value_unwrap(item), KIND_FROZENSET, out);
}

static bool take_out(value self, value item, bool *found) {
    if (ISA_FULL && !looked_for(item, &item))
        return false;
    return value_set_discard(self, item, found);
}

static bool discard(struct arguments *args, value *out) {
    value self;
    bool found;
    *out = VALUE_NONE;
    return self_of(args, &self) && take_out(self, args->at[1], &found);
}

static bool remove_item(struct arguments *args, value *out) {
    value self;
    bool found;
    *out = VALUE_NONE;
    if (!self_of(args, &self) || !take_out(self, args->at[1], &found))
        return false;
    return found || value_raise_value(&value_type_KeyError, args->at[1]);
}

static bool pop(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_set_pop(self, out);
}

static bool update(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    for (uint32_t i = 1; i < args->count; i++)
        if (!value_set_update(self, args->at[i]))
            return false;
    return true;
}

/* A copy of self, then one step for each argument. */
static bool combine(struct arguments *args,
                    bool (*step)(value set, value other), value *out) {
    value self;
    if (!self_of(args, &self) ||
        !value_set_copy(self, value_object_kind(self), out))
        return false;
    for (uint32_t i = 1; i < args->count; i++)
        if (!step(*out, args->at[i]))
            return false;
    return true;
}

static bool keep_common(value set, value other) {
    value common;
    if (!value_set_filter(set, other, false, &common))
        return false;
    value_set_take_over(set, common);
    return true;
}

static bool unite(struct arguments *args, value *out) {
    return combine(args, value_set_update, out);
}

static bool intersect(struct arguments *args, value *out) {
    return combine(args, keep_common, out);
}

static bool subtract(struct arguments *args, value *out) {
    return combine(args, value_set_remove_all, out);
}

static bool toggle(struct arguments *args, value *out) {
    return combine(args, value_set_toggle_all, out);
}

static bool change(struct arguments *args, bool (*step)(value set, value other),
                   value *out) {
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    for (uint32_t i = 1; i < args->count; i++)
        if (!step(self, args->at[i]))
            return false;
    return true;
}

static bool intersect_update(struct arguments *args, value *out) {
    return change(args, keep_common, out);
}

static bool subtract_update(struct arguments *args, value *out) {
    return change(args, value_set_remove_all, out);
}

static bool toggle_update(struct arguments *args, value *out) {
    return change(args, value_set_toggle_all, out);
}

static bool is_disjoint(struct arguments *args, value *out) {
    value self;
    value common;
    if (!self_of(args, &self) ||
        !value_set_filter(self, args->at[1], false, &common))
        return false;
    *out = value_from_bool(value_dict_length(common) == 0);
    return true;
}

static bool relation(struct arguments *args, bool subset, value *out) {
    value self;
    value other;
    bool result;
    if (!self_of(args, &self) || !value_set_of(args->at[1], &other) ||
        !value_set_is_subset(subset ? self : other, subset ? other : self,
                             &result))
        return false;
    *out = value_from_bool(result);
    return true;
}

static bool is_subset(struct arguments *args, value *out) {
    return relation(args, true, out);
}

static bool is_superset(struct arguments *args, value *out) {
    return relation(args, false, out);
}

NATIVE(initialise, SYM___init__, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(add, SYM_add, 2, 2, NATIVE_METHOD);
NATIVE(clear, SYM_clear, 1, 1, NATIVE_METHOD);
NATIVE(copy, SYM_copy, 1, 1, NATIVE_METHOD);
NATIVE(subtract, SYM_difference, 1, 255, NATIVE_METHOD);
NATIVE(subtract_update, SYM_difference_update, 1, 255, NATIVE_METHOD);
NATIVE(discard, SYM_discard, 2, 2, NATIVE_METHOD);
NATIVE(intersect, SYM_intersection, 1, 255, NATIVE_METHOD);
NATIVE(intersect_update, SYM_intersection_update, 1, 255, NATIVE_METHOD);
NATIVE(is_disjoint, SYM_isdisjoint, 2, 2, NATIVE_METHOD);
NATIVE(is_subset, SYM_issubset, 2, 2, NATIVE_METHOD);
NATIVE(is_superset, SYM_issuperset, 2, 2, NATIVE_METHOD);
NATIVE(pop, SYM_pop, 1, 1, NATIVE_METHOD);
NATIVE(remove_item, SYM_remove, 2, 2, NATIVE_METHOD);
NATIVE(toggle, SYM_symmetric_difference, 2, 2, NATIVE_METHOD);
NATIVE(toggle_update, SYM_symmetric_difference_update, 2, 2, NATIVE_METHOD);
NATIVE(unite, SYM_union, 1, 255, NATIVE_METHOD);
NATIVE(update, SYM_update, 1, 255, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___init__, initialise),
    MEMBER_FUNCTION(SYM_add, add),
    MEMBER_FUNCTION(SYM_clear, clear),
    MEMBER_FUNCTION(SYM_copy, copy),
    MEMBER_FUNCTION(SYM_difference, subtract),
    MEMBER_FUNCTION(SYM_difference_update, subtract_update),
    MEMBER_FUNCTION(SYM_discard, discard),
    MEMBER_FUNCTION(SYM_intersection, intersect),
    MEMBER_FUNCTION(SYM_intersection_update, intersect_update),
    MEMBER_FUNCTION(SYM_isdisjoint, is_disjoint),
    MEMBER_FUNCTION(SYM_issubset, is_subset),
    MEMBER_FUNCTION(SYM_issuperset, is_superset),
    MEMBER_FUNCTION(SYM_pop, pop),
    MEMBER_FUNCTION(SYM_remove, remove_item),
    MEMBER_FUNCTION(SYM_symmetric_difference, toggle),
    MEMBER_FUNCTION(SYM_symmetric_difference_update, toggle_update),
    MEMBER_FUNCTION(SYM_union, unite),
    MEMBER_FUNCTION(SYM_update, update)};

static const struct member frozen_members[] = {
    MEMBER_FUNCTION(SYM_copy, copy),
    MEMBER_FUNCTION(SYM_difference, subtract),
    MEMBER_FUNCTION(SYM_intersection, intersect),
    MEMBER_FUNCTION(SYM_isdisjoint, is_disjoint),
    MEMBER_FUNCTION(SYM_issubset, is_subset),
    MEMBER_FUNCTION(SYM_issuperset, is_superset),
    MEMBER_FUNCTION(SYM_symmetric_difference, toggle),
    MEMBER_FUNCTION(SYM_union, unite)};

static bool is_set_like(value v) {
    return value_is_set(v) || (value_is_kind(v, KIND_DICT_VIEW) &&
                               value_type_of(v) != &value_type_dict_values);
}

static bool binary(enum value_binary op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (!value_is_set(a) || !is_set_like(b))
        return true;
    switch (op) {
    case VALUE_AND:
    case VALUE_SUB:
        return value_set_filter(a, b, op == VALUE_SUB, out);
    case VALUE_OR:
        return value_set_copy(a, value_object_kind(a), out) &&
               value_set_update(*out, b);
    case VALUE_XOR:
        return value_set_copy(a, value_object_kind(a), out) &&
               value_set_toggle_all(*out, b);
    default:
        return true;
    }
}

static bool inplace(enum value_binary op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (!is_set_like(b))
        return true;
    *out = a;
    switch (op) {
    case VALUE_AND:
        return keep_common(a, b);
    case VALUE_SUB:
        return value_set_remove_all(a, b);
    case VALUE_OR:
        return value_set_update(a, b);
    case VALUE_XOR:
        return value_set_toggle_all(a, b);
    default:
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    bool result;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!value_is_set(a) || !value_is_set(b))
        return true;
    uint32_t m = value_dict_length(a);
    uint32_t n = value_dict_length(b);
    bool back = op == VALUE_GT || op == VALUE_GE;
    if (!value_check_stack() ||
        !value_set_is_subset(back ? b : a, back ? a : b, &result))
        return false;
    if (op == VALUE_LT || op == VALUE_GT || op == VALUE_EQ)
        result = result && (op == VALUE_EQ) == (m == n);
    if (op == VALUE_NE)
        result = !result || m != n;
    *out = value_from_bool(result);
    return true;
}

static bool length(value self, uint32_t *out) {
    *out = value_dict_length(self);
    return true;
}

static bool truth(value self, bool *out) {
    *out = value_dict_length(self) > 0;
    return true;
}

static bool contains(value self, value item, bool *out) {
    return looked_for(item, &item) && value_set_has(self, item, out);
}

/* Independent of the order: hashes are mixed and added. */
static bool hash(value self, uint32_t *out) {
    const struct value_dict_table *t = value_dict_table_of(self);
    uint32_t cursor = 0;
    uint32_t sum = 1927868237u + t->live;
    value item;
    while (value_table_next(t, &cursor, &item, NULL)) {
        uint32_t h = table_hashes(t)[cursor - 1];
        sum += (h ^ h << 16 ^ 89869747u) * 3644798167u;
    }
    *out = sum ^ sum >> 11;
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    const struct value_dict_table *t = value_dict_table_of(self);
    bool frozen = value_is_kind(self, KIND_FROZENSET);
    uint32_t cursor = 0;
    const char *before = "";
    value item;
    (void)repr;
    if (t->live == 0)
        return value_write(sink, frozen ? "frozenset()" : "set()");
    if (!value_write(sink, frozen ? "frozenset({" : "{"))
        return false;
    while (value_table_next(t, &cursor, &item, NULL)) {
        if (!value_write(sink, before) || !value_print(item, true, sink))
            return false;
        before = ", ";
    }
    KEEP_ALIVE(t);
    return value_write(sink, frozen ? "})" : "}");
}

static const struct type_hooks hooks = {.make = make_set,
                                        .binary = binary,
                                        .inplace = inplace,
                                        .compare = compare,
                                        .truth = truth,
                                        .length = length,
                                        .contains = contains,
                                        .iterate = value_iterate,
                                        .print = print};

static const struct type_hooks frozen_hooks = {.make = make_frozen,
                                               .binary = binary,
                                               .compare = compare,
                                               .hash = hash,
                                               .truth = truth,
                                               .length = length,
                                               .contains = contains,
                                               .iterate = value_iterate,
                                               .print = print};

const struct type value_type_set = {.header = HEADER_STATIC(KIND_TYPE),
                                    .base = &value_type_object,
                                    .hooks = &hooks,
                                    MEMBERS(members),
                                    .name = SYM_set,
                                    .instance_kind = KIND_SET};

const struct type value_type_frozenset = {.header = HEADER_STATIC(KIND_TYPE),
                                          .base = &value_type_object,
                                          .hooks = &frozen_hooks,
                                          MEMBERS(frozen_members),
                                          .name = SYM_frozenset,
                                          .instance_kind = KIND_FROZENSET};
