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

static const struct base_wide quarter_pi = {0xC90FDAA22168C235, -1, false};
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

/* The rest is at least pi / 4. The product of the 53-bit integer m (rest =
 * m 2^e) and the bits of 2 / pi from weight 2^(2 - e) down: what stands before
 * them gives multiples of four quarters. Only the lower 192 of its bits are
 * formed; the upper two of these count quarters, the others are the fraction
 * of one. */
static void reduce_far(struct angle *angle) {
    struct base_wide *rest = &angle->rest;
    uint64_t m = rest->mantissa >> 11;
    int32_t from = rest->exponent - 52 - 2 + 64;
    uint64_t low = table_bits(from + 128);
    uint64_t middle = table_bits(from + 64), high = table_bits(from);
    uint64_t p1 = m * middle, carry = mul64_high(m, low);
    p1 += carry;
    uint64_t p2 = m * high + mul64_high(m, middle) + (p1 < carry);
    angle->quarter = (unsigned)(p2 >> 62);
    rest->exponent = -1;
    uint64_t fraction = p2 << 2 | p1 >> 62;
    uint64_t below = p1 << 2 | m * low >> 62;
    if (fraction >> 63 != 0) { /* Nearer to the next quarter. */
        angle->quarter++;
        rest->negative = true;
        below = -below;
        fraction = ~fraction + (below == 0);
    }
    if (fraction == 0) {
        fraction = below;
        below = 0;
        rest->exponent -= 64;
    }
    int zeros = mul64_leading_zeros(fraction);
    rest->exponent -= zeros;
    rest->mantissa =
        fraction << zeros | (zeros > 0 ? below >> (64 - zeros) : 0);
    base_wide_mul(rest, rest, &half_pi);
}

static void reduce(struct angle *angle, double x) {
    struct base_wide *rest = &angle->rest;
    angle->quarter = 0;
    base_wide_of(rest, x);
    bool negative = rest->negative;
    rest->negative = false;
    if (base_wide_is_below(&quarter_pi, rest))
        reduce_far(angle);
    if (negative) {
        angle->quarter = -angle->quarter;
        rest->negative = !rest->negative;
    }
}

/* The sine of the angle and that many quarters more. */
static void sin_of(struct base_wide *out, const struct angle *angle,
                   unsigned quarters) {
    quarters += angle->quarter;
    if ((quarters & 1) != 0)
        base_wide_cos(out, &angle->rest);
    else
        base_wide_sin(out, &angle->rest);
    if ((quarters & 2) != 0)
        out->negative = !out->negative;
}

static double sin_from(double x, unsigned quarters) {
    struct angle angle;
    struct base_wide result;
    reduce(&angle, x);
    sin_of(&result, &angle, quarters);
    return base_wide_round(&result);
}

double base_fp_sin(double x) {
    if (!base_fp_isfinite(x))
        return base_fp_nan();
    if (x == 0)
        return x;
    return sin_from(x, 0);
}

double base_fp_cos(double x) {
    if (!base_fp_isfinite(x))
        return base_fp_nan();
    return sin_from(x, 1);
}

double base_fp_tan(double x) {
    if (!base_fp_isfinite(x))
        return base_fp_nan();
    if (x == 0)
        return x;
    struct angle angle;
    struct base_wide sine, cosine;
    reduce(&angle, x);
    sin_of(&sine, &angle, 0);
    sin_of(&cosine, &angle, 1);
    base_wide_div(&sine, &sine, &cosine);
    return base_wide_round(&sine);
}
