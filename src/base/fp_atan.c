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

static const struct base_wide half_pi = {0xC90FDAA22168C235, 0, false};

/* atan(u) for |u| <= 1/16. */
static struct base_wide atan_near_zero(struct base_wide u) {
    int64_t z = base_wide_to_fixed(base_wide_mul(u, u), 68);
    int64_t terms = base_wide_polynomial(atan_terms, COUNT(atan_terms), z);
    return base_wide_mul(u, base_wide_of_integer(terms, -62));
}

/* atan(t) for 0 <= t <= 1: with c = j / 8 near t,
 * atan(t) = atan(c) + atan((t - c) / (1 + c t)). */
static struct base_wide atan_below_1(struct base_wide t) {
    int64_t nearest = (base_wide_to_fixed(t, 60) + (1ll << 56)) >> 57;
    if (nearest == 0)
        return atan_near_zero(t);
    struct base_wide c = base_wide_of_integer(nearest, -3);
    struct base_wide u = base_wide_div(
        base_wide_sub(t, c), base_wide_add(base_wide_one, base_wide_mul(c, t)));
    uint64_t table = atan_table[nearest];
    /* The table's lowest bit is below the sum's. */
    struct base_wide angle = base_wide_of_integer((int64_t)(table >> 1), -63);
    return base_wide_add(angle, atan_near_zero(u));
}

/* The angle of (x, y), neither negative, in 0..pi/2; 0 if y is. */
static struct base_wide first_quadrant(struct base_wide y, struct base_wide x) {
    if (y.mantissa == 0)
        return y;
    if (x.mantissa == 0)
        return half_pi;
    bool steep = y.exponent > x.exponent ||
                 (y.exponent == x.exponent && y.mantissa > x.mantissa);
    if (!steep)
        return atan_below_1(base_wide_div(y, x));
    return base_wide_sub(half_pi, atan_below_1(base_wide_div(x, y)));
}

/* The angle of (x, |y|) in 0..pi. */
static struct base_wide angle_of(struct base_wide y, struct base_wide x) {
    bool left = x.negative;
    x.negative = y.negative = false;
    struct base_wide angle = first_quadrant(y, x);
    return left ? base_wide_sub(base_wide_pi, angle) : angle;
}

/* sqrt(1 - x^2) = sqrt((1 - x) (1 + x)). */
static struct base_wide complement(struct base_wide x) {
    return base_wide_sqrt(base_wide_mul(base_wide_sub(base_wide_one, x),
                                        base_wide_add(base_wide_one, x)));
}

double base_fp_asin(double x) {
    if (!(x >= -1 && x <= 1))
        return base_fp_nan();
    struct base_wide y = base_wide_of(x);
    double angle = base_wide_round(angle_of(y, complement(y)));
    return base_fp_copysign(angle, x);
}

double base_fp_acos(double x) {
    if (!(x >= -1 && x <= 1))
        return base_fp_nan();
    struct base_wide wide = base_wide_of(x);
    return base_wide_round(angle_of(complement(wide), wide));
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
    struct base_wide wide = base_wide_of(x);
    wide.negative = base_fp_signbit(x);
    return base_fp_copysign(base_wide_round(angle_of(base_wide_of(y), wide)),
                            y);
}
