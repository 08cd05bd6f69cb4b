/* SPDX-License-Identifier: MIT */
/* Exact functions on doubles, by their bits.
 *
 * A square root is one instruction where the hardware has one, and IEEE 754
 * fixes its bits; elsewhere it is taken in integers. (The compiler's builtin
 * was rejected: for a negative argument it calls libm.)
 */
#include "base/fp.h"

#include "base/fp_wide.h"
#include "base/isa/level.h"
#include "base/mul64.h"

enum { EXPONENT_BIAS = 1023, MANTISSA_BITS = 52 };

#define MANTISSA_MASK ((1ull << MANTISSA_BITS) - 1)

static int32_t exponent_of(double x) {
    return (int32_t)(base_fp_bits(x) >> MANTISSA_BITS & 0x7FF) - EXPONENT_BIAS;
}

double base_fp_trunc(double x) {
    int32_t exponent = exponent_of(x);
    if (exponent < 0)
        return base_fp_copysign(0.0, x);
    if (exponent >= MANTISSA_BITS)
        return base_fp_isnan(x) ? base_fp_nan() : x;
    return base_fp_of_bits(base_fp_bits(x) & ~(MANTISSA_MASK >> exponent));
}

double base_fp_floor(double x) {
    double whole = base_fp_trunc(x);
    return whole > x ? whole - 1 : whole;
}

double base_fp_ceil(double x) {
    double whole = base_fp_trunc(x);
    return base_fp_copysign(whole < x ? whole + 1 : whole, x);
}

double base_fp_round_even(double x) {
    double whole = base_fp_trunc(x);
    double rest = base_fp_fabs(x - whole);
    bool odd = base_fp_trunc(whole / 2) != whole / 2;
    if (rest > 0.5 || (rest == 0.5 && odd))
        whole += base_fp_copysign(1.0, x);
    return base_fp_copysign(whole, x);
}

double base_fp_modf(double x, double *whole) {
    *whole = base_fp_trunc(x);
    if (base_fp_isnan(x))
        return base_fp_nan();
    return base_fp_copysign(base_fp_isinf(x) ? 0.0 : x - *whole, x);
}

double base_fp_frexp(double x, int32_t *exponent) {
    *exponent = 0;
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide wide;
    base_wide_of(&wide, x);
    *exponent = wide.exponent + 1;
    wide.exponent = -1;
    return base_wide_round(&wide);
}

double base_fp_ldexp(double x, int32_t exponent) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide wide;
    base_wide_of(&wide, x);
    /* Beyond the range of all doubles it no longer matters how far. */
    if (exponent > 4000)
        exponent = 4000;
    if (exponent < -4000)
        exponent = -4000;
    wide.exponent += exponent;
    return base_wide_round(&wide);
}

/* a mod b, both positive and finite: long division bit by bit. */
static void remainder_of(struct base_wide *a, const struct base_wide *b) {
    while (a->exponent > b->exponent) {
        uint64_t rest = a->mantissa - b->mantissa;
        /* Twice the rest: mantissas have 11 bits to spare below. */
        if (a->mantissa >= b->mantissa)
            a->mantissa = rest;
        a->mantissa <<= 1;
        if (a->exponent-- % 64 == 0)
            base_pause();
    }
    if (a->exponent == b->exponent && a->mantissa >= b->mantissa)
        a->mantissa -= b->mantissa;
}

double base_fp_fmod(double x, double y) {
    if (base_fp_isnan(y) || !base_fp_isfinite(x) || y == 0)
        return base_fp_nan();
    base_pause();
    if (base_fp_fabs(x) < base_fp_fabs(y))
        return x;
    struct base_wide a, b;
    base_wide_of(&a, base_fp_fabs(x));
    base_wide_of(&b, base_fp_fabs(y));
    /* The top bit is needed for a doubled remainder. */
    a.mantissa >>= 1;
    b.mantissa >>= 1;
    remainder_of(&a, &b);
    base_wide_of_integer(&a, (int64_t)a.mantissa, a.exponent - 62);
    return base_fp_copysign(base_wide_round(&a), x);
}

double base_fp_sqrt_of_integers(double x) {
    if (base_fp_isnan(x) || x < 0)
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide wide, root;
    base_wide_of(&wide, x);
    base_wide_sqrt(&root, &wide);
    /* m / 2^64 in [1/4, 1) as base_wide_sqrt took it, and 54 bits of its root
     * as an integer, right or one too large: then 2^108 m < root^2. */
    uint64_t m = (wide.exponent & 1) != 0 ? wide.mantissa : wide.mantissa >> 1;
    uint64_t r = (root.mantissa >> 10) + (root.mantissa >> 9 & 1);
    uint64_t high = mul64_high(r, r), low = r * r;
    if (high > m >> 20 || (high == m >> 20 && low > m << 44))
        r--;
    /* The 54th bit rounds: a root is never half-way between two doubles. */
    base_wide_of_integer(&root, (int64_t)((r + 1) >> 1), root.exponent - 52);
    return base_wide_round(&root);
}

#if defined(__SSE2__)

static double sqrt_of_hardware(double x) {
    double root;
    __asm__("sqrtsd %1, %0" : "=x"(root) : "x"(x));
    return root;
}

#elif defined(__aarch64__)

static double sqrt_of_hardware(double x) {
    double root;
    __asm__("fsqrt %d0, %d1" : "=w"(root) : "w"(x));
    return root;
}

#else

static double sqrt_of_hardware(double x) { return base_fp_sqrt_of_integers(x); }

#endif

double base_fp_sqrt(double x) {
    double root = sqrt_of_hardware(x);
    return base_fp_isnan(root) ? base_fp_nan() : root; /* F1 */
}

double base_fp_hypot(double x, double y) {
    if (base_fp_isinf(x) || base_fp_isinf(y))
        return base_fp_infinity();
    if (base_fp_isnan(x) || base_fp_isnan(y))
        return base_fp_nan();
    struct base_wide a, b;
    base_wide_of(&a, x);
    base_wide_of(&b, y);
    base_wide_mul(&a, &a, &a);
    base_wide_mul(&b, &b, &b);
    base_wide_add(&a, &a, &b);
    base_wide_sqrt(&a, &a);
    return base_wide_round(&a);
}
