/* SPDX-License-Identifier: MIT */
/* Logarithms and the inverse hyperbolic functions.
 */
#include "base/fp_math.h"

#include "base/fp.h"
#include "base/fp_wide.h"

static const struct base_wide two = {0x8000000000000000, 1, false};
static const struct base_wide log10_2 = {0x9A209A84FBCFF799, -2, false};

/* log2(x) times a factor, with the special values of all logarithms. */
static double scaled_log(double x, const struct base_wide *factor) {
    if (base_fp_isnan(x) || x < 0)
        return base_fp_nan();
    if (x == 0)
        return -base_fp_infinity();
    if (base_fp_isinf(x))
        return x;
    struct base_wide wide;
    struct base_wide_long log2;
    base_wide_of(&wide, x);
    base_wide_log2(&log2, &wide);
    base_wide_mul(&wide, &log2.head, factor);
    return base_wide_round(&wide);
}

double base_fp_log(double x) { return scaled_log(x, &base_wide_ln2); }

double base_fp_log2(double x) { return scaled_log(x, &base_wide_one); }

double base_fp_log10(double x) { return scaled_log(x, &log10_2); }

double base_fp_log1p(double x) {
    if (base_fp_isnan(x) || x < -1)
        return base_fp_nan();
    if (x == -1)
        return -base_fp_infinity();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide wide;
    base_wide_of(&wide, x);
    base_wide_log1p(&wide, &wide);
    return base_wide_round(&wide);
}

/* With a = |x|: asinh(a) = ln(1 + a + a^2 / (1 + sqrt(1 + a^2))). */
double base_fp_asinh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide a, square, root;
    base_wide_of(&a, base_fp_fabs(x));
    base_wide_mul(&square, &a, &a);
    base_wide_add(&root, &base_wide_one, &square);
    base_wide_sqrt(&root, &root);
    base_wide_add(&root, &base_wide_one, &root);
    base_wide_div(&square, &square, &root);
    base_wide_add(&a, &a, &square);
    base_wide_log1p(&a, &a);
    return base_fp_copysign(base_wide_round(&a), x);
}

/* With t = x - 1: acosh(x) = ln(1 + t + sqrt(t (t + 2))). */
double base_fp_acosh(double x) {
    if (!(x >= 1))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x;
    struct base_wide t, root;
    base_wide_of(&t, x);
    base_wide_sub(&t, &t, &base_wide_one);
    base_wide_add(&root, &t, &two);
    base_wide_mul(&root, &t, &root);
    base_wide_sqrt(&root, &root);
    base_wide_add(&t, &t, &root);
    base_wide_log1p(&t, &t);
    return base_wide_round(&t);
}

/* With a = |x|: atanh(a) = ln(1 + 2 a / (1 - a)) / 2. */
double base_fp_atanh(double x) {
    double size = base_fp_fabs(x);
    if (!(size <= 1))
        return base_fp_nan();
    if (size == 1)
        return base_fp_copysign(base_fp_infinity(), x);
    if (x == 0)
        return x;
    struct base_wide a, below;
    base_wide_of(&a, size);
    base_wide_sub(&below, &base_wide_one, &a);
    a.exponent++;
    base_wide_div(&a, &a, &below);
    base_wide_log1p(&a, &a);
    a.exponent--;
    return base_fp_copysign(base_wide_round(&a), x);
}
