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

static const struct base_wide third = {0xAAAAAAAAAAAAAAAB, -2, false};

static struct base_wide halve(struct base_wide x) {
    x.exponent--;
    return x;
}

static struct base_wide expm1_of(struct base_wide x) {
    if (x.exponent >= -2)
        return base_wide_sub(base_wide_exp(x), base_wide_one);
    int64_t terms = base_wide_polynomial(expm1_terms, COUNT(expm1_terms),
                                         base_wide_to_fixed(x, 64));
    return base_wide_mul(x, base_wide_of_integer(terms, -62));
}

double base_fp_exp(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x > 0 ? x : 0.0;
    return base_wide_round(base_wide_exp(base_wide_of(x)));
}

double base_fp_expm1(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x > 0 ? x : -1.0;
    if (x == 0)
        return x;
    return base_wide_round(expm1_of(base_wide_of(x)));
}

/* With p = e^|x| - 1: sinh |x| = (p + p / (p + 1)) / 2. */
double base_fp_sinh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide p = expm1_of(base_wide_of(base_fp_fabs(x)));
    struct base_wide quotient =
        base_wide_div(p, base_wide_add(p, base_wide_one));
    double result = base_wide_round(halve(base_wide_add(p, quotient)));
    return base_fp_copysign(result, x);
}

double base_fp_cosh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return base_fp_fabs(x);
    struct base_wide e = base_wide_exp(base_wide_of(x));
    return base_wide_round(
        halve(base_wide_add(e, base_wide_div(base_wide_one, e))));
}

/* With p = e^(2 |x|) - 1: tanh |x| = p / (p + 2). */
double base_fp_tanh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return base_fp_copysign(1.0, x);
    if (x == 0)
        return x;
    struct base_wide twice = base_wide_of(base_fp_fabs(x));
    twice.exponent++;
    struct base_wide p = expm1_of(twice), two = base_wide_one;
    two.exponent++;
    double result = base_wide_round(base_wide_div(p, base_wide_add(p, two)));
    return base_fp_copysign(result, x);
}

double base_fp_cbrt(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide wide = base_wide_of(base_fp_fabs(x));
    /* x = 8^scale m with m in [1, 8). */
    int32_t scale = (wide.exponent + 3072) / 3 - 1024;
    wide.exponent -= 3 * scale;
    struct base_wide_long log2 = base_wide_log2(wide);
    log2 = base_wide_mul_long(third, &log2);
    wide = base_wide_exp2(&log2);
    wide.exponent += scale;
    return base_fp_copysign(base_wide_round(wide), x);
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
    struct base_wide_long log2 = base_wide_log2(base_wide_of(base_fp_fabs(x)));
    struct base_wide_long product = base_wide_mul_long(base_wide_of(y), &log2);
    double result = base_wide_round(base_wide_exp2(&product));
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
