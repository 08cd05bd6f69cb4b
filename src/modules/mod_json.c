/* SPDX-License-Identifier: MIT */
/* Module _json: what the module json, which is Python, has in C. Options come
 * as one tuple, which json makes once for those who give none. */
#include "modules/json.h"

/* The tuple of options has so many. */
enum { SCAN_OPTIONS = 7, WRITE_OPTIONS = 9 };

static bool options_of(value v, uint32_t count) {
    return (value_is_kind(v, KIND_TUPLE) && value_tuple_length(v) == count) ||
           value_raise(&value_type_TypeError, "a tuple of %u options expected",
                       count);
}

static bool begin_scan(value document, value options, struct mod_json_scan *s) {
    s->document = value_unwrap(document);
    if (!value_is_str(s->document))
        return value_raise(&value_type_TypeError,
                           "first argument must be a string, not %t", document);
    if (!options_of(options, SCAN_OPTIONS))
        return false;
    s->text = value_str_text(s->document, &s->length);
    s->at = 0;
    s->depth = 0;
    memset(s->expected, 0, sizeof s->expected);
    s->error = value_tuple_at(options, 0);
    s->object_hook = value_tuple_at(options, 1);
    s->pairs_hook = value_tuple_at(options, 2);
    s->parse_float = value_tuple_at(options, 3);
    s->parse_int = value_tuple_at(options, 4);
    s->parse_constant = value_tuple_at(options, 5);
    for (uint32_t i = 0; i < MOD_JSON_KEYS; i++)
        s->keys[i] = VALUE_UNSET;
    return value_truth(value_tuple_at(options, 6), &s->strict);
}

/* loads(text, options): nothing but white space may stand around. */
static bool loads(struct arguments *args, value *out) {
    struct mod_json_scan s;
    if (!begin_scan(args->at[0], args->at[1], &s) || !mod_json_skip_space(&s) ||
        !mod_json_scan(&s, out) || !mod_json_skip_space(&s))
        return false;
    return s.at == s.length || mod_json_fail(&s, "Extra data", s.at);
}

/* scan(text, options, index): the value that begins there, and its end. */
static bool scan(struct arguments *args, value *out) {
    struct mod_json_scan s;
    value pair[2];
    int64_t index;
    uint32_t end;
    if (!begin_scan(args->at[0], args->at[1], &s) ||
        !value_to_int64(args->at[2], &index))
        return false;
    if (index < 0)
        return value_raise(&value_type_ValueError, "idx cannot be negative");
    if (index > INT32_MAX) /* no str is so long */
        index = INT32_MAX;
    if (!mod_json_byte_of(&s, (uint32_t)index, &s.at))
        return false;
    if (s.at > s.length)
        return mod_json_fail(&s, "Expecting value", s.at);
    if (!mod_json_scan(&s, &pair[0]) || !mod_json_characters(&s, s.at, &end))
        return false;
    pair[1] = value_from_int48(end);
    return value_tuple_new(2, pair, out);
}

static bool separator(value options, uint32_t i, value *out) {
    value v = value_tuple_at(options, i);
    *out = value_unwrap(v);
    return value_is_str(*out) ||
           value_raise(&value_type_TypeError,
                       "make_encoder() argument %u must be str, not %t", i - 2,
                       v);
}

static bool begin_write(value options, struct mod_json_write *w) {
    mod_json_write_init(w);
    if (!options_of(options, WRITE_OPTIONS) ||
        !value_truth(value_tuple_at(options, 0), &w->skip_keys) ||
        !value_truth(value_tuple_at(options, 1), &w->ascii) ||
        !value_truth(value_tuple_at(options, 2), &w->circular) ||
        !value_truth(value_tuple_at(options, 3), &w->allow_nan) ||
        !value_truth(value_tuple_at(options, 4), &w->sort_keys) ||
        !separator(options, 7, &w->key_separator) ||
        !separator(options, 8, &w->item_separator))
        return false;
    w->fallback = value_tuple_at(options, 5);
    w->indent = value_unwrap(value_tuple_at(options, 6));
    return w->indent == VALUE_NONE || separator(options, 6, &w->indent);
}

/* dumps(v, options), or with a file's write method. */
static bool dumps(struct arguments *args, value *out) {
    struct mod_json_write w;
    if (!begin_write(args->at[1], &w))
        return false;
    w.file_write = args->count > 2 ? args->at[2] : VALUE_NONE;
    return mod_json_write(&w, args->at[0]) && mod_json_written(&w, out);
}

NATIVE(dumps, SYM_dumps, 2, 3, 0);
NATIVE(loads, SYM_loads, 2, 2, 0);
NATIVE(scan, SYM_scan, 3, 3, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_dumps, dumps),
    MEMBER_FUNCTION(SYM_loads, loads),
    MEMBER_FUNCTION(SYM_scan, scan),
};

MOD_MODULE(_json, members);
