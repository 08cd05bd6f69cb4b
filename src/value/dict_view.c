/* SPDX-License-Identifier: MIT */
/* keys(), values() and items(): windows on a dict. Key and item views are
 * sets to the operators, which make real sets of them. */
#include "value/dict.h"
#include "value/exception.h"
#include "value/iterator.h"
#include "value/member.h"
#include "value/set.h"
#include "value/text.h"

struct view {
    struct header header;
    union {
        struct {
            uint32_t which; /* 0 keys, 1 values, 2 items; type.c reads it */
            uint32_t spare;
        };
        uint64_t raw;
    };
    struct slot dict;
};

bool value_view_new(uint32_t which, value dict, value *out) {
    struct view *v = heap_alloc(KIND_DICT_VIEW, sizeof *v - sizeof v->header);
    if (v == NULL)
        return value_raise_memory();
    v->which = which;
    slot_init(&v->dict, dict);
    *out = value_from_pointer(v);
    return true;
}

static uint32_t which_of(value view) {
    return ((const struct view *)value_pointer(view))->which;
}

static value dict_of(value view) {
    return slot_load(&((const struct view *)value_pointer(view))->dict);
}

static bool length(value self, uint32_t *out) {
    *out = value_dict_length(dict_of(self));
    return true;
}

static bool contains_value(value dict, value item, bool *out) {
    const struct value_dict_table *t = value_dict_table_of(dict);
    uint32_t cursor = 0;
    value key;
    value v;
    *out = false;
    while (!*out && value_table_next(t, &cursor, &key, &v))
        if (!value_equal(v, item, out))
            return false;
    KEEP_ALIVE(t);
    return true;
}

static bool contains(value self, value item, bool *out) {
    value dict = dict_of(self);
    value v;
    if (which_of(self) == 1)
        return contains_value(dict, item, out);
    *out = false;
    if (which_of(self) == 2 &&
        (!value_is_kind(item, KIND_TUPLE) || value_tuple_length(item) != 2))
        return true;
    value key = which_of(self) == 2 ? value_tuple_at(item, 0) : item;
    if (!value_dict_get(dict, key, &v))
        return false;
    *out = v != VALUE_UNSET;
    if (!*out || which_of(self) == 0)
        return true;
    return value_equal(v, value_tuple_at(item, 1), out);
}

static bool is_set_like(value v) {
    return value_is_kind(v, KIND_DICT_VIEW) ? which_of(v) != 1
                                            : value_is_set(v);
}

static bool as_set(value v, value *out) {
    return value_set_new(KIND_SET, out) && value_set_update(*out, v);
}

/* Also serves sets with a view on the right: the result is a set. */
static bool binary(enum value_binary op, value a, value b, value *out) {
    value x;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!is_set_like(value_unwrap(a)) || (op != VALUE_OR && op != VALUE_AND &&
                                          op != VALUE_SUB && op != VALUE_XOR))
        return true;
    if (!as_set(a, &x))
        return false;
    if (op == VALUE_AND || op == VALUE_SUB)
        return value_set_filter(x, b, op == VALUE_SUB, out);
    *out = x;
    return op == VALUE_OR ? value_set_update(x, b) : value_set_toggle_all(x, b);
}

static bool holds_all(value whole, value items, bool *out) {
    value list;
    if (!value_list_new(0, NULL, &list) || !value_list_extend(list, items))
        return false;
    *out = true;
    for (uint32_t i = 0; *out && i < value_list_length(list); i++)
        if (!value_type_of(whole)->hooks->contains(whole,
                                                   value_list_at(list, i), out))
            return false;
    KEEP_ALIVE(list);
    return true;
}

static uint32_t size_of(value v) {
    return value_dict_length(value_is_set(v) ? v : dict_of(v));
}

/* By looking each item up, since a dict's values need not have hashes. */
static bool compare_items(enum value_compare op, value a, value b, value *out) {
    bool swap = op == VALUE_GT || op == VALUE_GE, all = false;
    value less = swap ? b : a, more = swap ? a : b;
    uint32_t here = size_of(less), there = size_of(more);
    bool equal = op == VALUE_EQ || op == VALUE_NE;
    bool proper = op == VALUE_LT || op == VALUE_GT;
    if ((equal ? here == there : here + proper <= there) &&
        !holds_all(more, less, &all))
        return false;
    *out = value_from_bool(all != (op == VALUE_NE));
    return true;
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    value x;
    value y;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!is_set_like(a) || !is_set_like(b))
        return true;
    if (ISA_FULL)
        return compare_items(op, a, b, out);
    return as_set(a, &x) && as_set(b, &y) && value_compare(op, x, y, out);
}

static bool print(value self, bool repr, struct value_sink *sink) {
    value list;
    (void)repr;
    return value_list_new(0, NULL, &list) && value_list_extend(list, self) &&
           value_write_format(sink, "%t(%r)", self, list);
}

static bool is_disjoint(struct arguments *args, value *out) {
    value self;
    value common;
    if (!value_self(args, KIND_DICT_VIEW, &value_type_dict_keys, &self) ||
        !as_set(self, &common) ||
        !value_set_filter(common, args->at[1], false, &common))
        return false;
    *out = value_from_bool(value_dict_length(common) == 0);
    return true;
}

static bool reversed(struct arguments *args, value *out) {
    value self;
    return value_self(args, KIND_DICT_VIEW, &value_type_dict_keys, &self) &&
           value_iterate_back(self, out);
}

NATIVE(reversed, SYM___reversed__, 1, 1, NATIVE_METHOD);
NATIVE(is_disjoint, SYM_isdisjoint, 2, 2, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___reversed__, reversed),
    MEMBER_FUNCTION(SYM_isdisjoint, is_disjoint)};

static const struct type_hooks hooks = {.binary = binary,
                                        .compare = compare,
                                        .length = length,
                                        .contains = contains,
                                        .iterate = value_iterate,
                                        .print = print};

static const struct type_hooks values_hooks = {.length = length,
                                               .contains = contains,
                                               .iterate = value_iterate,
                                               .print = print};

#define VIEW(its_name, its_hooks, count)                                       \
    const struct type value_type_##its_name = {                                \
        .header = HEADER_STATIC(KIND_TYPE),                                    \
        .base = &value_type_object,                                            \
        .hooks = &(its_hooks),                                                 \
        .members = members,                                                    \
        .member_count = (count),                                               \
        .name = SYM_##its_name,                                                \
        .instance_kind = KIND_DICT_VIEW,                                       \
        .flags = TYPE_FINAL}

VIEW(dict_keys, hooks, ARRAY_LENGTH(members));
VIEW(dict_values, values_hooks, 1);
VIEW(dict_items, hooks, ARRAY_LENGTH(members));
