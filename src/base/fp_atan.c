/* SPDX-License-Identifier: MIT */
/* The inverse trigonometric functions, all from the angle of a point (x, y) in
 * the first quadrant: asin(x) is that of (sqrt(1 - x^2), x). The ratio is
 * taken relative to the nearest of nine angles atan(j / 8), which leaves
 * seven terms.
 */
#include "base/fp_math.h"

#include "base/fp.h"
#include "base/fp_wide.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* atan(j / 8), 64 fraction bits. */
static const uint64_t atan_table[] = {
    0x0000000000000000, 0x1FD5BA9AAC2F6DC6, 0x3EB6EBF25901BAC5,
    0x5BD86507937BC23A, 0x76B19C1586ED3DA3, 0x8F005D5EF7F59F9B,
    0xA4BC7D1934F70924, 0xB8053E2BC2319E74, 0xC90FDAA22168C235,
};

/* atan(u) / u in powers of 16 u^2, for |u| <= 1/16. */
/* degree 6, 62 fraction bits, error 2^-67.3 */
static const int64_t atan_terms[] = {
    0x4000000000000000ll,  -0x0155555555555554ll, 0x000CCCCCCCCCCBE4ll,
    -0x000092492491F3F3ll, 0x0000071C71B83EA2ll,  -0x0000005D15F0BAC9ll,
    0x00000004DD214538ll,
};

static const struct base_wide_terms atan_series = {atan_terms,
                                                   COUNT(atan_terms), 62, 68};

static const struct base_wide half_pi = {0xC90FDAA22168C235, 0, false};

/* atan(u) for |u| <= 1/16. */
static void atan_near_zero(struct base_wide *out, const struct base_wide *u) {
    struct base_wide series;
    base_wide_even_series(&series, &atan_series, u);
    base_wide_mul(out, u, &series);
}

/* atan(a / b) for 0 <= a <= b: with t = a / b and c = j / 8 near t,
 * atan(t) = atan(c) + atan((t - c) / (1 + c t)). */
static void atan_of_ratio(struct base_wide *out, const struct base_wide *a,
                          const struct base_wide *b) {
    struct base_wide t, c, below;
    base_wide_div(&t, a, b);
    int64_t nearest = (base_wide_to_fixed(&t, 60) + (1ll << 56)) >> 57;
    if (nearest == 0) {
        atan_near_zero(out, &t);
        return;
    }
    base_wide_of_integer(&c, nearest, -3);
    base_wide_mul(&below, &c, &t);
    base_wide_add(&below, &base_wide_one, &below);
    base_wide_sub(&t, &t, &c);
    base_wide_div(&t, &t, &below);
    atan_near_zero(&t, &t);
    /* The table's lowest bit is below the sum's. */
    base_wide_of_integer(&c, (int64_t)(atan_table[nearest] >> 1), -63);
    base_wide_add(out, &c, &t);
}

/* The angle of (|x|, |y|) in 0..pi/2; 0 if y is. */
static void first_quadrant(struct base_wide *out, struct base_wide *y,
                           struct base_wide *x) {
    x->negative = y->negative = false;
    if (y->mantissa == 0) {
        *out = *y;
    } else if (x->mantissa == 0) {
        *out = half_pi;
    } else if (base_wide_is_below(x, y)) {
        atan_of_ratio(out, x, y);
        base_wide_sub(out, &half_pi, out);
    } else {
        atan_of_ratio(out, y, x);
    }
}

/* The angle of (x, |y|) in 0..pi. */
static double angle_of(struct base_wide *y, struct base_wide *x) {
    struct base_wide angle;
    bool left = x->negative;
    first_quadrant(&angle, y, x);
    if (left)
        base_wide_sub(&angle, &base_wide_pi, &angle);
    return base_wide_round(&angle);
}

/* x and sqrt(1 - x^2) = sqrt((1 - x) (1 + x)). */
static void on_circle(struct base_wide *x, struct base_wide *other,
                      double of_x) {
    struct base_wide sum;
    base_wide_of(x, of_x);
    base_wide_sub(other, &base_wide_one, x);
    base_wide_add(&sum, &base_wide_one, x);
    base_wide_mul(other, other, &sum);
    base_wide_sqrt(other, other);
}

double base_fp_asin(double x) {
    if (!(x >= -1 && x <= 1))
        return base_fp_nan();
    struct base_wide wide, other;
    on_circle(&wide, &other, x);
    return base_fp_copysign(angle_of(&wide, &other), x);
}

double base_fp_acos(double x) {
    if (!(x >= -1 && x <= 1))
        return base_fp_nan();
    struct base_wide wide, other;
    on_circle(&wide, &other, x);
    return angle_of(&other, &wide);
}

double base_fp_atan(double x) { return base_fp_atan2(x, 1.0); }

double base_fp_atan2(double y, double x) {
    if (base_fp_isnan(x) || base_fp_isnan(y))
        return base_fp_nan();
    if (base_fp_isinf(x) || base_fp_isinf(y)) {
        /* Beside an infinite coordinate a finite one is zero. */
        double far_x = base_fp_isinf(x), far_y = base_fp_isinf(y);
        x = base_fp_copysign(far_x, x);
        y = base_fp_copysign(far_y, y);
    }
    struct base_wide wide_y, wide_x;
    base_wide_of(&wide_y, y);
    base_wide_of(&wide_x, x);
    wide_x.negative = base_fp_signbit(x);
    return base_fp_copysign(angle_of(&wide_y, &wide_x), y);
}
