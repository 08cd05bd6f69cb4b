/* SPDX-License-Identifier: MIT */
/* printf-style formatting: "%5.2f %s" % (x, y), "%(name)d" % mapping.
 *
 * Each conversion is rewritten into the format mini-language, so that both
 * have one way to lay out a number. */
#include "value/big.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"
#include "value/utf8.h"

struct percent {
    const struct value_text *format;
    uint32_t at;   /* position in format */
    value args;    /* tuple, mapping or single value */
    uint32_t next; /* argument to take next */
    bool named;    /* a %(name) was seen */
    struct value_builder out;
};

struct conversion {
    bool left, plus, space, zero, alternate;
    int32_t width;
    int32_t precision;
    char type;
    value argument; /* of %(name), or UNSET */
};

static bool next_argument(struct percent *p, value *out) {
    bool tuple = value_is_kind(value_unwrap(p->args), KIND_TUPLE);
    value args = tuple ? value_unwrap(p->args) : p->args;
    uint32_t n = tuple ? value_tuple_length(args) : 1;
    if (p->next >= n)
        return value_raise(&value_type_TypeError,
                           "not enough arguments for format string");
    *out = tuple ? value_tuple_at(args, p->next) : args;
    p->next++;
    return true;
}

static bool incomplete(void) {
    return value_raise(&value_type_ValueError, "incomplete format");
}

static bool read_name(struct percent *p, struct conversion *c) {
    const struct value_text *f = p->format;
    uint32_t start = ++p->at, depth = 1;
    value key;
    for (; p->at < f->length; p->at++) {
        depth += f->at[p->at] == '(';
        depth -= f->at[p->at] == ')';
        if (depth == 0)
            break;
    }
    if (p->at >= f->length)
        return value_raise(&value_type_ValueError, "incomplete format key");
    value plain = value_unwrap(p->args);
    if (value_is_kind(plain, KIND_TUPLE) || value_is_str(plain) ||
        !value_is_pointer(plain))
        return value_raise(&value_type_TypeError, "format requires a mapping");
    if (!value_text_result(f, f->at + start, p->at++ - start, &key))
        return false;
    p->named = true;
    return value_state.upcalls->subscript(p->args, key, &c->argument);
}

static bool read_count(struct percent *p, int32_t *out, bool *given) {
    const struct value_text *f = p->format;
    value v;
    *given = true;
    if (p->at < f->length && f->at[p->at] == '*') {
        p->at++;
        if (!next_argument(p, &v))
            return false;
        if (!value_is_int(v))
            return value_raise(&value_type_TypeError, "* wants int");
        return value_to_int32(v, out);
    }
    uint32_t start = p->at;
    *out = 0;
    while (p->at < f->length && f->at[p->at] >= '0' && f->at[p->at] <= '9' &&
           *out < 100000000)
        *out = *out * 10 + (f->at[p->at++] - '0');
    *given = p->at > start;
    return true;
}

static void read_flags(struct percent *p, struct conversion *c) {
    for (; p->at < p->format->length; p->at++) {
        switch (p->format->at[p->at]) {
        case '-':
            c->left = true;
            break;
        case '+':
            c->plus = true;
            break;
        case ' ':
            c->space = true;
            break;
        case '0':
            c->zero = true;
            break;
        case '#':
            c->alternate = true;
            break;
        default:
            return;
        }
    }
}

static bool read_conversion(struct percent *p, struct conversion *c) {
    const struct value_text *f = p->format;
    bool given;
    *c = (struct conversion){.precision = -1, .argument = VALUE_UNSET};
    p->at++;
    if (p->at < f->length && f->at[p->at] == '(' && !read_name(p, c))
        return false;
    read_flags(p, c);
    if (!read_count(p, &c->width, &given))
        return false;
    if (c->width < 0) {
        c->left = true;
        c->width = -c->width;
    }
    if (p->at < f->length && f->at[p->at] == '.') {
        p->at++;
        if (!read_count(p, &c->precision, &given))
            return false;
    }
    while (p->at < f->length && memchr("hlL", f->at[p->at], 3) != NULL)
        p->at++;
    if (p->at >= f->length)
        return incomplete();
    c->type = f->at[p->at++];
    return true;
}

static bool is_plain(const struct conversion *c) {
    return c->width == 0 && c->precision < 0 && !c->plus && !c->space;
}

/* %d and %s alone need no format specification; *done. */
static bool write_plainly(struct percent *p, const struct conversion *c,
                          value v, char type, bool *done) {
    struct value_sink *sink = &p->out.sink;
    uint32_t length;
    *done = ISA_ROOMY && is_plain(c) && (type == 'd' || value_is_str(v));
    if (!*done)
        return true;
    if (type == 'd')
        return value_big_print(v, 10, sink);
    const char *at = value_str_text(v, &length);
    bool ok = sink->write(sink, at, length);
    KEEP_ALIVE(v);
    return ok;
}

static bool write_by_spec(struct percent *p, const struct conversion *c,
                          value v, const char *type, bool number) {
    value spec, text;
    uint32_t length;
    struct value_builder b;
    value_builder_init(&b);
    const char *align = c->left ? "<" : c->zero && number ? "0=" : ">";
    const char *sign = c->plus ? "+" : c->space ? " " : "";
    if (!value_write_format(&b.sink, "%s%s%s%d", align, number ? sign : "",
                            c->alternate && number ? "#" : "", c->width))
        return false;
    if (c->precision >= 0 && !value_write_format(&b.sink, ".%d", c->precision))
        return false;
    if (!value_write(&b.sink, type) || !value_builder_str(&b, &spec))
        return false;
    const char *at = value_str_text(spec, &length);
    if (!value_format_spec(v, at, length, &text))
        return false;
    at = value_str_text(text, &length);
    KEEP_ALIVE(spec);
    bool done = p->out.sink.write(&p->out.sink, at, length);
    KEEP_ALIVE(text);
    return done;
}

static bool write_spec(struct percent *p, const struct conversion *c, value v,
                       const char *type, bool number) {
    bool done;
    return write_plainly(p, c, v, *type, &done) &&
           (done || write_by_spec(p, c, v, type, number));
}

/* %.3d pads with zeros to at least so many digits, inside the width. */
static bool write_padded_int(struct percent *p, struct conversion *c, value v,
                             const char *type) {
    value text, digits;
    uint32_t length;
    struct value_builder b;
    if (!value_format_spec(v, type, 1, &text))
        return false;
    const char *at = value_str_text(text, &length);
    bool negative = *at == '-';
    value_builder_init(&b);
    const char *sign = negative ? "-" : c->plus ? "+" : c->space ? " " : "";
    if (!value_write(&b.sink, sign))
        return false;
    for (uint32_t n = length - negative; (int32_t)n < c->precision; n++)
        if (!b.sink.write(&b.sink, "0", 1))
            return false;
    if (!b.sink.write(&b.sink, at + negative, length - negative) ||
        !value_builder_str(&b, &digits))
        return false;
    KEEP_ALIVE(text);
    c->precision = -1;
    return write_spec(p, c, digits, "s", false);
}

static bool int_argument(const struct conversion *c, value v, value *out) {
    value plain = value_unwrap(v);
    *out = plain;
    if (value_is_double(plain) && memchr("diu", c->type, 3) != NULL)
        return value_int_from_double(value_double(plain), out);
    if (value_is_int(plain))
        return true;
    value method;
    bool decimal = memchr("diu", c->type, 3) != NULL;
    if (!value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (method == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "%%%c format: %s is required, not %t", (int)c->type,
                           decimal ? "a real number" : "an integer", v);
    if (!value_state.upcalls->call(method, 0, NULL, out))
        return false;
    v = *out;
    *out = value_unwrap(v);
    return value_is_int(*out) ||
           value_raise(&value_type_TypeError,
                       "__index__ returned non-int (type %t)", v);
}

static bool write_int(struct percent *p, struct conversion *c, value v) {
    char type[2] = {c->type == 'i' || c->type == 'u' ? 'd' : c->type, 0};
    if (!int_argument(c, v, &v))
        return false;
    if (value_is_bool(v))
        v = value_from_int48(v == VALUE_TRUE);
    if (c->precision >= 0)
        return write_padded_int(p, c, v, type);
    return write_spec(p, c, v, type, true);
}

static bool write_float(struct percent *p, struct conversion *c, value v) {
    char type[2] = {c->type, 0};
    double x;
    value plain = value_unwrap(v);
    if (value_is_str(plain))
        return value_raise(&value_type_TypeError, "must be real number, not %t",
                           v);
    if (!value_to_double(v, &x))
        return false;
    return write_spec(p, c, value_from_double(x), type, true);
}

static bool write_text(struct percent *p, struct conversion *c, value v) {
    value text;
    struct value_text t;
    bool bytes = p->format->kind != KIND_STR;
    value plain = value_unwrap(v);
    if (c->type == 'a' || (bytes && c->type == 'r')) {
        if (!value_state.upcalls->ascii(v, &text))
            return false;
    } else if (bytes) {
        if (!value_text_argument(p->format, plain, &t) ||
            !value_str_new(t.at, t.length, &text))
            return false;
        KEEP_ALIVE(t.owner);
    } else if (!value_to_str(v, c->type != 's', &text)) {
        return false;
    }
    return write_spec(p, c, value_unwrap(text), "s", false);
}

static bool write_char(struct percent *p, struct conversion *c, value v) {
    char text[4];
    int64_t code;
    value plain = value_unwrap(v), s = plain;
    if (value_is_int(plain)) {
        if (!value_to_int64(plain, &code))
            return false;
        if (code < 0 || code > 0x10FFFF)
            return value_raise(&value_type_OverflowError,
                               "%%c arg not in range(0x110000)");
        if (!value_str_new(text, utf8_encode((uint32_t)code, text), &s))
            return false;
    } else if (!value_is_str(plain) || value_str_length(plain) != 1) {
        return value_raise(&value_type_TypeError, "%%c requires int or char");
    }
    c->precision = -1;
    return write_spec(p, c, s, "s", false);
}

static bool write_conversion(struct percent *p, struct conversion *c) {
    value v = c->argument;
    if (c->type == '%')
        return p->out.sink.write(&p->out.sink, "%", 1);
    if (v == VALUE_UNSET && !next_argument(p, &v))
        return false;
    if (memchr("diuxXo", c->type, 6) != NULL)
        return write_int(p, c, v);
    if (memchr("eEfFgG", c->type, 6) != NULL)
        return write_float(p, c, v);
    if (memchr("srab", c->type, 4) != NULL)
        return write_text(p, c, v);
    if (c->type == 'c')
        return write_char(p, c, v);
    return value_raise(&value_type_ValueError,
                       "unsupported format character '%c' (0x%x) at index %u",
                       (int)c->type, (uint32_t)(uint8_t)c->type, p->at - 1);
}

static bool all_used(const struct percent *p) {
    value plain = value_unwrap(p->args);
    bool tuple = value_is_kind(plain, KIND_TUPLE);
    bool mapping = value_is_pointer(plain) && !value_is_str(plain) && !tuple &&
                   value_object_kind(plain) != KIND_BYTES &&
                   value_object_kind(plain) != KIND_BIG_INT;
    if (p->named || (mapping && p->next == 0))
        return true;
    if (p->next >= (tuple ? value_tuple_length(plain) : 1))
        return true;
    return value_raise(&value_type_TypeError,
                       "not all arguments converted during string formatting");
}

bool value_text_percent(const struct value_text *format, value args,
                        value *out) {
    struct percent p = {.format = format, .args = args};
    struct conversion c;
    value_builder_init(&p.out);
    while (p.at < format->length) {
        const char *start = format->at + p.at;
        const char *mark = memchr(start, '%', format->length - p.at);
        uint32_t plain =
            mark ? (uint32_t)(mark - start) : format->length - p.at;
        if (!p.out.sink.write(&p.out.sink, start, plain))
            return false;
        p.at += plain;
        if (mark && !(read_conversion(&p, &c) && write_conversion(&p, &c)))
            return false;
    }
    return all_used(&p) && value_text_built(format, &p.out, out);
}
