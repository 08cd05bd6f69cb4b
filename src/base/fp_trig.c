/* SPDX-License-Identifier: MIT */
/* Sine, cosine and tangent. Every argument is reduced as Payne and Hanek do
 * (SIGNUM 18(1), 1983): multiplied by the 192 bits of 2 / pi that matter for
 * its exponent. That leaves the fraction of a quarter turn with at least 66
 * good bits for the worst double there is, and needs no second method for
 * small arguments (Cody and Waite's), only a table that begins with zeros.
 */
#include "base/fp_math.h"

#include "base/fp.h"
#include "base/fp_wide.h"
#include "base/mul64.h"

/* 64 zero bits, then the bits of 2 / pi after the point. */
static const uint32_t two_over_pi[] = {
    0x00000000, 0x00000000, 0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0,
    0xDB629599, 0x3C439041, 0xFE5163AB, 0xDEBBC561, 0xB7246E3A, 0x424DD2E0,
    0x06492EEA, 0x09D1921C, 0xFE1DEB1C, 0xB129A73E, 0xE88235F5, 0x2EBB4484,
    0xE99C7026, 0xB45F7E41, 0x3991D639, 0x835339F4, 0x9C845F8B, 0xBDF9283B,
    0x1FF897FF, 0xDE05980F, 0xEF2F118B, 0x5A0A6D1F, 0x6D367ECF, 0x27CB09B7,
    0x4F463F66, 0x9E5FEA2D, 0x7527BAC7, 0xEBE5F17B, 0x3D0739F7, 0x8A5292EA,
    0x6BFB5FB1, 0x1F8D5D08, 0x56033046, 0xFC7B6BAB,
};

static const struct base_wide half_pi = {0xC90FDAA22168C235, 0, false};

/* An angle of quarter * pi / 2 + rest, with |rest| <= pi / 4. */
struct angle {
    unsigned quarter;
    struct base_wide rest;
};

/* 64 bits of the table from bit `from` on. */
static uint64_t table_bits(int32_t from) {
    const uint32_t *word = two_over_pi + from / 32;
    int shift = from % 32;
    uint64_t bits = (uint64_t)word[0] << 32 | word[1];
    if (shift == 0)
        return bits;
    return bits << shift | word[2] >> (32 - shift);
}

/* x >= pi / 4. The product of the 53-bit integer m (x = m 2^e) and the bits of
 * 2 / pi from weight 2^(2 - e) down: what stands before them gives multiples
 * of four quarters. Only the lower 192 of its bits are formed; the upper two
 * of these count quarters, the others are the fraction of one. */
static struct angle reduce_far(struct base_wide x) {
    uint64_t m = x.mantissa >> 11;
    int32_t from = x.exponent - 52 - 2 + 64;
    uint64_t low = table_bits(from + 128);
    uint64_t middle = table_bits(from + 64), high = table_bits(from);
    uint64_t p1 = m * middle, carry = mul64_high(m, low);
    p1 += carry;
    uint64_t p2 = m * high + mul64_high(m, middle) + (p1 < carry);
    struct angle angle = {(unsigned)(p2 >> 62), {0, -1, false}};
    uint64_t fraction = p2 << 2 | p1 >> 62;
    uint64_t below = p1 << 2 | m * low >> 62;
    if (fraction >> 63 != 0) { /* Nearer to the next quarter. */
        angle.quarter++;
        angle.rest.negative = true;
        below = -below;
        fraction = ~fraction + (below == 0);
    }
    if (fraction == 0) {
        fraction = below;
        below = 0;
        angle.rest.exponent -= 64;
    }
    int zeros = mul64_leading_zeros(fraction);
    angle.rest.exponent -= zeros;
    angle.rest.mantissa =
        fraction << zeros | (zeros > 0 ? below >> (64 - zeros) : 0);
    angle.rest = base_wide_mul(angle.rest, half_pi);
    return angle;
}

static struct angle reduce(double x) {
    struct angle angle = {0, base_wide_of(x)};
    bool negative = angle.rest.negative;
    angle.rest.negative = false;
    /* Half of pi / 2 is not a double: compare the mantissa. */
    if (angle.rest.exponent > -1 ||
        (angle.rest.exponent == -1 && angle.rest.mantissa > half_pi.mantissa))
        angle = reduce_far(angle.rest);
    if (negative) {
        angle.quarter = -angle.quarter;
        angle.rest.negative = !angle.rest.negative;
    }
    return angle;
}

static struct base_wide sin_of(struct angle angle) {
    struct base_wide result = (angle.quarter & 1) != 0
                                  ? base_wide_cos(angle.rest)
                                  : base_wide_sin(angle.rest);
    return (angle.quarter & 2) != 0 ? base_wide_negate(result) : result;
}

static struct base_wide cos_of(struct angle angle) {
    angle.quarter++;
    return sin_of(angle);
}

double base_fp_sin(double x) {
    if (!base_fp_isfinite(x))
        return base_fp_nan();
    if (x == 0)
        return x;
    return base_wide_round(sin_of(reduce(x)));
}

double base_fp_cos(double x) {
    if (!base_fp_isfinite(x))
        return base_fp_nan();
    return base_wide_round(cos_of(reduce(x)));
}

double base_fp_tan(double x) {
    if (!base_fp_isfinite(x))
        return base_fp_nan();
    if (x == 0)
        return x;
    struct angle angle = reduce(x);
    return base_wide_round(base_wide_div(sin_of(angle), cos_of(angle)));
}
