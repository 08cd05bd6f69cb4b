/* SPDX-License-Identifier: MIT */
/* Complex numbers as text: repr, format, and reading them. */
#include "base/decimal.h"
#include "base/fp.h"
#include "modules/complex.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/text.h"
#include "value/text_ops.h"

#define PART_MAX 40u /* of a format for one part */

/* As repr of a float, without the .0 of a whole number. */
static bool write_part(double x, bool sign, struct value_sink *sink) {
    char text[BASE_DECIMAL_REPR + 1];
    char *at = text;
    if (sign && (x >= 0.0 || base_fp_isnan(x)) && !base_fp_signbit(x))
        *at++ = '+';
    size_t n = base_decimal_repr(x, at);
    if (n > 2 && at[n - 2] == '.' && at[n - 1] == '0')
        n -= 2;
    return sink->write(sink, text, (size_t)(at - text) + n);
}

/* Nothing but j is shown where the real part is a positive zero. */
static bool is_imaginary(const struct mod_complex *z) {
    return base_fp_bits(z->real) == 0;
}

bool mod_complex_write(const struct mod_complex *z, struct value_sink *sink) {
    if (is_imaginary(z))
        return write_part(z->imag, false, sink) && value_write(sink, "j");
    return value_write(sink, "(") && write_part(z->real, false, sink) &&
           write_part(z->imag, true, sink) && value_write(sink, "j)");
}

/* --- format --- */

/* [[fill]align][sign][#][width][,_][.precision][type] */
struct spec {
    const char *outer; /* fill and align */
    uint32_t outer_length;
    char sign;
    bool alternate;
    const char *width;
    uint32_t width_length;
    const char *number; /* grouping and precision */
    uint32_t number_length;
    char type; /* 0: none */
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_of_number(char c) {
    return is_digit(c) || c == ',' || c == '_' || c == '.';
}

static bool is_align(char c) {
    return c == '<' || c == '>' || c == '^' || c == '=';
}

/* Where fill and align end: before the sign. A fill is one character, so of up
 * to four bytes. */
static uint32_t after_align(const char *p, uint32_t n) {
    for (uint32_t i = 1; i <= 4 && i < n; i++)
        if (is_align(p[i]) && (i == 1 || (p[0] & 0x80) != 0))
            return i + 1;
    return n > 0 && is_align(p[0]) ? 1 : 0;
}

static bool check_spec(const struct spec *s) {
    if (s->outer_length > 0 && s->outer[s->outer_length - 1] == '=')
        return value_raise(&value_type_ValueError,
                           "'=' alignment flag is not allowed in complex "
                           "format specifier");
    if (s->width_length > 0 && s->width[0] == '0')
        return value_raise(&value_type_ValueError,
                           "Zero padding is not allowed in complex format "
                           "specifier");
    if (s->type != 0 && strchr("eEfFgGn", s->type) == NULL)
        return value_raise(&value_type_ValueError,
                           "Unknown format code '%c' for object of type "
                           "'complex'",
                           s->type);
    return true;
}

static bool read_spec(const char *text, uint32_t length, struct spec *s) {
    const char *p = text, *end = text + length;
    *s = (struct spec){.outer = text};
    s->outer_length = after_align(text, length);
    p += s->outer_length;
    if (p < end && (*p == '+' || *p == '-' || *p == ' '))
        s->sign = *p++;
    if (p < end && *p == '#') {
        s->alternate = true;
        p++;
    }
    for (s->width = p; p < end && is_digit(*p);)
        p++;
    s->width_length = (uint32_t)(p - s->width);
    for (s->number = p; p < end && is_of_number(*p);)
        p++;
    s->number_length = (uint32_t)(p - s->number);
    if (p < end)
        s->type = *p++;
    if (p < end || s->number_length > PART_MAX - 4)
        return value_raise(&value_type_ValueError, "Invalid format specifier");
    return check_spec(s);
}

static bool format_part(const struct spec *s, double x, char sign,
                        struct value_sink *sink) {
    char part[PART_MAX];
    uint32_t n = 0;
    value text;
    if (s->type == 0 && s->number_length == 0 && sign != ' ')
        return write_part(x, sign == '+', sink);
    if (sign != 0)
        part[n++] = sign;
    if (s->alternate)
        part[n++] = '#';
    memcpy(part + n, s->number, s->number_length);
    n += s->number_length;
    part[n++] = s->type != 0 ? s->type : 'g';
    return value_format_spec(value_from_double(x), part, n, &text) &&
           value_print(text, false, sink);
}

static bool format_bare(const struct spec *s, const struct mod_complex *z,
                        struct value_sink *sink) {
    bool plain = s->type == 0;
    if (plain && is_imaginary(z))
        return format_part(s, z->imag, s->sign, sink) && value_write(sink, "j");
    return value_write(sink, plain ? "(" : "") &&
           format_part(s, z->real, s->sign, sink) &&
           format_part(s, z->imag, '+', sink) &&
           value_write(sink, plain ? "j)" : "j");
}

bool mod_complex_format(const struct mod_complex *z, const char *spec,
                        uint32_t length, value *out) {
    struct spec s;
    struct value_builder b, padding;
    uint32_t n;
    value text, outer;
    value_builder_init(&b);
    if (!read_spec(spec, length, &s) || !format_bare(&s, z, &b.sink) ||
        !value_builder_str(&b, out))
        return false;
    if (s.width_length == 0)
        return true;
    value_builder_init(&padding);
    struct value_sink *sink = &padding.sink;
    text = *out;
    if (s.outer_length == 0 ? !value_write(sink, ">")
                            : !sink->write(sink, s.outer, s.outer_length))
        return false;
    if (!sink->write(sink, s.width, s.width_length) ||
        !value_builder_str(&padding, &outer))
        return false;
    const char *pad = value_str_text(outer, &n);
    bool done = value_format_spec(text, pad, n, out);
    KEEP_ALIVE(outer);
    return done;
}

/* --- reading --- */

struct reader {
    const char *at;
    const char *end;
};

static bool number(struct reader *r, double *out) {
    size_t used;
    if (!base_decimal_parse(r->at, (size_t)(r->end - r->at), out, &used))
        return false;
    r->at += used;
    return true;
}

static bool is_sign(const struct reader *r) {
    return r->at < r->end && (*r->at == '+' || *r->at == '-');
}

/* A number, or a sign alone for 1. */
static double factor(struct reader *r) {
    double x;
    if (number(r, &x))
        return x;
    if (is_sign(r))
        return *r->at++ == '-' ? -1.0 : 1.0;
    return 1.0;
}

static bool skip(struct reader *r, char low) {
    bool is = r->at < r->end && (*r->at | ('a' ^ 'A')) == low;
    r->at += is;
    return is;
}

static bool parse(struct reader *r, struct mod_complex *z) {
    *z = (struct mod_complex){0.0, 0.0};
    bool sign_alone = is_sign(r), known = number(r, &z->real);
    if (known && is_sign(r)) {
        z->imag = factor(r);
        return skip(r, 'j') && r->at == r->end;
    }
    if (!known && !sign_alone && r->at == r->end)
        return false;
    if (!known)
        z->real = factor(r);
    if (skip(r, 'j')) {
        z->imag = z->real;
        z->real = 0.0;
        return r->at == r->end;
    }
    return known && r->at == r->end;
}

bool mod_complex_parse(value text, struct mod_complex *z) {
    struct value_text t;
    value_text_self(text, &t);
    bool fine = value_text_trim(&t);
    if (fine && t.length > 1 && t.at[0] == '(' && t.at[t.length - 1] == ')') {
        t.at++;
        t.length -= 2;
        fine = value_text_trim(&t);
    }
    if (!fine)
        return false;
    struct reader r = {t.at, t.at + t.length};
    return parse(&r, z) || value_raise(&value_type_ValueError,
                                       "complex() arg is a malformed string");
}
