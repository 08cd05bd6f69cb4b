/* SPDX-License-Identifier: MIT */
/* Doubles from and to decimal text, exact for every input.
 *
 * All integer arithmetic: the same bits on every machine, with and without a
 * floating-point unit. Figures of C stack are for a Cortex-M0+ at -Os,
 * callees included.
 *
 * O(n) counts limbs here: at most 40, or 84 while parsing, plus the characters
 * of the text.
 *
 * D1 Parsing rounds the exact value of the text, half to even.
 * D2 base_decimal_shortest gives the shortest digits that parse back to x and,
 *    among those, the nearest to x.
 * D3 base_decimal_digits and _places round the exact value of x, half to even
 *    (a tie is a tie in binary, so 2.675 to two places is 2.67).
 */
#ifndef KRAIT_BASE_DECIMAL_H
#define KRAIT_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most digits that base_decimal_shortest writes. */
#define BASE_DECIMAL_SHORTEST 17

/* The most characters that base_decimal_repr writes ("-1.2345678901234567e+100"
 * has 24). */
#define BASE_DECIMAL_REPR 24

/* What stands between the colon and the type of a format specification, width
 * and grouping apart: those are the caller's. */
struct base_decimal_format {
    /* 'e' 'f' 'g' 'E' 'F' 'G' '%', or 'r' for what str() and an empty type
     * do: repr() without a precision, 'g' with at least ".0" with one. */
    char kind;
    /* '-' (only a minus is shown), '+' or ' '. */
    char sign;
    /* The '#' flag: keeps the point and, for 'g', trailing zeros. */
    bool alternate;
    /* Digits, or -1 for the type's default. */
    int32_t precision;
};

/* Reads an optional sign and a decimal number as float() and the language
 * write it (1 .5 2. 1_000 1e-3), or inf, infinity, nan in either case. Returns
 * false if the text does not start with one; otherwise *used is the number of
 * characters that belong to it. Overflow gives infinity, underflow zero.
 * Uses 1,000 bytes of stack.
 * Contract: handler; reserve; O(n). */
bool base_decimal_parse(const char *text, size_t length, double *out,
                        size_t *used);

/* Writes the digits of D2 for a finite x (its sign is ignored) and returns
 * their number: |x| = d.ddd * 10^*exponent. Zero is "0" with exponent 0. Uses
 * 1,000 bytes of stack.
 * Contract: handler; reserve; O(n). */
size_t base_decimal_shortest(double x, char digits[BASE_DECIMAL_SHORTEST],
                             int32_t *exponent);

/* Writes exactly `count` >= 1 digits of |x|, rounded as D3 says. Uses 650
 * bytes of stack.
 * Contract: handler; reserve; O(n). */
void base_decimal_digits(double x, int32_t count, char *digits,
                         int32_t *exponent);

/* Writes the digits of |x| down to `places` >= 0 after the point, rounded as D3
 * says, and returns their number: 0 if x rounds to zero, never more than
 * base_decimal_integer_digits(x) + places. Uses 650 bytes of stack.
 * Contract: handler; reserve; O(n). */
size_t base_decimal_places(double x, int32_t places, char *digits,
                           int32_t *exponent);

/* An upper bound of the digits that |x| needs in front of the point, after
 * any rounding; 1 for numbers below 1.
 * Contract: isr; no alloc; O(1). */
int32_t base_decimal_integer_digits(double x);

/* Writes repr(x) without a terminator and returns its length.
 * Contract: handler; reserve; O(n). */
size_t base_decimal_repr(double x, char out[BASE_DECIMAL_REPR]);

/* The size of buffer that base_decimal_format needs for x: an upper bound.
 * Contract: isr; no alloc; O(1). */
size_t base_decimal_format_size(double x,
                                const struct base_decimal_format *format);

/* Writes x as CPython's format() does, without a terminator, and returns its
 * length. out has room for base_decimal_format_size characters.
 * Contract: handler; reserve; O(n). */
size_t base_decimal_format(double x, const struct base_decimal_format *format,
                           char *out);

#endif
