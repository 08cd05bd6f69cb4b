/* SPDX-License-Identifier: MIT */
/* Logarithms and the inverse hyperbolic functions.
 */
#include "base/fp_math.h"

#include "base/fp.h"
#include "base/fp_wide.h"

static const struct base_wide log10_2 = {0x9A209A84FBCFF799, -2, false};

static struct base_wide twice(struct base_wide x) {
    x.exponent++;
    return x;
}

/* log2(x) times a factor, with the special values of all logarithms. */
static double scaled_log(double x, struct base_wide factor) {
    if (base_fp_isnan(x) || x < 0)
        return base_fp_nan();
    if (x == 0)
        return -base_fp_infinity();
    if (base_fp_isinf(x))
        return x;
    return base_wide_round(
        base_wide_mul(base_wide_log2(base_wide_of(x)).head, factor));
}

double base_fp_log(double x) { return scaled_log(x, base_wide_ln2); }

double base_fp_log2(double x) { return scaled_log(x, base_wide_one); }

double base_fp_log10(double x) { return scaled_log(x, log10_2); }

double base_fp_log1p(double x) {
    if (base_fp_isnan(x) || x < -1)
        return base_fp_nan();
    if (x == -1)
        return -base_fp_infinity();
    if (base_fp_isinf(x) || x == 0)
        return x;
    return base_wide_round(base_wide_log1p(base_wide_of(x)));
}

/* With a = |x|: asinh(a) = ln(1 + a + a^2 / (1 + sqrt(1 + a^2))). */
double base_fp_asinh(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || x == 0)
        return x;
    struct base_wide a = base_wide_of(base_fp_fabs(x));
    struct base_wide square = base_wide_mul(a, a);
    struct base_wide root =
        base_wide_sqrt(base_wide_add(base_wide_one, square));
    struct base_wide quotient =
        base_wide_div(square, base_wide_add(base_wide_one, root));
    double result =
        base_wide_round(base_wide_log1p(base_wide_add(a, quotient)));
    return base_fp_copysign(result, x);
}

/* With t = x - 1: acosh(x) = ln(1 + t + sqrt(t (t + 2))). */
double base_fp_acosh(double x) {
    if (!(x >= 1))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x;
    struct base_wide t = base_wide_sub(base_wide_of(x), base_wide_one);
    struct base_wide root = base_wide_sqrt(
        base_wide_mul(t, base_wide_add(t, twice(base_wide_one))));
    return base_wide_round(base_wide_log1p(base_wide_add(t, root)));
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
    struct base_wide a = base_wide_of(size);
    struct base_wide result = base_wide_log1p(
        base_wide_div(twice(a), base_wide_sub(base_wide_one, a)));
    result.exponent--;
    return base_fp_copysign(base_wide_round(result), x);
}
