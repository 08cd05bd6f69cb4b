/* SPDX-License-Identifier: MIT */
/* Instructions that build containers and text, take them apart, and match
 * patterns. */
#include "vm/opcode.h"
#include "vm/special_desk.h"

#include "value/native.h"
#include "value/symbol.h"
#include "vm/gather.h"

bool vm_op_build_slice(struct context *ctx, uint32_t w) {
    const value *b = &R(ctx)[code_b(w)];
    return value_slice_new(b[0], b[1], b[2], &R(ctx)[code_a(w)]);
}

bool vm_op_build_tuple(struct context *ctx, uint32_t w) {
    if (ISA_FULL && heap_state.refused != 0)
        return value_raise_memory(); /* a locked heap (mod_micropython.c) */
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
        value part = value_unwrap(R(ctx)[code_b(w) + i]);
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

/* The function whose arguments an instruction spreads, whose register is C - 1;
 * C is 0 outside calls. As CPython titles it: with its module, unless that is
 * builtins. */
static bool title(struct context *ctx, uint32_t w, value *out) {
    value f = R(ctx)[code_c(w) - 1], name = VALUE_UNSET, module;
    if (!value_is_kind(f, KIND_INSTANCE) &&
        !vm_find_attribute(f, SYM___qualname__, &name))
        return false;
    if (name == VALUE_UNSET)
        return vm_text(f, SYM___str__, out) && vm_settle(ctx, 0, out);
    if (!vm_find_attribute(f, SYM___module__, &module))
        return false;
    if (!value_is_str(module) || module == VALUE_SYMBOL(SYM_builtins))
        return value_str_format(out, "%v()", name);
    return value_str_format(out, "%v.%v()", module, name);
}

bool vm_op_list_extend(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], iterator, f;
    struct vm_gathering g = {.what = GATHER_LIST, .result = R(ctx)[code_a(w)]};
    if (value_is_kind(v, KIND_LIST) || value_is_kind(v, KIND_TUPLE))
        return value_list_extend(g.result, v);
    if (vm_iter(v, &iterator))
        return vm_gather(&g, iterator, &v) &&
               vm_finish(ctx, w, v, RESUME_STORE);
    if (!vm_refused())
        return false;
    if (code_c(w) == 0)
        return value_raise(&value_type_TypeError,
                           "Value after * must be an iterable, not %t", v);
    return title(ctx, w, &f) &&
           value_raise(&value_type_TypeError,
                       "%v argument after * must be an iterable, not %t", f, v);
}

bool vm_op_set_update(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)];
    struct vm_gathering g = {.what = GATHER_SET, .result = R(ctx)[code_a(w)]};
    return vm_gather_items(&g, v, &v) && vm_finish(ctx, w, v, RESUME_STORE);
}

/* *out: a dict with the items of a mapping, which goes into `into` (UNSET: a
 * new one) or is a dict itself; VALUE_TAIL; or UNSET if v is no mapping. */
static bool dict_of(value v, value into, value *out) {
    value keys;
    struct vm_gathering g = {.what = GATHER_MAPPING, .argument = v};
    *out = value_unwrap(v);
    if (value_is_kind(*out, KIND_DICT))
        return into == VALUE_UNSET || value_dict_update(into, *out);
    if (!vm_find_attribute(v, SYM_keys, &keys))
        return false;
    *out = VALUE_UNSET;
    if (keys == VALUE_UNSET)
        return true;
    g.result = into;
    return (into != VALUE_UNSET || value_dict_new(0, &g.result)) &&
           vm_gather_mapping(&g, keys, out);
}

bool vm_op_dict_update(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], into = R(ctx)[code_a(w)], out;
    if (!dict_of(v, into, &out))
        return false;
    if (out == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "'%t' object is not a mapping", v);
    return vm_finish(ctx, w, out == VALUE_TAIL ? out : into, RESUME_STORE);
}

static bool given_twice(struct context *ctx, uint32_t w, value key) {
    value f;
    return title(ctx, w, &f) &&
           value_raise(&value_type_TypeError,
                       "%v got multiple values for keyword argument '%v'", f,
                       key);
}

/* ** in a call: keys are str and must not come twice. */
bool vm_op_merged(struct context *ctx, uint32_t w, value dict) {
    value into = R(ctx)[code_a(w)], key, v, have;
    uint32_t cursor = 0;
    while (value_dict_next(dict, &cursor, &key, &v)) {
        if (!value_is_str(key))
            return value_raise(&value_type_TypeError,
                               "keywords must be strings");
        if (!value_dict_get(into, key, &have))
            return false;
        if (have != VALUE_UNSET)
            return given_twice(ctx, w, key);
        if (!value_dict_set(into, key, v))
            return false;
    }
    return true;
}

bool vm_op_dict_merge(struct context *ctx, uint32_t w) {
    value from = R(ctx)[code_b(w)], dict, f;
    if (!dict_of(from, VALUE_UNSET, &dict))
        return false;
    if (dict == VALUE_TAIL)
        return vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
    if (dict != VALUE_UNSET)
        return vm_op_merged(ctx, w, dict);
    return title(ctx, w, &f) &&
           value_raise(&value_type_TypeError,
                       "%v argument after ** must be a mapping, not %t", f,
                       from);
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

/* A tuple or list is the common case: no iterator is made for it. */
static bool unpack_tuple(value *to, uint32_t n, value tuple) {
    uint32_t length = value_tuple_length(tuple);
    if (length != n)
        return length < n ? too_few(n, length, false) : too_many(n);
    for (uint32_t i = 0; i < n; i++)
        to[i] = value_tuple_at(tuple, i);
    return true;
}

bool vm_op_unpacked(struct context *ctx, uint32_t w, value list) {
    value tuple;
    return value_sequence_tuple(list, &tuple) &&
           unpack_tuple(&R(ctx)[code_b(w)], code_c(w), tuple);
}

/* The first items of v as a list, at most so many. */
static bool take_items(value v, int64_t most, value *out) {
    value iterator;
    struct vm_gathering g = {.what = GATHER_SOME,
                             .argument = value_from_int48(most)};
    if (vm_iter(v, &iterator))
        return value_list_new(0, NULL, &g.result) &&
               vm_gather(&g, iterator, out);
    return vm_refused() &&
           value_raise(&value_type_TypeError,
                       "cannot unpack non-iterable %t object", v);
}

bool vm_op_unpack(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_a(w)];
    if (value_is_kind(v, KIND_TUPLE))
        return unpack_tuple(&R(ctx)[code_b(w)], code_c(w), v);
    if (!value_is_kind(v, KIND_LIST) &&
        !take_items(v, (int64_t)code_c(w) + 1, &v))
        return false;
    return v == VALUE_TAIL ? vm_invoke_tail(ctx, RESUME_INSTRUCTION, w)
                           : vm_op_unpacked(ctx, w, v);
}

bool vm_op_unpacked_ex(struct context *ctx, uint32_t w, value list) {
    value *to = &R(ctx)[code_b(w)], tuple;
    uint32_t first = code_c(w), last = vm_operand(ctx);
    if (!value_sequence_tuple(list, &tuple))
        return false;
    uint32_t n = value_tuple_length(tuple);
    if (n < first + last)
        return too_few(first + last, n, true);
    if (!value_list_new(0, NULL, &to[first]))
        return false;
    for (uint32_t i = first; i < n - last; i++)
        if (!value_list_append(to[first], value_tuple_at(tuple, i)) ||
            !value_poll_some(i))
            return false;
    for (uint32_t i = 0; i < first; i++)
        to[i] = value_tuple_at(tuple, i);
    for (uint32_t i = 0; i < last; i++)
        to[first + 1 + i] = value_tuple_at(tuple, n - last + i);
    return true;
}

bool vm_op_unpack_ex(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_a(w)];
    if (!value_is_kind(v, KIND_LIST) && !value_is_kind(v, KIND_TUPLE) &&
        !take_items(v, INT32_MAX, &v))
        return false;
    return v == VALUE_TAIL ? vm_invoke_tail(ctx, RESUME_INSTRUCTION, w)
                           : vm_op_unpacked_ex(ctx, w, v);
}

/* --- text --- */

bool vm_op_format_value(struct context *ctx, uint32_t w, value v) {
    value spec = VALUE_SYMBOL(SYM_empty), out;
    if (code_c(w) & 4)
        spec = R(ctx)[code_b(w) + 1];
    if (!vm_format(v, spec, &out))
        return false;
    return vm_finish(ctx, w, out, RESUME_STORE);
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
    if (ISA_FULL && count > 1 && matches_itself(class))
        return vm_one_pattern(class, count);
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
                           "called match pattern must be a type");
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
