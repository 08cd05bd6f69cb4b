/* SPDX-License-Identifier: MIT */
/* str.format: replacement fields with names, attributes, items, conversions
 * and nested format specifications (one level, as in CPython). */
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"

struct formatter {
    const struct arguments *args; /* at[0] is the format itself */
    value mapping;                /* format_map's, or UNSET */
    int32_t automatic;            /* next number; -1 once numbered by hand */
    value owner;                  /* keeps the text alive */
};

static bool error(const char *text) {
    return value_raise(&value_type_ValueError, "%s", text);
}

static bool by_position(struct formatter *f, uint32_t i, value *out) {
    if (f->mapping != VALUE_UNSET)
        return error(BASE_TEXT_OF("Format string contains positional fields"));
    if (i + 1 >= f->args->count)
        return value_raise(&value_type_IndexError,
                           "Replacement index %u out of range for positional "
                           "args tuple",
                           i);
    *out = f->args->at[i + 1];
    return true;
}

static bool by_name(struct formatter *f, const char *at, size_t length,
                    value *out) {
    value key;
    if (!value_symbol_or_str(at, length, true, &key))
        return false;
    if (f->mapping != VALUE_UNSET)
        return value_state.upcalls->subscript(f->mapping, key, out);
    const value *pair = f->args->at + f->args->count;
    for (uint32_t i = 0; i < f->args->keywords; i++, pair += 2)
        if (pair[0] == key) {
            *out = pair[1];
            return true;
        }
    return value_raise_value(&value_type_KeyError, key);
}

static bool is_number(const char *at, size_t length, uint32_t *out) {
    *out = 0;
    for (size_t i = 0; i < length; i++) {
        if (at[i] < '0' || at[i] > '9' || *out > 100000000)
            return false;
        *out = *out * 10 + (uint32_t)(at[i] - '0');
    }
    return length > 0;
}

static bool first_part(struct formatter *f, const char *at, size_t length,
                       value *out) {
    uint32_t n;
    if (length == 0) {
        if (f->automatic < 0)
            return error(
                BASE_TEXT_OF("cannot switch from manual field specification to "
                             "automatic field numbering"));
        return by_position(f, (uint32_t)f->automatic++, out);
    }
    if (!is_number(at, length, &n))
        return by_name(f, at, length, out);
    if (f->automatic > 0)
        return error(BASE_TEXT_OF(
            "cannot switch from automatic field numbering to manual "
            "field specification"));
    f->automatic = -1;
    return by_position(f, n, out);
}

static size_t part_length(const char *at, const char *end) {
    const char *p = at;
    while (p < end && *p != '.' && *p != '[')
        p++;
    return (size_t)(p - at);
}

static bool item_part(const char **at, const char *end, value *v) {
    const char *close = memchr(*at, ']', (size_t)(end - *at));
    uint32_t n;
    value key;
    if (close == NULL)
        return error(BASE_TEXT_OF("Missing ']' in format string"));
    size_t length = (size_t)(close - *at);
    if (length == 0)
        return error(BASE_TEXT_OF("Empty attribute in format string"));
    if (is_number(*at, length, &n))
        key = value_from_int48(n);
    else if (!value_symbol_or_str(*at, length, true, &key))
        return false;
    *at = close + 1;
    return value_state.upcalls->subscript(*v, key, v);
}

static bool field_value(struct formatter *f, const char *at, const char *end,
                        value *v) {
    size_t n = part_length(at, end);
    if (!first_part(f, at, n, v))
        return false;
    at += n;
    while (at < end) {
        if (*at++ == '[') {
            if (!item_part(&at, end, v))
                return false;
            continue;
        }
        n = part_length(at, end);
        if (n == 0)
            return error(BASE_TEXT_OF("Empty attribute in format string"));
        uint32_t name = value_symbol_intern(at, n);
        if (name == UINT32_MAX || !value_state.upcalls->attribute(*v, name, v))
            return false;
        at += n;
    }
    return true;
}

static bool apply_conversion(char conversion, value *v) {
    switch (conversion) {
    case 0:
        return true;
    case 's':
        return value_to_str(*v, false, v);
    case 'r':
        return value_to_str(*v, true, v);
    case 'a':
        return value_state.upcalls->ascii(*v, v);
    default:
        return value_raise(&value_type_ValueError,
                           "Unknown conversion specifier %c", (int)conversion);
    }
}

static bool write_value(value v, value spec, struct value_sink *sink) {
    value text = VALUE_UNSET;
    uint32_t length;
    if (value_is_kind(v, KIND_INSTANCE) &&
        !value_state.upcalls->format(v, spec, &text))
        return false;
    if (text == VALUE_UNSET) {
        const char *at = value_str_text(spec, &length);
        if (!value_format_spec(v, at, length, &text))
            return false;
        KEEP_ALIVE(spec);
    }
    text = value_unwrap(text);
    const char *at = value_str_text(text, &length);
    bool done = sink->write(sink, at, length);
    KEEP_ALIVE(text);
    return done;
}

static bool expand(struct formatter *f, const char *at, const char *end,
                   uint32_t depth, struct value_sink *sink);

/* Where the name of a field ends: at ! or : outside of brackets. */
static const char *name_length(const char *at, const char *end) {
    uint32_t bracket = 0;
    for (; at < end; at++) {
        bracket += *at == '[';
        bracket -= *at == ']' && bracket > 0;
        if (!bracket && (*at == '!' || *at == ':'))
            break;
    }
    return at;
}

static bool read_conversion(const char **p, const char *end, char *out) {
    *out = 0;
    if (*p == end || **p != '!')
        return true;
    if (end - *p < 2)
        return error(BASE_TEXT_OF(
            "end of string while looking for conversion specifier"));
    *out = (*p)[1];
    *p += 2;
    if (*p < end && **p != ':')
        return error(BASE_TEXT_OF("expected ':' after conversion specifier"));
    return true;
}

/* The field between its braces: name ! conversion : spec. */
static bool field(struct formatter *f, const char *at, const char *end,
                  uint32_t depth, struct value_sink *sink) {
    struct value_builder b;
    const char *name_end = name_length(at, end), *p = name_end;
    char conversion;
    value v, spec;
    value_builder_init(&b);
    if (!read_conversion(&p, end, &conversion) ||
        !field_value(f, at, name_end, &v) || !apply_conversion(conversion, &v))
        return false;
    if (p < end && !expand(f, p + 1, end, depth + 1, &b.sink))
        return false;
    return value_builder_str(&b, &spec) && write_value(v, spec, sink);
}

/* End of the field that starts behind an opening brace. */
static const char *field_end(const char *at, const char *end) {
    uint32_t depth = 1;
    for (; at < end; at++) {
        depth += *at == '{';
        depth -= *at == '}';
        if (depth == 0)
            return at;
    }
    return NULL;
}

/* A brace at *at: two of a kind are one character, else a field follows. */
static bool brace(struct formatter *f, const char **at, const char *end,
                  uint32_t depth, struct value_sink *sink) {
    const char *p = *at;
    if (p + 1 < end && p[1] == *p) {
        *at = p + 2;
        return sink->write(sink, p, 1);
    }
    if (*p == '}')
        return error(BASE_TEXT_OF("Single '}' encountered in format string"));
    if (p + 1 == end)
        return error(BASE_TEXT_OF("Single '{' encountered in format string"));
    const char *close = field_end(p + 1, end);
    if (close == NULL)
        return error(BASE_TEXT_OF("expected '}' before end of string"));
    *at = close + 1;
    return field(f, p + 1, close, depth, sink);
}

static bool expand(struct formatter *f, const char *at, const char *end,
                   uint32_t depth, struct value_sink *sink) {
    if (depth > 2)
        return error(BASE_TEXT_OF("Max string recursion exceeded"));
    while (at < end) {
        const char *p = at;
        while (p < end && *p != '{' && *p != '}')
            p++;
        if (p > at && !sink->write(sink, at, (size_t)(p - at)))
            return false;
        at = p;
        if (at < end && !brace(f, &at, end, depth, sink))
            return false;
    }
    return true;
}

static bool run(struct formatter *f, value *out) {
    struct value_text t;
    struct value_builder b;
    value_text_self(f->args->at[0], &t);
    value_builder_init(&b);
    bool done = expand(f, t.at, t.at + t.length, 1, &b.sink);
    KEEP_ALIVE(t.owner);
    return done && value_builder_str(&b, out);
}

static bool format(struct arguments *args, value *out) {
    struct formatter f = {.args = args, .mapping = VALUE_UNSET};
    return run(&f, out);
}

static bool format_map(struct arguments *args, value *out) {
    struct formatter f = {.args = args, .mapping = args->at[1]};
    return run(&f, out);
}

TEXT_NATIVE(format, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE(format_map, 2, 2, 0);
