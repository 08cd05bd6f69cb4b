/* SPDX-License-Identifier: MIT */
/* Objects to JSON text, into one buffer that doubles; with a file, the buffer
 * is handed on whenever it is full enough. A container inside itself is looked
 * for among the innermost ones and at one further: the one at the greatest
 * power of two of the depth, which a cycle of any length comes back to (Brent's
 * method). Rejected: a set of all, which costs two look-ups a container. */
#include "modules/json.h"

#include "base/decimal.h"
#include "base/fp.h"
#include "value/byte_buffer.h"
#include "value/dict.h"
#include "value/utf8.h"

#define FIRST_ROOM 256u
#define PIECE 256u       /* bytes between two safepoints */
#define FILE_PIECE 4096u /* bytes that a file gets at a time, or some more */
#define NEAR 64u         /* enclosing containers that are all looked at */
#define ESCAPE_MOST 12u  /* "\ud83d\ude00" */

struct mod_json_nest {
    value v;
    const struct mod_json_nest *outer;
    const struct mod_json_nest *anchor;
    uint32_t depth;
};

/* --- the buffer --- */

static NOINLINE struct value_byte_buffer *grow(struct mod_json_write *w,
                                               size_t more) {
    struct value_byte_buffer *bigger =
        value_byte_buffer_new((size_t)w->used * 2 + more + FIRST_ROOM);
    if (bigger == NULL) {
        bool raised = value_raise_memory();
        (void)raised;
        return NULL;
    }
    if (w->used > 0 && !value_copy(bigger->at, w->buffer->at, w->used))
        return NULL;
    w->buffer = bigger;
    return bigger;
}

/* Where so many bytes may go; NULL if memory is out. */
static inline char *room(struct mod_json_write *w, size_t more) {
    struct value_byte_buffer *b = w->buffer;
    if (b == NULL || b->capacity - w->used < more)
        b = grow(w, more);
    return b == NULL ? NULL : (char *)b->at + w->used;
}

static inline bool put(struct mod_json_write *w, const char *text, size_t n) {
    char *to = room(w, n);
    if (to == NULL)
        return false;
    w->used += (uint32_t)n;
    if (n > PIECE)
        return value_copy(to, text, n);
    memcpy(to, text, n);
    return true;
}

static inline bool put_char(struct mod_json_write *w, char c) {
    char *to = room(w, 1);
    if (to == NULL)
        return false;
    *to = c;
    w->used++;
    return true;
}

static bool put_str(struct mod_json_write *w, value str) {
    uint32_t n;
    const char *text = value_str_text(str, &n);
    return put(w, text, n);
}

static bool sink_write(struct value_sink *sink, const char *text, size_t n) {
    return put((struct mod_json_write *)(void *)sink, text, n);
}

void mod_json_write_init(struct mod_json_write *w) {
    *w = (struct mod_json_write){.sink = {sink_write}};
}

bool mod_json_written(struct mod_json_write *w, value *out) {
    value text;
    *out = VALUE_NONE;
    if (!value_str_new(w->used == 0 ? "" : (const char *)w->buffer->at, w->used,
                       &text))
        return false;
    w->used = 0;
    if (w->file_write != VALUE_NONE)
        return vm_call(w->file_write, 1, &text, &text);
    *out = text;
    return true;
}

static bool hand_on(struct mod_json_write *w) {
    value none;
    return w->file_write == VALUE_NONE || w->used < FILE_PIECE ||
           mod_json_written(w, &none);
}

/* --- strings --- */

static inline bool is_plain(uint8_t c, bool ascii) {
    return c >= 0x20 && c != '"' && c != '\\' && (!ascii || c < 0x7F);
}

static uint32_t put_unit(char *to, uint32_t unit) {
    static const char digits[] = "0123456789abcdef";
    to[0] = '\\';
    to[1] = 'u';
    for (uint32_t i = 0; i < 4; i++)
        to[2 + i] = digits[unit >> (12 - 4 * i) & 15];
    return 6;
}

/* Bytes of the escape of a character that is not plain. */
static uint32_t escaped(uint32_t c, char *to) {
    static const char named[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    for (uint32_t i = 0; named[i] != '\0'; i++)
        if ((uint32_t)named[i] == c) {
            to[0] = '\\';
            to[1] = letters[i];
            return 2;
        }
    if (c < 0x10000)
        return put_unit(to, c);
    put_unit(to, 0xD800 + ((c - 0x10000) >> 10));
    return 6 + put_unit(to + 6, 0xDC00 + (c & 0x3FF));
}

static bool put_escaped(struct mod_json_write *w, const char *at,
                        uint32_t *size) {
    char *to = room(w, ESCAPE_MOST);
    if (to == NULL)
        return false;
    *size = utf8_size(*at);
    w->used += escaped(utf8_decode(at), to);
    return true;
}

static bool put_quoted(struct mod_json_write *w, value str) {
    uint32_t n, size;
    const char *text = value_str_text(str, &n);
    bool ascii = w->ascii;
    if (!put_char(w, '"'))
        return false;
    for (uint32_t i = 0; i < n;) {
        uint32_t start = i, end = n - i < PIECE ? n : i + PIECE;
        while (i < end && is_plain((uint8_t)text[i], ascii))
            i++;
        if (i > start && !put(w, text + start, i - start))
            return false;
        if (i < end) {
            if (!put_escaped(w, text + i, &size))
                return false;
            i += size;
        }
        if (i < n && !value_poll())
            return false;
    }
    return put_char(w, '"');
}

/* --- numbers --- */

static bool put_small(struct mod_json_write *w, int64_t n) {
    char text[24];
    uint32_t at = sizeof text;
    uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do {
        text[--at] = (char)('0' + u % 10);
        u /= 10;
    } while (u != 0);
    if (n < 0)
        text[--at] = '-';
    return put(w, text + at, sizeof text - at);
}

static bool put_float(struct mod_json_write *w, value v) {
    double x = value_double(v);
    char text[BASE_DECIMAL_REPR];
    if (base_fp_isfinite(x))
        return put(w, text, base_decimal_repr(x, text));
    if (!w->allow_nan) /* the two texts that CPython has */
        return w->indent == VALUE_NONE && w->file_write == VALUE_NONE
                   ? value_raise(&value_type_ValueError,
                                 "Out of range float values are not JSON "
                                 "compliant")
                   : value_raise(&value_type_ValueError,
                                 "Out of range float values are not JSON "
                                 "compliant: %r",
                                 v);
    return value_write(&w->sink, x != x  ? "NaN"
                                 : x > 0 ? "Infinity"
                                         : "-Infinity");
}

/* Numbers and constants; *known false if v is neither. */
static bool put_scalar(struct mod_json_write *w, value v, bool *known) {
    *known = true;
    if (v == VALUE_NONE)
        return put(w, "null", 4);
    if (value_is_bool(v))
        return v == VALUE_TRUE ? put(w, "true", 4) : put(w, "false", 5);
    if (value_is_int48(v))
        return put_small(w, value_int48(v));
    if (value_is_double(v))
        return put_float(w, v);
    if (value_is_kind(v, KIND_BIG_INT))
        return value_print(v, true, &w->sink);
    *known = false;
    return true;
}

/* --- containers --- */

static bool enter(struct mod_json_write *w, value v,
                  struct mod_json_nest *here) {
    const struct mod_json_nest *outer = w->nest;
    uint32_t depth = outer == NULL ? 1 : outer->depth + 1;
    *here = (struct mod_json_nest){v, outer, here, depth};
    if ((depth & (depth - 1)) != 0)
        here->anchor = outer->anchor;
    if (!value_check_stack() || !hand_on(w))
        return false;
    w->nest = here;
    if (!w->circular)
        return true;
    bool inside = here->anchor != here && here->anchor->v == v;
    for (uint32_t i = 0; i < NEAR && outer != NULL; i++, outer = outer->outer)
        inside = inside || outer->v == v;
    return !inside ||
           value_raise(&value_type_ValueError, "Circular reference detected");
}

static void leave(struct mod_json_write *w) { w->nest = w->nest->outer; }

static bool new_line(struct mod_json_write *w) {
    if (w->indent == VALUE_NONE)
        return true;
    if (!put_char(w, '\n'))
        return false;
    for (uint32_t i = 0; i < w->level; i++)
        if (!put_str(w, w->indent) || !value_poll_some(i))
            return false;
    return true;
}

static bool open_with(struct mod_json_write *w, char bracket) {
    w->level++;
    return put_char(w, bracket) && new_line(w);
}

static bool close_with(struct mod_json_write *w, char bracket) {
    w->level--;
    return new_line(w) && put_char(w, bracket);
}

static bool separate(struct mod_json_write *w) {
    return put_str(w, w->item_separator) && new_line(w);
}

static value item_at(value sequence, uint32_t i) {
    if (value_is_kind(sequence, KIND_LIST))
        return value_list_at(sequence, i);
    return i < value_tuple_length(sequence) ? value_tuple_at(sequence, i)
                                            : VALUE_UNSET;
}

static bool put_sequence(struct mod_json_write *w, value v) {
    value item = item_at(v, 0);
    if (item == VALUE_UNSET)
        return put(w, "[]", 2);
    if (!open_with(w, '['))
        return false;
    for (uint32_t i = 1; item != VALUE_UNSET; i++) {
        if (!mod_json_write(w, item))
            return false;
        item = item_at(v, i);
        if (item != VALUE_UNSET && !separate(w))
            return false;
    }
    return close_with(w, ']');
}

/* *skip: it cannot be a name, and is to be left out. */
static bool put_key(struct mod_json_write *w, value key, bool first,
                    bool *skip) {
    bool known = false;
    value plain = value_unwrap(key);
    bool text = value_is_str(plain);
    bool scalar = plain == VALUE_NONE || value_is_bool(plain) ||
                  value_is_double(plain) || value_is_int(plain);
    *skip = !text && !scalar && w->skip_keys;
    if (*skip)
        return true;
    if (!text && !scalar)
        return value_raise(&value_type_TypeError,
                           "keys must be str, int, float, bool or None, not %t",
                           key);
    if (!first && !separate(w))
        return false;
    if (!(text ? put_quoted(w, plain)
               : put_char(w, '"') && put_scalar(w, plain, &known) &&
                     put_char(w, '"')))
        return false;
    return put_str(w, w->key_separator);
}

static bool put_member(struct mod_json_write *w, value key, value v,
                       bool *first) {
    bool skip;
    if (!put_key(w, key, *first, &skip))
        return false;
    *first = *first && skip;
    return skip || mod_json_write(w, v);
}

/* The items of a dict as a list of pairs: as its own method gives them if it
 * is of a class, in the order of the keys if so wanted. */
static bool pairs_of(struct mod_json_write *w, value v, value *out) {
    value method, items, keys;
    if (!vm_load_attribute(v, SYM_items, &method) ||
        !vm_call(method, 0, NULL, &items) || !value_list_new(0, NULL, out) ||
        !value_list_extend(*out, items) || !value_list_new(0, NULL, &keys))
        return false;
    for (uint32_t i = 0; i < value_list_length(*out); i++) {
        value pair = value_unwrap(value_list_at(*out, i));
        if (!value_is_kind(pair, KIND_TUPLE) || value_tuple_length(pair) != 2)
            return value_raise(&value_type_ValueError,
                               "items must return 2-tuples");
        if (!value_list_append(keys, value_tuple_at(pair, 0)) || !value_poll())
            return false;
    }
    return !w->sort_keys || value_list_sort_by(*out, keys, false);
}

static bool put_pairs(struct mod_json_write *w, value v, bool *first) {
    value list, pair;
    if (!pairs_of(w, v, &list))
        return false;
    for (uint32_t i = 0;; i++) {
        pair = value_unwrap(value_list_at(list, i));
        if (pair == VALUE_UNSET)
            return true;
        if (!put_member(w, value_tuple_at(pair, 0), value_tuple_at(pair, 1),
                        first))
            return false;
    }
}

/* In place, or a copy if Python code may run meanwhile. */
static bool put_table(struct mod_json_write *w, value dict, bool *first) {
    struct value_dict_table *t = value_dict_table_of(dict);
    bool calls = w->fallback != VALUE_NONE || w->file_write != VALUE_NONE;
    uint32_t cursor = 0;
    value key, v;
    if (calls) {
        t = value_dict_table_copy(dict, 0);
        if (t == NULL)
            return false;
    }
    while (value_table_next(t, &cursor, &key, &v))
        if (!put_member(w, key, v, first))
            return false;
    KEEP_ALIVE(t);
    return true;
}

static bool put_dict(struct mod_json_write *w, value v, value dict) {
    bool first = true;
    if (value_dict_length(dict) == 0)
        return put(w, "{}", 2);
    return open_with(w, '{') &&
           (w->sort_keys || v != dict ? put_pairs(w, v, &first)
                                      : put_table(w, dict, &first)) &&
           close_with(w, '}');
}

static bool put_by_default(struct mod_json_write *w, value v) {
    value other;
    if (w->fallback == VALUE_NONE)
        return value_raise(&value_type_TypeError,
                           "Object of type %t is not JSON serializable", v);
    return vm_call(w->fallback, 1, &v, &other) && mod_json_write(w, other);
}

/* Whatever is no text and no scalar. */
static bool put_nested(struct mod_json_write *w, value v, value plain) {
    struct mod_json_nest here;
    bool done;
    if (!enter(w, v, &here))
        return false;
    if (value_is_kind(plain, KIND_LIST) || value_is_kind(plain, KIND_TUPLE))
        done = put_sequence(w, plain);
    else if (value_is_kind(plain, KIND_DICT))
        done = put_dict(w, v, plain);
    else
        done = put_by_default(w, v);
    leave(w);
    return done;
}

bool mod_json_write(struct mod_json_write *w, value v) {
    value plain = value_unwrap(v);
    bool known;
    if (!value_poll())
        return false;
    if (value_is_str(plain))
        return put_quoted(w, plain);
    if (!put_scalar(w, plain, &known))
        return false;
    return known || put_nested(w, v, plain);
}
