/* SPDX-License-Identifier: MIT */
/* repr() and format() of doubles, as CPython lays them out.
 *
 * The digits are generated at the start of the caller's buffer and moved from
 * there to their places, so no length is limited here and no scratch is
 * needed.
 */
#include "base/decimal.h"

#include <string.h>

enum { DEFAULT_PRECISION = 6, REPR_PRECISION = 16 };

/* Digits at the start of a text that is being laid out. */
struct layout {
    char *out;
    int32_t count;
    int32_t exponent;
    bool alternate;
};

static const struct base_decimal_format repr_format = {'r', '-', false, -1};

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static bool is_negative(double x) { return bits_of(x) >> 63 != 0; }

static bool is_finite(double x) { return (bits_of(x) >> 52 & 0x7FF) != 0x7FF; }

/* e, f or g for E, F and G; the others as they are. */
static char lower_kind(char kind) {
    return kind >= 'E' && kind <= 'G' ? (char)(kind | 0x20) : kind;
}

/* Makes d.ddde+XX; returns the length. */
static size_t lay_exponent(const struct layout *layout, char letter) {
    char *out = layout->out;
    size_t count = (size_t)layout->count, length = count;
    if (count > 1 || layout->alternate) {
        memmove(out + 2, out + 1, count - 1);
        out[1] = '.';
        length++;
    }
    int32_t exponent = layout->exponent;
    out[length++] = letter;
    out[length++] = exponent < 0 ? '-' : '+';
    if (exponent < 0)
        exponent = -exponent;
    if (exponent >= 100)
        out[length++] = (char)('0' + exponent / 100);
    out[length++] = (char)('0' + exponent / 10 % 10);
    out[length++] = (char)('0' + exponent % 10);
    return length;
}

/* The digits become an integer part and a fraction; returns the digits in
 * front of the point. Zeros fill up to the point from either side. */
static size_t lay_integer_part(const struct layout *layout, size_t zeros) {
    char *out = layout->out;
    size_t count = (size_t)layout->count;
    if (layout->exponent < 0 || count == 0) {
        memmove(out + 1 + zeros, out, count);
        memset(out, '0', 1 + zeros);
        return 1;
    }
    size_t integer = (size_t)layout->exponent + 1;
    if (count < integer)
        memset(out + count, '0', integer - count);
    return integer;
}

/* Makes ddd.ddd with at least `places` digits after the point; returns the
 * length. */
static size_t lay_positional(const struct layout *layout, int32_t places) {
    int32_t zeros = layout->exponent < 0 ? -layout->exponent - 1 : 0;
    int32_t fraction = layout->count - 1 - layout->exponent;
    if (layout->count == 0)
        zeros = fraction = places;
    size_t integer = lay_integer_part(layout, (size_t)zeros);
    if (fraction < 0)
        fraction = 0;
    if (places < fraction)
        places = fraction;
    if (places == 0 && !layout->alternate)
        return integer;
    char *point = layout->out + integer;
    memmove(point + 1, point, (size_t)fraction);
    point[0] = '.';
    memset(point + 1 + fraction, '0', (size_t)(places - fraction));
    return integer + 1 + (size_t)places;
}

static void strip_zeros(struct layout *layout) {
    while (layout->count > 1 && layout->out[layout->count - 1] == '0')
        layout->count--;
}

static size_t lay_fixed(double x, struct layout *layout, int32_t places) {
    layout->count =
        (int32_t)base_decimal_places(x, places, layout->out, &layout->exponent);
    return lay_positional(layout, places);
}

/* 'g', and 'r' with a precision, which goes over to an exponent one digit
 * earlier because it needs room for its ".0". */
static size_t lay_general(double x, struct layout *layout, int32_t precision,
                          char kind) {
    if (precision == 0)
        precision = 1;
    base_decimal_digits(x, precision, layout->out, &layout->exponent);
    layout->count = precision;
    if (!layout->alternate)
        strip_zeros(layout);
    int32_t limit = precision - (kind == 'r');
    if (layout->exponent < -4 || layout->exponent >= limit)
        return lay_exponent(layout, kind == 'G' ? 'E' : 'e');
    return lay_positional(layout, kind == 'r');
}

static size_t lay_repr(double x, struct layout *layout) {
    layout->count =
        (int32_t)base_decimal_shortest(x, layout->out, &layout->exponent);
    if (layout->exponent < -4 || layout->exponent >= REPR_PRECISION)
        return lay_exponent(layout, 'e');
    return lay_positional(layout, 1);
}

static size_t lay_word(double x, char *out, bool upper) {
    static const char words[] = "infINFnanNAN";
    bool nan = bits_of(x) << 12 != 0;
    memcpy(out, words + (nan ? 6 : 0) + (upper ? 3 : 0), 3);
    return 3;
}

static size_t lay_finite(double x, const struct base_decimal_format *format,
                         char *out) {
    struct layout layout = {out, 0, 0, format->alternate};
    int32_t precision = format->precision;
    if (precision < 0 && format->kind == 'r')
        return lay_repr(x, &layout);
    if (precision < 0)
        precision = DEFAULT_PRECISION;
    char kind = lower_kind(format->kind);
    if (kind == 'f' || kind == '%')
        return lay_fixed(x, &layout, precision);
    if (kind != 'e')
        return lay_general(x, &layout, precision, format->kind);
    base_decimal_digits(x, precision + 1, out, &layout.exponent);
    layout.count = precision + 1;
    return lay_exponent(&layout, format->kind);
}

size_t base_decimal_repr(double x, char out[BASE_DECIMAL_REPR]) {
    return base_decimal_format(x, &repr_format, out);
}

size_t base_decimal_format_size(double x,
                                const struct base_decimal_format *format) {
    int32_t precision = format->precision < DEFAULT_PRECISION
                            ? DEFAULT_PRECISION
                            : format->precision;
    /* Sign, point, four zeros before the digits or an exponent of five
     * characters, per cent sign; repr() takes 24 in all. */
    size_t size = (size_t)precision + 18;
    char kind = lower_kind(format->kind);
    if ((kind != 'f' && kind != '%') || !is_finite(x))
        return size;
    return size + (size_t)base_decimal_integer_digits(x);
}

size_t base_decimal_format(double x, const struct base_decimal_format *format,
                           char *out) {
    size_t length = 0;
    bool nan = !is_finite(x) && bits_of(x) << 12 != 0;
    if (is_negative(x) && !nan)
        out[length++] = '-';
    else if (format->sign != '-')
        out[length++] = format->sign;
    if (format->kind == '%')
        x *= 100;
    if (is_finite(x))
        length += lay_finite(x, format, out + length);
    else
        length += lay_word(x, out + length,
                           format->kind >= 'E' && format->kind <= 'G');
    if (format->kind == '%')
        out[length++] = '%';
    return length;
}
