/* SPDX-License-Identifier: MIT */
/* The format mini-language: format(v, spec) of int, float, bool, str.
 *
 *     [[fill]align][sign][z][#][0][width][,_][.precision][type]
 *
 * A chip has no `z`.
 */
#include "base/decimal.h"
#include "value/big.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"
#include "value/utf8.h"

struct spec {
    char fill[4];
    uint32_t fill_size;
    char align; /* 0, '<', '>', '^', '=' */
    char sign;  /* 0, '+', '-', ' ' */
    bool alternate;
    bool filled;   /* the fill was given */
    bool positive; /* z: what rounds to zero has no minus */
    char group;    /* 0, ',', '_' */
    int32_t width;
    int32_t precision; /* -1: none */
    char type;         /* 0: none */
};

static bool is_align(char c) {
    return c == '<' || c == '>' || c == '^' || c == '=';
}

static const char *parse_align(struct spec *s, const char *p, const char *end) {
    uint32_t n = p < end ? utf8_size(*p) : 1;
    s->fill[0] = ' ';
    s->fill_size = 1;
    if (p + n < end && is_align(p[n])) {
        memcpy(s->fill, p, n);
        s->fill_size = n;
        s->filled = true;
        s->align = p[n];
        return p + n + 1;
    }
    if (p < end && is_align(*p))
        s->align = *p++;
    return p;
}

static const char *parse_number(const char *p, const char *end, int32_t *out) {
    int32_t n = 0;
    while (p < end && *p >= '0' && *p <= '9' && n < 100000000)
        n = n * 10 + (*p++ - '0');
    *out = n;
    return p;
}

static bool parse_precision(struct spec *s, const char **at, const char *end) {
    const char *p = *at;
    if (p == end || *p != '.')
        return true;
    *at = parse_number(p + 1, end, &s->precision);
    if (*at == p + 1)
        return value_raise(&value_type_ValueError,
                           "Format specifier missing precision");
    return true;
}

static bool bad_spec(const char *spec, size_t length, value v) {
    value shown;
    return value_str_new(spec, length, &shown) &&
           value_raise(&value_type_ValueError,
                       "Invalid format specifier '%v' for object of type "
                       "'%t'",
                       shown, v);
}

static const char *parse_flags(struct spec *s, const char *p, const char *end) {
    if (p < end && (*p == '+' || *p == '-' || *p == ' '))
        s->sign = *p++;
    if (ISA_FULL && p < end && *p == 'z') {
        s->positive = true;
        p++;
    }
    if (p < end && *p == '#') {
        s->alternate = true;
        p++;
    }
    return p;
}

/* A zero before the width fills, and goes between sign and digits unless the
 * alignment says otherwise; text stays where it is. */
static const char *parse_zero(struct spec *s, const char *p, const char *end,
                              value v) {
    if (s->filled || p == end || *p != '0')
        return p;
    s->fill[0] = '0';
    s->fill_size = 1;
    if (s->align == 0 && !value_is_str(v))
        s->align = '=';
    return p + 1;
}

/* The message is no format: chips, which lack the place where it is raised,
 * keep every format in their table of texts. */
static COLD bool refuse(const char *text) {
    return value_raise(&value_type_ValueError, "%s", text);
}

static bool is_group(char c) { return c == ',' || c == '_'; }

static bool parse_group(struct spec *s, const char **at, const char *end) {
    const char *p = *at;
    if (p < end && is_group(*p))
        s->group = *p++;
    *at = p;
    if (ISA_FULL && s->group && p < end && is_group(*p) && *p != s->group)
        return refuse("Cannot specify both ',' and '_'.");
    return true;
}

/* Digits in groups are those of decimal numbers, and with _ of others too. */
static bool check_group(const struct spec *s, value v) {
    static const char good[] = "\0deEfFgG%boxX";
    char type = s->type == 0 && value_is_str(v) ? 's' : s->type;
    if (!s->group || memchr(good, type, s->group == '_' ? 13 : 9))
        return true;
    return value_raise(&value_type_ValueError, "Cannot specify '%c' with '%c'.",
                       (int)s->group, (int)type);
}

static bool parse(struct spec *s, const char *p, size_t length, value v) {
    const char *start = p, *end = p + length;
    memset(s, 0, sizeof *s);
    s->precision = -1;
    p = parse_flags(s, parse_align(s, p, end), end);
    p = parse_number(parse_zero(s, p, end, v), end, &s->width);
    if (!parse_group(s, &p, end) || !parse_precision(s, &p, end))
        return false;
    if (end - p > 1)
        return bad_spec(start, length, v);
    if (p < end)
        s->type = *p;
    return check_group(s, v);
}

static bool write_fill(struct value_sink *sink, const struct spec *s,
                       int64_t n) {
    for (; n > 0; n--)
        if (!sink->write(sink, s->fill, s->fill_size))
            return false;
    return true;
}

/* What is to be written: sign and prefix, digits (grouped), rest. */
struct pieces {
    char head[4];
    uint32_t head_size;
    const char *body;
    uint32_t body_size;
    uint32_t integer; /* leading digits of body that are grouped */
    uint32_t every;   /* digits in a group */
    uint32_t columns; /* of body, ungrouped */
};

static uint32_t separators(const struct spec *s, uint32_t digits,
                           uint32_t every) {
    return s->group && digits > 0 ? (digits - 1) / every : 0;
}

static bool write_grouped(struct value_sink *sink, const struct spec *s,
                          const struct pieces *p, uint32_t zeros) {
    uint32_t total = p->integer + zeros;
    for (uint32_t i = 0; i < total; i++) {
        bool gap = i > 0 && s->group && (total - i) % p->every == 0;
        const char *digit = i < zeros ? "0" : p->body + (i - zeros);
        if ((gap && !sink->write(sink, &s->group, 1)) ||
            !sink->write(sink, digit, 1))
            return false;
    }
    return sink->write(sink, p->body + p->integer, p->body_size - p->integer);
}

/* Zero padding counts as digits: with grouping it gets separators too, so
 * the number of zeros is found by trying. */
static uint32_t zeros_for(const struct spec *s, const struct pieces *p) {
    uint32_t zeros = 0;
    int64_t rest = (int64_t)s->width - p->head_size - p->columns;
    bool padded = s->align == '=' && s->fill_size == 1 && s->fill[0] == '0';
    if (!padded || !s->group)
        return 0;
    while ((int64_t)zeros + separators(s, p->integer + zeros, p->every) < rest)
        zeros++;
    return zeros;
}

static bool write_pieces(struct value_sink *sink, const struct spec *s,
                         const struct pieces *p, char align) {
    uint32_t zeros = zeros_for(s, p);
    int64_t used = (int64_t)p->head_size + p->columns + zeros +
                   separators(s, p->integer + zeros, p->every);
    int64_t n = s->width > used ? s->width - used : 0;
    int64_t left = align == '>' ? n : align == '^' ? n / 2 : 0;
    int64_t middle = align == '=' ? n : 0;
    return write_fill(sink, s, left) &&
           sink->write(sink, p->head, p->head_size) &&
           write_fill(sink, s, middle) && write_grouped(sink, s, p, zeros) &&
           write_fill(sink, s, n - left - middle);
}

static COLD bool unknown_code(const struct spec *s, value v) {
    return value_raise(&value_type_ValueError,
                       "Unknown format code '%c' for object of type '%t'",
                       (int)s->type, v);
}

static void put_sign(struct pieces *p, const struct spec *s, bool negative) {
    char sign = negative ? '-' : s->sign == '-' ? 0 : s->sign;
    if (sign)
        p->head[p->head_size++] = sign;
}

/* What only numbers may have. */
static bool check_text(const struct spec *s, value v) {
    if (s->type != 0 && s->type != 's')
        return unknown_code(s, v);
    if (ISA_FULL && s->sign == ' ')
        return refuse("Space not allowed in string format specifier");
    if (s->sign)
        return value_raise(&value_type_ValueError,
                           "Sign not allowed in string format specifier");
    if (ISA_FULL && s->positive)
        return refuse("Negative zero coercion (z) not allowed in string "
                      "format specifier");
    if (s->alternate)
        return value_raise(&value_type_ValueError,
                           "Alternate form (#) not allowed in string format "
                           "specifier");
    if (s->align == '=')
        return value_raise(&value_type_ValueError,
                           "'=' alignment not allowed in string format "
                           "specifier");
    return true;
}

static bool format_text(const struct spec *s, value v,
                        struct value_sink *sink) {
    struct value_text t;
    struct pieces p = {.every = 1};
    if (!check_text(s, v))
        return false;
    value_text_self(v, &t);
    uint32_t n = t.length;
    if (!t.ascii && !value_text_count(t.at, t.length, &n))
        return false;
    if (s->precision >= 0 && (uint32_t)s->precision < n)
        n = (uint32_t)s->precision;
    p.body = t.at;
    p.body_size = t.ascii ? n : utf8_offset(t.at, n);
    p.columns = n;
    bool done = write_pieces(sink, s, &p, s->align ? s->align : '<');
    KEEP_ALIVE(t.owner);
    return done;
}

/* Nothing but zeros before an exponent. */
static bool is_zero(const char *text, uint32_t length) {
    uint32_t i = 0;
    while (i < length && (text[i] == '0' || text[i] == '.' || text[i] == ','))
        i++;
    return i == length || text[i] == 'e' || text[i] == 'E' || text[i] == '%';
}

static bool format_double(const struct spec *s, double x,
                          struct value_sink *sink) {
    struct base_decimal_format f = {.kind = s->type == 0     ? 'r'
                                            : s->type == 'n' ? 'g'
                                                             : s->type,
                                    .sign = '-',
                                    .alternate = s->alternate,
                                    .precision = s->precision};
    struct pieces p = {.every = 3};
    value scratch;
    bool negative = x < 0 || (x == 0.0 && 1.0 / x < 0);
    if (negative)
        x = -x;
    if (!value_bytes_new(NULL, base_decimal_format_size(x, &f), &scratch))
        return false;
    char *text = ((struct value_str *)value_pointer(scratch))->text;
    p.body = text;
    p.body_size = (uint32_t)base_decimal_format(x, &f, text);
    p.columns = p.body_size;
    while (p.integer < p.body_size && text[p.integer] >= '0' &&
           text[p.integer] <= '9')
        p.integer++;
    if (ISA_FULL && s->positive && is_zero(text, p.body_size))
        negative = false;
    put_sign(&p, s, negative);
    bool done = write_pieces(sink, s, &p, s->align ? s->align : '>');
    KEEP_ALIVE(scratch);
    return done;
}

static bool is_float_type(char c) {
    return c == 'e' || c == 'E' || c == 'f' || c == 'F' || c == 'g' ||
           c == 'G' || c == '%' || c == 'n';
}

static uint32_t base_of(char type) {
    switch (type) {
    case 'b':
        return 2;
    case 'o':
        return 8;
    case 'x':
    case 'X':
        return 16;
    default:
        return 10;
    }
}

static bool format_char(const struct spec *s, value v,
                        struct value_sink *sink) {
    char text[4];
    int64_t c;
    if (s->sign)
        return value_raise(&value_type_ValueError,
                           "Sign not allowed with integer format specifier "
                           "'c'");
    if (ISA_FULL && s->alternate)
        return refuse("Alternate form (#) not allowed with integer format "
                      "specifier 'c'");
    if (!value_to_int64(v, &c))
        return false;
    if (c < 0 || c > 0x10FFFF)
        return value_raise(&value_type_OverflowError,
                           "%%c arg not in range(0x110000)");
    struct pieces p = {.every = 1, .columns = 1, .body = text};
    p.body_size = utf8_encode((uint32_t)c, text);
    return write_pieces(sink, s, &p, s->align ? s->align : '>');
}

static void upper_case(char *text, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            text[i] = (char)(text[i] - 32);
}

static bool format_digits(const struct spec *s, value v,
                          struct value_sink *sink) {
    struct value_builder b;
    struct pieces p = {.every =
                           s->group == '_' && base_of(s->type) != 10 ? 4 : 3};
    value_builder_init(&b);
    if (!value_big_print(v, base_of(s->type), &b.sink))
        return false;
    uint32_t length;
    char *text = value_builder_text(&b, &length);
    bool negative = *text == '-';
    put_sign(&p, s, negative);
    if (s->alternate && base_of(s->type) != 10) {
        p.head[p.head_size++] = '0';
        p.head[p.head_size++] = s->type;
    }
    p.body = text + negative;
    p.body_size = length - negative;
    p.integer = p.columns = p.body_size;
    if (s->type == 'X')
        upper_case(text, length);
    bool done = write_pieces(sink, s, &p, s->align ? s->align : '>');
    KEEP_ALIVE(b.buffer);
    return done;
}

static bool format_int(const struct spec *s, value v, struct value_sink *sink) {
    double x;
    if (is_float_type(s->type) && s->type != 'n')
        return value_to_double(v, &x) && format_double(s, x, sink);
    if (s->precision >= 0)
        return value_raise(&value_type_ValueError,
                           "Precision not allowed in integer format "
                           "specifier");
    if (ISA_FULL && s->positive)
        return refuse("Negative zero coercion (z) not allowed in integer "
                      "format specifier");
    if (s->type == 'c')
        return format_char(s, v, sink);
    if (s->type != 0 && memchr("bdonxX", s->type, 6) == NULL)
        return unknown_code(s, v);
    return format_digits(s, v, sink);
}

static bool format_value(const struct spec *s, value v,
                         struct value_sink *sink) {
    if (value_is_str(v))
        return format_text(s, v, sink);
    if (value_is_double(v)) {
        if (s->type != 0 && !is_float_type(s->type))
            return unknown_code(s, v);
        return format_double(s, value_double(v), sink);
    }
    return format_int(s, v, sink);
}

/* __format__ of a type in C, or of a user's class. */
static COLD bool by_method(value v, const char *spec, size_t length,
                           value *out) {
    value method, text;
    if (!value_state.upcalls->special(v, SYM___format__, &method))
        return false;
    if (method == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "unsupported format string passed to "
                           "%t.__format__",
                           v);
    return value_str_new(spec, length, &text) &&
           value_state.upcalls->call(method, 1, &text, out);
}

bool value_format_spec(value v, const char *spec, size_t length, value *out) {
    struct spec s;
    struct value_builder b;
    value plain = value_unwrap(v);
    bool known =
        value_is_str(plain) || value_is_double(plain) || value_is_int(plain);
    if (length == 0)
        return value_to_str(v, false, out);
    if (!known)
        return by_method(v, spec, length, out);
    value_builder_init(&b);
    if (!parse(&s, spec, length, plain))
        return false;
    return format_value(&s, plain, &b.sink) && value_builder_str(&b, out);
}
