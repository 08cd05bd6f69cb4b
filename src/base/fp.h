/* SPDX-License-Identifier: MIT */
/* The exact functions on doubles: what is decided by bits alone, and what is
 * rounded once from the exact result; the elementary functions come along from
 * fp_math.h. No libm, no errno, no rounding modes.
 *
 * F1 The same argument gives the same bits on every machine. A NaN result is
 *    always base_fp_nan(), whatever NaN came in (DESIGN.md, R8).
 * F2 Special values are those of C11, annex F.
 */
#ifndef KRAIT_BASE_FP_H
#define KRAIT_BASE_FP_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/fp_math.h"

#define BASE_FP_SIGN (1ull << 63)
#define BASE_FP_INFINITY (0x7FFull << 52)

/* Contract: isr; no alloc; O(1). */
static inline uint64_t base_fp_bits(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* Contract: isr; no alloc; O(1). */
static inline double base_fp_of_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Contract: isr; no alloc; O(1). */
static inline double base_fp_infinity(void) {
    return base_fp_of_bits(BASE_FP_INFINITY);
}

/* The canonical quiet NaN, positive.
 * Contract: isr; no alloc; O(1). */
static inline double base_fp_nan(void) {
    return base_fp_of_bits(BASE_FP_INFINITY | 1ull << 51);
}

/* Contract: isr; no alloc; O(1). */
static inline bool base_fp_signbit(double x) {
    return base_fp_bits(x) >> 63 != 0;
}

/* Contract: isr; no alloc; O(1). */
static inline double base_fp_fabs(double x) {
    return base_fp_of_bits(base_fp_bits(x) & ~BASE_FP_SIGN);
}

/* Contract: isr; no alloc; O(1). */
static inline double base_fp_copysign(double x, double sign) {
    return base_fp_of_bits((base_fp_bits(x) & ~BASE_FP_SIGN) |
                           (base_fp_bits(sign) & BASE_FP_SIGN));
}

/* Contract: isr; no alloc; O(1). */
static inline bool base_fp_isnan(double x) {
    return (base_fp_bits(x) & ~BASE_FP_SIGN) > BASE_FP_INFINITY;
}

/* Contract: isr; no alloc; O(1). */
static inline bool base_fp_isinf(double x) {
    return (base_fp_bits(x) & ~BASE_FP_SIGN) == BASE_FP_INFINITY;
}

/* Contract: isr; no alloc; O(1). */
static inline bool base_fp_isfinite(double x) {
    return (base_fp_bits(x) & ~BASE_FP_SIGN) < BASE_FP_INFINITY;
}

/* Rounds to an integer: down, up, toward zero, to nearest with ties to even.
 * Contract: isr; no alloc; O(1). */
double base_fp_floor(double x);

/* Contract: isr; no alloc; O(1). */
double base_fp_ceil(double x);

/* Contract: isr; no alloc; O(1). */
double base_fp_trunc(double x);

/* Contract: isr; no alloc; O(1). */
double base_fp_round_even(double x);

/* The fraction of x, with the integer part in *whole; both have x's sign.
 * Contract: isr; no alloc; O(1). */
double base_fp_modf(double x, double *whole);

/* x = result * 2^*exponent with 1/2 <= |result| < 1; 0, infinity and NaN as
 * they are, with exponent 0.
 * Contract: isr; no alloc; O(1). */
double base_fp_frexp(double x, int32_t *exponent);

/* x * 2^exponent, rounded once.
 * Contract: isr; no alloc; O(1). */
double base_fp_ldexp(double x, int32_t exponent);

/* The remainder of x / y with the sign of x, exact. Takes a step for each bit
 * by which the exponents differ: 2,100 at most, some 25,000 cycles on a
 * Cortex-M0+; angles and the like take a few.
 * Contract: handler; reserve; O(n). */
double base_fp_fmod(double x, double y);

/* Rounded correctly.
 * Contract: handler; reserve; O(n). */
double base_fp_sqrt(double x);

/* base_fp_sqrt in integers, which is what chips run; for tests elsewhere.
 * Contract: handler; reserve; O(n). */
double base_fp_sqrt_of_integers(double x);

/* sqrt(x^2 + y^2) within 0.51 units, without overflow on the way.
 * Contract: handler; reserve; O(n). */
double base_fp_hypot(double x, double y);

#endif
