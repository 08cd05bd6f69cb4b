/* SPDX-License-Identifier: MIT */
/* Floating point with a 64-bit mantissa, in integers; for src/base/fp_*.c
 * only. The mathematical functions compute in it and round once at the end,
 * so a result is within a few thousandths of half a unit, and the bits do not
 * depend on the machine, the compiler or its flags. On a chip without a
 * double-precision unit this is also faster than double-double arithmetic on
 * soft floats.
 *
 * Every operation is within eight units of the last place of the mantissa, and
 * writes its result through the first parameter, which may be an operand too.
 * (Numbers by value would read better, but a 32-bit chip passes them on the
 * stack: that took 4.5 KB of its flash.)
 *
 * W1 The mantissa's top bit is set, or the mantissa is zero.
 * W2 Zero has an exponent below that of every double, so that "is x small" may
 *    ask the exponent alone.
 */
#ifndef KRAIT_BASE_FP_WIDE_H
#define KRAIT_BASE_FP_WIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* (-1)^negative * mantissa / 2^63 * 2^exponent. */
struct base_wide {
    uint64_t mantissa;
    int32_t exponent;
    bool negative;
};

/* The same with 64 more bits below, for what an exponential will magnify. */
struct base_wide_long {
    struct base_wide head;
    uint64_t tail;
};

/* The terms of a polynomial in x, and the fraction bits of the terms and those
 * in which x * 2^bits goes into it. */
struct base_wide_terms {
    const int64_t *terms;
    uint8_t count;
    uint8_t fraction_bits;
    uint8_t bits;
};

extern const struct base_wide base_wide_one;
extern const struct base_wide base_wide_pi;
extern const struct base_wide base_wide_ln2;

/* Exact, for a finite x.
 * Contract: isr; no alloc; O(1). */
void base_wide_of(struct base_wide *out, double x);

/* Exact: integer * 2^exponent.
 * Contract: isr; no alloc; O(1). */
void base_wide_of_integer(struct base_wide *out, int64_t integer,
                          int32_t exponent);

/* Rounds half to even, to infinity or zero if x is out of range.
 * Contract: isr; no alloc; O(1). */
double base_wide_round(const struct base_wide *x);

/* x * 2^bits, rounded toward zero; the result fits (the caller knows).
 * Contract: isr; no alloc; O(1). */
int64_t base_wide_to_fixed(const struct base_wide *x, int32_t bits);

/* |a| < |b|, where neither is zero.
 * Contract: isr; no alloc; O(1). */
bool base_wide_is_below(const struct base_wide *a, const struct base_wide *b);

/* Contract: isr; no alloc; O(1). */
void base_wide_add(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b);

/* Contract: isr; no alloc; O(1). */
void base_wide_sub(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b);

/* Contract: isr; no alloc; O(1). */
void base_wide_mul(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b);

/* a / b with b not zero.
 * Contract: handler; reserve; O(n). */
void base_wide_div(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b);

/* The square root of a number that is not negative.
 * Contract: handler; reserve; O(n). */
void base_wide_sqrt(struct base_wide *out, const struct base_wide *x);

/* The product with all bits that matter of both.
 * Contract: handler; reserve; O(n). */
void base_wide_mul_long(struct base_wide_long *out, const struct base_wide *a,
                        const struct base_wide_long *b);

/* terms[0] + terms[1] z + ... by Horner's rule: z, below 1/2, has 64 fraction
 * bits, and the result has as many as the terms. Intermediate sums fit; the
 * longest table has 28 terms, so this is O(1).
 * Contract: handler; reserve; O(n). */
int64_t base_wide_polynomial(const int64_t *terms, size_t count, int64_t z);

/* The same polynomial, described by its terms, of x.
 * Contract: handler; reserve; O(n). */
void base_wide_series(struct base_wide *out,
                      const struct base_wide_terms *terms,
                      const struct base_wide *x);

/* The same of x^2.
 * Contract: handler; reserve; O(n). */
void base_wide_even_series(struct base_wide *out,
                           const struct base_wide_terms *terms,
                           const struct base_wide *x);

/* log2(x) for x > 0, within 2^-70 of its value and exact for a power of two.
 * Contract: handler; reserve; O(n). */
void base_wide_log2(struct base_wide_long *out, const struct base_wide *x);

/* ln(1 + x) for x > -1.
 * Contract: handler; reserve; O(n). */
void base_wide_log1p(struct base_wide *out, const struct base_wide *x);

/* ln(x) for x > 0.
 * Contract: handler; reserve; O(n). */
void base_wide_log(struct base_wide *out, const struct base_wide *x);

/* 2^x; beyond the range of doubles it still is, or comes out as some number
 * that rounds to zero or infinity.
 * Contract: handler; reserve; O(n). */
void base_wide_exp2(struct base_wide *out, const struct base_wide_long *x);

/* e^x, likewise.
 * Contract: handler; reserve; O(n). */
void base_wide_exp(struct base_wide *out, const struct base_wide *x);

/* e^(-x * x), where rounding x * x first would cost half the digits.
 * Contract: handler; reserve; O(n). */
void base_wide_exp_of_minus_square(struct base_wide *out,
                                   const struct base_wide *x);

/* sin(x) and cos(x) for 0 <= x <= pi / 4.
 * Contract: handler; reserve; O(n). */
void base_wide_sin(struct base_wide *out, const struct base_wide *x);

/* Contract: handler; reserve; O(n). */
void base_wide_cos(struct base_wide *out, const struct base_wide *x);

#endif
