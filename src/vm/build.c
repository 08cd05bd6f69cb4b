/* SPDX-License-Identifier: MIT */
/* Instructions that build containers and text, take them apart, and match
 * patterns. Iterating over a user's iterator here runs a loop of its own. */
#include "vm/opcode.h"

#include "value/native.h"
#include "value/symbol.h"

bool vm_op_build_slice(struct context *ctx, uint32_t w) {
    const value *b = &R(ctx)[code_b(w)];
    return value_slice_new(b[0], b[1], b[2], &R(ctx)[code_a(w)]);
}

bool vm_op_build_tuple(struct context *ctx, uint32_t w) {
    return value_tuple_new(code_c(w), &R(ctx)[code_b(w)], &R(ctx)[code_a(w)]);
}

bool vm_op_build_list(struct context *ctx, uint32_t w) {
    return value_list_new(code_c(w), &R(ctx)[code_b(w)], &R(ctx)[code_a(w)]);
}

bool vm_op_build_set(struct context *ctx, uint32_t w) {
    value set;
    if (!value_set_new(KIND_SET, &set))
        return false;
    for (uint32_t i = 0; i < code_c(w); i++)
        if (!value_set_add(set, R(ctx)[code_b(w) + i]))
            return false;
    R(ctx)[code_a(w)] = set;
    return true;
}

bool vm_op_build_dict(struct context *ctx, uint32_t w) {
    value dict;
    if (!value_dict_new(code_c(w), &dict))
        return false;
    for (uint32_t i = 0; i < code_c(w); i++) {
        const value *pair = &R(ctx)[code_b(w) + 2 * i];
        if (!value_dict_set(dict, pair[0], pair[1]) || !value_poll())
            return false;
    }
    R(ctx)[code_a(w)] = dict;
    return true;
}

bool vm_op_build_string(struct context *ctx, uint32_t w) {
    struct value_builder b;
    uint32_t length;
    value_builder_init(&b);
    for (uint32_t i = 0; i < code_c(w); i++) {
        value part = R(ctx)[code_b(w) + i];
        const char *text = value_str_text(part, &length);
        if (!b.sink.write(&b.sink, text, length))
            return false;
    }
    return value_builder_str(&b, &R(ctx)[code_a(w)]);
}

bool vm_op_list_append(struct context *ctx, uint32_t w) {
    return value_list_append(R(ctx)[code_a(w)], R(ctx)[code_b(w)]);
}

bool vm_op_set_add(struct context *ctx, uint32_t w) {
    return value_set_add(R(ctx)[code_a(w)], R(ctx)[code_b(w)]);
}

bool vm_op_dict_add(struct context *ctx, uint32_t w) {
    const value *r = R(ctx);
    return value_dict_set(r[code_a(w)], r[code_b(w)], r[code_c(w)]);
}

static bool is_iterable_type(const struct type_hooks *hooks) {
    return hooks != NULL &&
           (hooks->iterate != NULL || hooks->next != NULL ||
            (hooks->subscript != NULL && hooks->length != NULL));
}

bool vm_op_list_extend(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], callable, self;
    if (!value_is_str(v) && !is_iterable_type(value_type_of(v)->hooks) &&
        !value_is_kind(v, KIND_GENERATOR) &&
        !vm_special(v, SYM___iter__, &callable, &self) &&
        !vm_special(v, SYM___getitem__, &callable, &self))
        return value_raise(&value_type_TypeError,
                           "Value after * must be an iterable, not %t", v);
    return value_list_extend(R(ctx)[code_a(w)], v);
}

bool vm_op_set_update(struct context *ctx, uint32_t w) {
    value iterator, v;
    if (!vm_iterate(R(ctx)[code_b(w)], &iterator))
        return false;
    for (;;) {
        if (!vm_next(iterator, &v))
            return false;
        if (v == VALUE_STOP)
            return true;
        if (!value_set_add(R(ctx)[code_a(w)], v))
            return false;
    }
}

static bool not_a_mapping(value v) {
    return value_raise(&value_type_TypeError, "'%t' object is not a mapping",
                       v);
}

static bool is_mapping(value v, bool *out) {
    value keys = VALUE_UNSET;
    *out = value_is_kind(value_unwrap(v), KIND_DICT);
    if (*out)
        return true;
    if (!vm_find_attribute(v, SYM_keys, &keys))
        return false;
    *out = keys != VALUE_UNSET;
    return true;
}

bool vm_op_dict_update(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)];
    bool mapping;
    if (!is_mapping(v, &mapping))
        return false;
    if (!mapping)
        return not_a_mapping(v);
    return value_dict_update(R(ctx)[code_a(w)], v);
}

/* ** in a call: keys are str and must not come twice. */
static bool merge(value into, value from) {
    value key, v, have;
    uint32_t cursor = 0;
    while (value_dict_next(from, &cursor, &key, &v)) {
        if (!value_is_str(key))
            return value_raise(&value_type_TypeError,
                               "keywords must be strings");
        if (!value_dict_get(into, key, &have))
            return false;
        if (have != VALUE_UNSET)
            return value_raise(&value_type_TypeError,
                               "got multiple values for keyword argument "
                               "'%v'",
                               key);
        if (!value_dict_set(into, key, v))
            return false;
    }
    return true;
}

bool vm_op_dict_merge(struct context *ctx, uint32_t w) {
    value from = R(ctx)[code_b(w)], copy;
    bool mapping;
    if (!is_mapping(from, &mapping))
        return false;
    if (!mapping)
        return value_raise(&value_type_TypeError,
                           "argument after ** must be a mapping, not %t", from);
    if (!value_is_kind(from, KIND_DICT)) {
        if (!value_dict_new(0, &copy) || !value_dict_update(copy, from))
            return false;
        from = copy;
    }
    return merge(R(ctx)[code_a(w)], from);
}

bool vm_op_list_to_tuple(struct context *ctx, uint32_t w) {
    return value_sequence_tuple(R(ctx)[code_b(w)], &R(ctx)[code_a(w)]);
}

/* --- unpacking --- */

static bool too_few(uint32_t want, uint32_t have, bool rest) {
    return value_raise(&value_type_ValueError,
                       "not enough values to unpack (expected %s%u, got %u)",
                       rest ? "at least " : "", want, have);
}

static bool too_many(uint32_t want) {
    return value_raise(&value_type_ValueError,
                       "too many values to unpack (expected %u)", want);
}

static bool not_unpackable(value v) {
    return value_raise(&value_type_TypeError,
                       "cannot unpack non-iterable %t object", v);
}

/* iter(v) with the error of an unpacking. */
static bool unpack_iterator(value v, value *out) {
    if (vm_iterate(v, out))
        return true;
    if (!value_pending_is(&value_type_TypeError))
        return false;
    value callable, self;
    if (value_type_of(v)->flags & TYPE_HEAP &&
        vm_special(v, SYM___iter__, &callable, &self))
        return false;
    value ignored = value_take_exception();
    (void)ignored;
    return not_unpackable(v);
}

static bool unpack_items(value *to, uint32_t n, value v) {
    value iterator, item;
    if (!unpack_iterator(v, &iterator))
        return false;
    for (uint32_t i = 0; i <= n; i++) {
        if (!vm_next(iterator, &item))
            return false;
        if (item == VALUE_STOP)
            return i == n || too_few(n, i, false);
        if (i == n)
            return too_many(n);
        to[i] = item;
    }
    return true;
}

/* A tuple or list is the common case: no iterator is made for it. */
static bool unpack_tuple(value *to, uint32_t n, value tuple) {
    uint32_t length = value_tuple_length(tuple);
    if (length != n)
        return length < n ? too_few(n, length, false) : too_many(n);
    for (uint32_t i = 0; i < n; i++)
        to[i] = value_tuple_at(tuple, i);
    return true;
}

bool vm_op_unpack(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_a(w)], *to = &R(ctx)[code_b(w)];
    if (value_is_kind(v, KIND_TUPLE))
        return unpack_tuple(to, code_c(w), v);
    if (value_is_kind(v, KIND_LIST)) {
        value tuple;
        return value_sequence_tuple(v, &tuple) &&
               unpack_tuple(to, code_c(w), tuple);
    }
    return unpack_items(to, code_c(w), v);
}

bool vm_op_unpack_ex(struct context *ctx, uint32_t w) {
    value list, v = R(ctx)[code_a(w)], *to = &R(ctx)[code_b(w)], rest;
    uint32_t first = code_c(w), last = vm_operand(ctx);
    if (!value_is_kind(v, KIND_LIST) && !value_is_kind(v, KIND_TUPLE) &&
        !unpack_iterator(v, &v))
        return false;
    if (!value_list_new(0, NULL, &list) || !value_list_extend(list, v))
        return false;
    uint32_t n = value_list_length(list);
    if (n < first + last)
        return too_few(first + last, n, true);
    if (!value_list_new(0, NULL, &rest))
        return false;
    for (uint32_t i = first; i < n - last; i++)
        if (!value_list_append(rest, value_list_at(list, i)))
            return false;
    for (uint32_t i = 0; i < first; i++)
        to[i] = value_list_at(list, i);
    to[first] = rest;
    for (uint32_t i = 0; i < last; i++)
        to[first + 1 + i] = value_list_at(list, n - last + i);
    return true;
}

/* --- text --- */

bool vm_op_format_value(struct context *ctx, uint32_t w, value v) {
    value spec = VALUE_SYMBOL(SYM_empty), out;
    if (code_c(w) & 4)
        spec = R(ctx)[code_b(w) + 1];
    if (!vm_format(v, spec, &out))
        return false;
    return vm_finish(ctx, w, out,
                     RESUME_INSTRUCTION | STAGE_FORMATTED << HOW_STAGE);
}

bool vm_op_format(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], out;
    uint32_t conversion = code_c(w) & 3u;
    if (conversion == 0)
        return vm_op_format_value(ctx, w, v);
    if (conversion == 3) {
        if (!vm_ascii(v, &out))
            return false;
    } else if (!vm_text(v, conversion == 1 ? SYM___str__ : SYM___repr__,
                        &out)) {
        return false;
    }
    if (out == VALUE_TAIL)
        return vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
    return vm_op_format_value(ctx, w, out);
}

/* --- match --- */

static bool is_sequence(value v) {
    value plain = value_unwrap(v);
    return value_is_kind(plain, KIND_LIST) ||
           value_is_kind(plain, KIND_TUPLE) || value_is_kind(plain, KIND_RANGE);
}

bool vm_op_match_sequence(struct context *ctx, uint32_t w) {
    R(ctx)[code_a(w)] = value_from_bool(is_sequence(R(ctx)[code_b(w)]));
    return true;
}

bool vm_op_match_mapping(struct context *ctx, uint32_t w) {
    value plain = value_unwrap(R(ctx)[code_b(w)]);
    R(ctx)[code_a(w)] = value_from_bool(value_is_kind(plain, KIND_DICT));
    return true;
}

bool vm_op_match_keys(struct context *ctx, uint32_t w) {
    value mapping = value_unwrap(R(ctx)[code_b(w)]);
    value keys = R(ctx)[code_b(w) + 1], list, v;
    if (!value_list_new(0, NULL, &list))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(keys); i++) {
        if (!value_dict_get(mapping, value_tuple_at(keys, i), &v))
            return false;
        if (v == VALUE_UNSET) {
            R(ctx)[code_a(w)] = VALUE_NONE;
            return true;
        }
        if (!value_list_append(list, v))
            return false;
    }
    return value_sequence_tuple(list, &R(ctx)[code_a(w)]);
}

/* Appends v.name; *found false if there is no such attribute. */
static bool match_attribute(value v, value name, value list, bool *found) {
    value attribute;
    uint32_t symbol = value_name_of(name);
    if (symbol == UINT32_MAX || !vm_find_attribute(v, symbol, &attribute))
        return false;
    *found = attribute != VALUE_UNSET;
    return !*found || value_list_append(list, attribute);
}

static bool matches_itself(value class) {
    const struct type *t = value_pointer(class);
    return t == &value_type_int || t == &value_type_str ||
           t == &value_type_float || t == &value_type_bool ||
           t == &value_type_list || t == &value_type_tuple ||
           t == &value_type_dict || t == &value_type_set ||
           t == &value_type_bytes || t == &value_type_bytearray ||
           t == &value_type_frozenset;
}

static bool match_positional(value v, value class, uint32_t count, value list,
                             bool *found) {
    value names;
    if (count == 1 && matches_itself(class))
        return value_list_append(list, v);
    if (!vm_find_attribute(class, SYM___match_args__, &names))
        return false;
    uint32_t have =
        value_is_kind(names, KIND_TUPLE) ? value_tuple_length(names) : 0;
    if (have < count)
        return value_raise(&value_type_TypeError,
                           "%q() accepts %u positional sub-patterns (%u "
                           "given)",
                           ((const struct type *)value_pointer(class))->name,
                           have, count);
    for (uint32_t i = 0; i < count && *found; i++)
        if (!match_attribute(v, value_tuple_at(names, i), list, found))
            return false;
    return true;
}

bool vm_op_match_class(struct context *ctx, uint32_t w) {
    const value *b = &R(ctx)[code_b(w)];
    value list, v = b[0], class = b[1], names = b[2];
    bool found;
    if (!value_is_kind(class, KIND_TYPE))
        return value_raise(&value_type_TypeError,
                           "called match pattern must be a class");
    if (!vm_is_instance(v, class, &found) || !value_list_new(0, NULL, &list))
        return false;
    if (found && !match_positional(v, class, code_c(w), list, &found))
        return false;
    uint32_t n =
        value_is_kind(names, KIND_TUPLE) ? value_tuple_length(names) : 0;
    for (uint32_t i = 0; i < n && found; i++)
        if (!match_attribute(v, value_tuple_at(names, i), list, &found))
            return false;
    if (found)
        return value_sequence_tuple(list, &R(ctx)[code_a(w)]);
    R(ctx)[code_a(w)] = VALUE_NONE;
    return true;
}

bool vm_op_length(struct context *ctx, uint32_t w) {
    value out;
    return vm_length(R(ctx)[code_b(w)], &out) &&
           vm_finish(ctx, w, out, RESUME_STORE);
}
