/* SPDX-License-Identifier: MIT */
/* Exponentials, powers and hyperbolic functions.
 */
#include "base/fp_math.h"

#include "base/fp.h"
#include "base/fp_wide.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* (e^x - 1) / x for |x| <= 1/4. */
/* degree 12, 62 fraction bits, error 2^-67.5 */
static const int64_t expm1_terms[] = {
    0x4000000000000000ll, 0x2000000000000000ll, 0x0AAAAAAAAAAAAAABll,
    0x02AAAAAAAAAAAAAFll, 0x0088888888888889ll, 0x0016C16C16C169D8ll,
    0x00034034034033DDll, 0x0000680680688191ll, 0x00000B8EF1D2B398ll,
    0x00000127E4EEA619ll, 0x0000001AE6448D37ll, 0x000000023E7F2954ll,
    0x000000002C2F7BACll,
};

static const struct base_wide_terms expm1_series = {expm1_terms,
                                                    COUNT(expm1_terms), 62, 64};

static const struct base_wide third = {0xAAAAAAAAAAAAAAAB, -2, false};
static const struct base_wide two = {0x8000000000000000, 1, false};

static void expm1_of(struct base_wide *out, double x) {
    struct base_wide wide;
    base_wide_of(&wide, x);
    if (wide.exponent >= -2) {
        base_wide_exp(out, &wide);
        base_wide_sub(out, out, &base_wide_one);
        return;
    }
    base_wide_series(out, &expm1_series, &wide);
    base_wide_mul(out, &wide, out);
}

double base_fp_exp(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x > 0 ? x : 0.0;
    struct base_wide wide;
    base_wide_of(&wide, x);
    base_wide_exp(&wide, &wide);
    return base_wide_round(&wide);
}

double base_fp_expm1(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x > 0 ? x : -1.0;
    if (x == 0)
        return x;
    struct base_wide wide;
    expm1_of(&wide, x);
    return base_wide_round(&wide);
}

/* With p = e^|x| - 1: sinh |x| = (p + p / (p + 1)) / 2. */
double base_fp_sinh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide p, quotient;
    expm1_of(&p, base_fp_fabs(x));
    base_wide_add(&quotient, &p, &base_wide_one);
    base_wide_div(&quotient, &p, &quotient);
    base_wide_add(&p, &p, &quotient);
    p.exponent--;
    return base_fp_copysign(base_wide_round(&p), x);
}

double base_fp_cosh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return base_fp_fabs(x);
    struct base_wide e, inverse;
    base_wide_of(&e, x);
    base_wide_exp(&e, &e);
    base_wide_div(&inverse, &base_wide_one, &e);
    base_wide_add(&e, &e, &inverse);
    e.exponent--;
    return base_wide_round(&e);
}

/* With p = e^(2 |x|) - 1: tanh |x| = p / (p + 2). */
double base_fp_tanh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return base_fp_copysign(1.0, x);
    if (x == 0)
        return x;
    struct base_wide p, below;
    expm1_of(&p, 2 * base_fp_fabs(x));
    base_wide_add(&below, &p, &two);
    base_wide_div(&p, &p, &below);
    return base_fp_copysign(base_wide_round(&p), x);
}

double base_fp_cbrt(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide wide;
    base_wide_of(&wide, base_fp_fabs(x));
    /* x = 8^scale m with m in [1, 8). */
    int32_t scale = (wide.exponent + 3072) / 3 - 1024;
    wide.exponent -= 3 * scale;
    struct base_wide_long log2;
    base_wide_log2(&log2, &wide);
    base_wide_mul_long(&log2, &third, &log2);
    base_wide_exp2(&wide, &log2);
    wide.exponent += scale;
    return base_fp_copysign(base_wide_round(&wide), x);
}

static bool is_integer(double x) {
    return base_fp_isfinite(x) && base_fp_trunc(x) == x;
}

static bool is_odd(double x) {
    return is_integer(x) && base_fp_trunc(x / 2) != x / 2;
}

/* |x| is zero or infinite, or y is infinite and |x| is not one: the power is
 * zero or infinite. */
static double extreme_power(double x, double y) {
    double size = base_fp_fabs(x);
    bool large = (size > 1) == (y > 0);
    double result = large ? base_fp_infinity() : 0.0;
    return base_fp_signbit(x) && is_odd(y) ? -result : result;
}

static double finite_power(double x, double y) {
    struct base_wide wide;
    struct base_wide_long log2;
    base_wide_of(&wide, base_fp_fabs(x));
    base_wide_log2(&log2, &wide);
    base_wide_of(&wide, y);
    base_wide_mul_long(&log2, &wide, &log2);
    base_wide_exp2(&wide, &log2);
    double result = base_wide_round(&wide);
    return x < 0 && is_odd(y) ? -result : result;
}

double base_fp_pow(double x, double y) {
    if (y == 0 || x == 1)
        return 1.0;
    if (base_fp_isnan(x) || base_fp_isnan(y))
        return base_fp_nan();
    if (base_fp_isinf(y) && base_fp_fabs(x) == 1)
        return 1.0;
    if (x == 0 || base_fp_isinf(x) || base_fp_isinf(y))
        return extreme_power(x, y);
    if (x < 0 && !is_integer(y))
        return base_fp_nan();
    /* The square, the power that programs use most, is rounded exactly. */
    return y == 2 ? x * x : finite_power(x, y);
}
