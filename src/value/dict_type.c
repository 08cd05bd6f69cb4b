/* SPDX-License-Identifier: MIT */
/* The type dict: methods and operators. */
#include "value/dict.h"
#include "value/exception.h"
#include "value/iterator.h"
#include "value/make.h"
#include "value/member.h"
#include "value/text.h"

static bool self_of(struct arguments *args, value *self) {
    *self = args->at[0];
    if (LIKELY(value_is_kind(*self, KIND_DICT)))
        return true;
    return value_self(args, KIND_DICT, &value_type_dict, self);
}

static bool bad_pair(uint32_t i, uint32_t length) {
    return value_raise(&value_type_ValueError,
                       "dictionary update sequence element #%u has length "
                       "%u; 2 is required",
                       i, length);
}

static bool add_pair(value dict, value item, uint32_t i) {
    value pair;
    if (!value_sequence_tuple(item, &pair)) {
        if (!value_pending_is(&value_type_TypeError))
            return false;
        value gone = value_take_exception();
        (void)gone;
        return value_raise(&value_type_TypeError,
                           "cannot convert dictionary update sequence "
                           "element #%u to a sequence",
                           i);
    }
    uint32_t n = value_tuple_length(pair);
    return n == 2 ? value_dict_set(dict, value_tuple_at(pair, 0),
                                   value_tuple_at(pair, 1))
                  : bad_pair(i, n);
}

static bool has_keys(value v, bool *out) {
    value keys;
    *out = value_is_kind(value_unwrap(v), KIND_DICT);
    if (*out || !value_is_kind(v, KIND_INSTANCE))
        return true;
    if (!value_state.upcalls->special(v, SYM_keys, &keys))
        return false;
    *out = keys != VALUE_UNSET;
    return true;
}

static bool add_pairs(value dict, value pairs) {
    value items;
    if (!value_sequence_tuple(pairs, &items))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(items); i++)
        if (!add_pair(dict, value_tuple_at(items, i), i))
            return false;
    return true;
}

/* dict(mapping or pairs, **keywords) into a dict. */
static bool fill(value dict, struct arguments *args, const char *name) {
    bool mapping = false;
    if (args->count > 1)
        return value_raise(&value_type_TypeError,
                           "%s expected at most 1 argument, got %u", name,
                           args->count);
    if (args->count == 1) {
        if (!has_keys(args->at[0], &mapping))
            return false;
        if (!(mapping ? value_dict_update(dict, args->at[0])
                      : add_pairs(dict, args->at[0])))
            return false;
    }
    const value *pairs = args->at + args->count;
    for (uint32_t i = 0; i < args->keywords; i++)
        if (!value_dict_set(dict, pairs[2 * i], pairs[2 * i + 1]))
            return false;
    return true;
}

static bool make(value type, struct arguments *args, value *out) {
    value dict;
    return value_dict_new(0, &dict) && fill(dict, args, "dict") &&
           value_finish_make(type, dict, out);
}

static bool initialise(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) && fill(self, &rest, "dict");
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
    return self_of(args, &self) && value_dict_copy(self, out);
}

static bool from_keys(struct arguments *args, value *out) {
    value items;
    value type = args->at[0];
    value dict;
    value v = args->count > 2 ? args->at[2] : VALUE_NONE;
    if (!value_sequence_tuple(args->at[1], &items) || !value_dict_new(0, &dict))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(items); i++)
        if (!value_dict_set(dict, value_tuple_at(items, i), v))
            return false;
    return value_finish_make(type, dict, out);
}

static bool get(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self) || !value_dict_get(self, args->at[1], out))
        return false;
    if (*out == VALUE_UNSET)
        *out = args->count > 2 ? args->at[2] : VALUE_NONE;
    return true;
}

static bool items(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_view_new(2, self, out);
}

static bool keys(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_view_new(0, self, out);
}

static bool values(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_view_new(1, self, out);
}

static bool pop(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self) || !value_dict_take(self, args->at[1], out))
        return false;
    if (*out != VALUE_UNSET)
        return true;
    if (args->count < 3)
        return value_raise_value(&value_type_KeyError, args->at[1]);
    *out = args->at[2];
    return true;
}

/* Finds the last live entry. One past it is what the search returns; 0 if
 * there is none. */
static uint32_t last_entry(const struct value_dict_table *t) {
    uint32_t i = t->used;
    while (i > 0 && slot_load(table_key(t, i - 1)) == VALUE_UNSET)
        i--;
    return i;
}

/* Takes the last entry. Entries are not used again (D2), so popping many
 * would search ever further back: a table with more dead entries at its end
 * than live ones is built anew, which costs O(1) a pop. */
static bool pop_item(struct arguments *args, value *out) {
    value self;
    value pair[2];
    if (!self_of(args, &self))
        return false;
    for (;;) {
        struct value_place place = {.table = value_dict_table_of(self)};
        struct value_dict_table *t = place.table;
        place.version = t->version;
        uint32_t i = last_entry(t);
        if (t->version != place.version)
            continue;
        if (i == 0)
            return value_raise_value(&value_type_KeyError,
                                     VALUE_SYMBOL(SYM_popitem_empty));
        if (t->used - i > t->live + 8u)
            value_dict_compact(self);
        place.entry = i - 1;
        pair[0] = slot_load(table_key(t, i - 1));
        if (value_dict_remove_place(self, &place, &pair[1]))
            return value_tuple_new(2, pair, out);
    }
}

static bool set_default(struct arguments *args, value *out) {
    value self;
    value v = args->count > 2 ? args->at[2] : VALUE_NONE;
    if (!self_of(args, &self) || !value_dict_get(self, args->at[1], out))
        return false;
    if (*out != VALUE_UNSET)
        return true;
    *out = v;
    return value_dict_set(self, args->at[1], v);
}

static bool update(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) && fill(self, &rest, "update");
}

static bool reversed(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_iterate_back(self, out);
}

NATIVE(initialise, SYM___init__, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(reversed, SYM___reversed__, 1, 1, NATIVE_METHOD);
NATIVE(clear, SYM_clear, 1, 1, NATIVE_METHOD);
NATIVE(copy, SYM_copy, 1, 1, NATIVE_METHOD);
NATIVE(from_keys, SYM_fromkeys, 2, 3, NATIVE_CLASS);
NATIVE(get, SYM_get, 2, 3, NATIVE_METHOD);
NATIVE(items, SYM_items, 1, 1, NATIVE_METHOD);
NATIVE(keys, SYM_keys, 1, 1, NATIVE_METHOD);
NATIVE(pop, SYM_pop, 2, 3, NATIVE_METHOD);
NATIVE(pop_item, SYM_popitem, 1, 1, NATIVE_METHOD);
NATIVE(set_default, SYM_setdefault, 2, 3, NATIVE_METHOD);
NATIVE(update, SYM_update, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(values, SYM_values, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___init__, initialise),
    MEMBER_FUNCTION(SYM___reversed__, reversed),
    MEMBER_FUNCTION(SYM_clear, clear),
    MEMBER_FUNCTION(SYM_copy, copy),
    MEMBER_FUNCTION(SYM_fromkeys, from_keys),
    MEMBER_FUNCTION(SYM_get, get),
    MEMBER_FUNCTION(SYM_items, items),
    MEMBER_FUNCTION(SYM_keys, keys),
    MEMBER_FUNCTION(SYM_pop, pop),
    MEMBER_FUNCTION(SYM_popitem, pop_item),
    MEMBER_FUNCTION(SYM_setdefault, set_default),
    MEMBER_FUNCTION(SYM_update, update),
    MEMBER_FUNCTION(SYM_values, values)};

static bool binary(enum value_binary op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (op != VALUE_OR || !value_is_kind(a, KIND_DICT) ||
        !value_is_kind(b, KIND_DICT))
        return true;
    return value_dict_copy(a, out) && value_dict_update(*out, b);
}

static bool inplace(enum value_binary op, value a, value b, value *out) {
    struct arguments args = {&b, 1, 0};
    *out = VALUE_NOT_IMPLEMENTED;
    if (op != VALUE_OR)
        return true;
    *out = a;
    return fill(a, &args, "dict");
}

/* Each of a's entries is in b with an equal value. */
static bool same_entries(value a, value b, bool *same) {
    const struct value_dict_table *t = value_dict_table_of(a);
    uint32_t cursor = 0;
    value key;
    value v;
    *same = true;
    while (*same && value_table_next(t, &cursor, &key, &v)) {
        value other;
        if (!value_dict_get(b, key, &other))
            return false;
        *same = other != VALUE_UNSET;
        if (*same && !value_equal(v, other, same))
            return false;
    }
    KEEP_ALIVE(t);
    return true;
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    bool same = false;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!value_is_kind(a, KIND_DICT) || !value_is_kind(b, KIND_DICT) ||
        (op != VALUE_EQ && op != VALUE_NE))
        return true;
    if (!value_check_stack())
        return false;
    if (value_dict_length(a) == value_dict_length(b) &&
        !same_entries(a, b, &same))
        return false;
    *out = value_from_bool(same == (op == VALUE_EQ));
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
    value v;
    if (!value_dict_get(self, item, &v))
        return false;
    *out = v != VALUE_UNSET;
    return true;
}

static bool subscript(value self, value key, value *out) {
    if (!value_dict_get(self, key, out))
        return false;
    return *out != VALUE_UNSET || value_raise_value(&value_type_KeyError, key);
}

static bool subscript_store(value self, value key, value v) {
    bool found;
    if (v != VALUE_UNSET)
        return value_dict_set(self, key, v);
    if (!value_dict_delete(self, key, &found))
        return false;
    return found || value_raise_value(&value_type_KeyError, key);
}

static bool print(value self, bool repr, struct value_sink *sink) {
    const struct value_dict_table *t = value_dict_table_of(self);
    uint32_t cursor = 0;
    const char *before = "{";
    value key;
    value v;
    (void)repr;
    while (value_table_next(t, &cursor, &key, &v)) {
        if (!value_write(sink, before) || !value_print(key, true, sink) ||
            !value_write(sink, ": ") || !value_print(v, true, sink))
            return false;
        before = ", ";
    }
    KEEP_ALIVE(t);
    return value_write(sink, *before == '{' ? "{}" : "}");
}

static const struct type_hooks hooks = {.make = make,
                                        .binary = binary,
                                        .inplace = inplace,
                                        .compare = compare,
                                        .truth = truth,
                                        .length = length,
                                        .contains = contains,
                                        .subscript = subscript,
                                        .subscript_store = subscript_store,
                                        .iterate = value_iterate,
                                        .print = print};

const struct type value_type_dict = {.header = HEADER_STATIC(KIND_TYPE),
                                     .base = &value_type_object,
                                     .hooks = &hooks,
                                     MEMBERS(members),
                                     .name = SYM_dict,
                                     .instance_kind = KIND_DICT};
