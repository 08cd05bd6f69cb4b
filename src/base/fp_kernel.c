/* SPDX-License-Identifier: MIT */
/* Logarithm, exponential, sine and cosine of wide numbers. The tables are from
 * tests/numbers/coefficients.
 *
 * Logarithm and exponential are to base two, where the exponent is exact.
 * Both reduce by a table until a short polynomial is enough (32 and 16 cells:
 * the tables take 600 bytes and save half the terms).
 */
#include "base/fp_wide.h"

#include "base/isa/level.h"
#include "base/mul64.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* 256 over the middle of each of 32 cells of [1, 2). */
static const uint16_t log2_reciprocal[] = {
    256, 245, 237, 231, 224, 218, 213, 207, 202, 197, 193,
    188, 184, 180, 176, 172, 169, 165, 162, 159, 156, 153,
    150, 148, 145, 142, 140, 138, 135, 133, 131, 128};

/* The cells from here on lie above sqrt(2): their logarithm is 1 less, and the
 * exponent 1 more, so that log2 of a number just below 1 does not cancel. */
enum { LOG2_UPPER_CELL = 13 };

/* log2 of 256 over these, in 96 fraction bits, two's complement. */
static const uint64_t log2_high[] = {
    0x0000000000000000, 0x10387EFBCA869DA0, 0x1C7B528B70F1C4FA,
    0x25F3C65AB7FBA134, 0x315130157F7A64CC, 0x3B5845A7C883A5FC,
    0x43EA120112CD4421, 0x4E77A385567DBDFC, 0x577F73C7BAB83910,
    0x60C13643047F4CA8, 0x6854BC50A606CF5E, 0x7206770B517F90E2,
    0x79F7D7F94E2ACD3B, 0x8215EA5CD3E4C4C7, 0x8A62B07F3457C407,
    0x92E050231DF57D6F, 0x995FF71B8773432D, 0xA238B5160413106E,
    0xA8FF971810A5E181, 0xAFE6E71393EEDA29, 0xB6EFE153C7E319F6,
    0xBE1BD4913F3FDA43, 0xC56C23679B4D206E, 0xCA6143A49626D820,
    0xD1F17A5621FB01AC, 0xD9AA2C3B0EA3CBC1, 0xDEE74EE64B0C38D3,
    0xE437BDBF5254459C, 0xEC55D022D80E3D27, 0xF1D902A37AAA5085,
    0xF77197157665F689, 0x0000000000000000,
};
static const uint32_t log2_low[] = {
    0x00000000, 0x85BE1CBB, 0x1B273B9E, 0x3A338411, 0xD536FC5C, 0x8AE9C137,
    0xBC0F6D0B, 0xAD2F4711, 0xB5B643A7, 0xEAC292D5, 0xC39974B3, 0x5762B11A,
    0xED456B25, 0x9B39FFEF, 0x050799BF, 0xAE441C0A, 0x124BC6F2, 0x404CABB7,
    0x7FD3B7D8, 0x3432EF6B, 0xE91AD16F, 0xF396598B, 0x169535FC, 0x3DC26880,
    0x7FC60A51, 0x5C1A7F15, 0xB087205F, 0x4D3A591B, 0xFB2EEDE5, 0x8383CB0D,
    0x3F5D7D83, 0x00000000,
};

/* (u - ln(1 + u)) / (u^2 ln 2) in powers of 16 u. */
/* degree 10, 63 fraction bits, error 2^-65.4 */
static const int64_t log2_terms[] = {
    0x5C551D94AE0BF85Ell,  -0x03D8E13B87407FAFll, 0x002E2A8ECA5705FCll,
    -0x00024EED8A1DF34Fll, 0x00001EC709DC3A01ll,  -0x000001A61762ABF6ll,
    0x000000171547656Bll,  -0x00000001484AECB4ll, 0x0000000012776A0Bll,
    -0x00000000010D3701ll, 0x00000000000F6C9All,
};

/* 2^((j + 1/2) / 16), 63 fraction bits. */
static const uint64_t exp2_table[] = {
    0x82CD8698AC2BA1D7, 0x88980E8092DA8527, 0x8EA4398B45CD53C0,
    0x94F4EFA8FEF70961, 0x9B8D39B9D54E5539, 0xA27043030C496819,
    0xA9A15AB4EA7C0EF8, 0xB123F581D2AC2590, 0xB8FBAF4762FB9EE9,
    0xC12C4CCA66709456, 0xC9B9BD866E2F27A3, 0xD2A81D91F12AE45A,
    0xDBFBB797DAF23755, 0xE5B906E77C8348A8, 0xEFE4B99BDCDAF5CB,
    0xFA83B2DB722A033A,
};

/* (2^g - 1) / g for |g| <= 1/32. */
/* degree 6, 62 fraction bits, error 2^-60.5 */
static const int64_t exp2_terms[] = {
    0x2C5C85FDF473DE6Bll, 0x0F5FDEFFC162C9C1ll, 0x038D611AE0941821ll,
    0x009D955B7D84D987ll, 0x0015D87FE7846D2Cll, 0x0002861492C21DF9ll,
    0x00003FF9AF5B34C9ll,
};

/* sin(x) / x and cos(x) in powers of x^2 / 2, for x <= pi / 4. */
/* degree 7, 62 fraction bits, error 2^-67.4 */
static const int64_t sin_terms[] = {
    0x4000000000000000ll,  -0x1555555555555552ll, 0x0222222222222139ll,
    -0x001A01A01A01887Dll, 0x0000B8EF1D29897All,  -0x0000035CC8A4DE28ll,
    0x0000000B0903E264ll,  -0x000000001AA9B895ll,
};
/* degree 8, 62 fraction bits, error 2^-66.5 */
static const int64_t cos_terms[] = {
    0x4000000000000000ll,  -0x4000000000000000ll, 0x0AAAAAAAAAAAAAA7ll,
    -0x00B60B60B60B604Bll, 0x0006806806806112ll,  -0x000024FC9F6EB015ll,
    0x0000008F76C61933ll,  -0x000000019392CC37ll, 0x0000000003553707ll,
};

static const struct base_wide_terms log1p_series = {log2_terms,
                                                    COUNT(log2_terms), 63, 68};
static const struct base_wide_terms sin_series = {sin_terms, COUNT(sin_terms),
                                                  62, 63};
static const struct base_wide_terms cos_series = {cos_terms, COUNT(cos_terms),
                                                  62, 63};

static const struct base_wide_long log2_e = {{0xB8AA3B295C17F0BB, 0, false},
                                             0xBE87FED0691D3E89};

/* A signed 128-bit integer. */
struct pair {
    int64_t high;
    uint64_t low;
};

static void pair_add(struct pair *a, const struct pair *b) {
    a->low += b->low;
    a->high =
        (int64_t)((uint64_t)a->high + (uint64_t)b->high + (a->low < b->low));
}

static void pair_negate(struct pair *a) {
    a->high = (int64_t)(~(uint64_t)a->high + (a->low == 0));
    a->low = ~a->low + 1;
}

/* a / 2^shift for 0 < shift < 64, rounded down. */
static void pair_shift_right(struct pair *a, int shift) {
    a->low = a->low >> shift | (uint64_t)a->high << (64 - shift);
    a->high >>= shift;
}

/* a / 2^bits as a normalised number. */
static void pair_to_long(struct base_wide_long *out, struct pair *a,
                         int32_t bits) {
    out->head.exponent = 127 - bits;
    out->head.negative = a->high < 0;
    if (a->high < 0)
        pair_negate(a);
    uint64_t high = (uint64_t)a->high;
    if (high == 0) {
        high = a->low;
        a->low = 0;
        out->head.exponent -= 64;
    }
    if (high == 0) {
        *out = (struct base_wide_long){{0, 0, false}, 0};
        return;
    }
    int zeros = mul64_leading_zeros(high);
    out->head.mantissa =
        high << zeros | (zeros > 0 ? a->low >> (64 - zeros) : 0);
    out->tail = a->low << zeros;
    out->head.exponent -= zeros;
}

/* u^2 times the polynomial, in 131 fraction bits. u is shifted up before it is
 * squared, and the product kept in full: log2 has all its digits even when u is
 * tiny. */
static void log2_tail(struct pair *out, int64_t u, uint64_t size) {
    *out = (struct pair){0, 0};
    if (size == 0)
        return;
    int up = mul64_leading_zeros(size);
    int down = 4 + 2 * up;
    if (down >= 128)
        return;
    uint64_t terms =
        (uint64_t)base_wide_polynomial(log2_terms, COUNT(log2_terms), u);
    base_pause();
    uint64_t square = mul64_high(size << up, size << up);
    /* 2 (68 + up) - 64 + 63 = 135 + 2 up fraction bits. */
    out->high = (int64_t)mul64_high(square, terms);
    out->low = square * terms;
    if (down < 64) {
        pair_shift_right(out, down);
        return;
    }
    out->low = (uint64_t)out->high >> (down - 64);
    out->high = 0;
}

/* log2(1 + u) in 131 fraction bits, with u in 68: u log2(e) less the tail. */
static void log2_of_1_plus(struct pair *out, int64_t u) {
    uint64_t size = u < 0 ? -(uint64_t)u : (uint64_t)u;
    out->high = (int64_t)mul64_high(size, log2_e.head.mantissa);
    out->low = size * log2_e.head.mantissa;
    struct pair other = {0, mul64_high(size, log2_e.tail)};
    pair_add(out, &other);
    if (u < 0)
        pair_negate(out);
    log2_tail(&other, u, size);
    pair_negate(&other);
    pair_add(out, &other);
}

void base_wide_log2(struct base_wide_long *out, const struct base_wide *x) {
    base_pause();
    unsigned cell = x->mantissa >> 58 & 31;
    int32_t whole = x->exponent + (cell >= LOG2_UPPER_CELL);
    /* x = 2^whole (1 + u) 256 / reciprocal: u = m r - 1, where the one falls
     * off above 68 fraction bits. */
    int64_t u = (int64_t)((x->mantissa >> 3) * log2_reciprocal[cell]);
    struct pair sum;
    log2_of_1_plus(&sum, u);
    if (whole == 0 && (cell == 0 || cell == 31)) {
        pair_to_long(out, &sum, 131);
        return;
    }
    /* 112 fraction bits leave 16 for the exponent. */
    int64_t high = (int64_t)log2_high[cell];
    struct pair table = {(high >> 16) + whole * (1ll << 48),
                         (uint64_t)high << 48 | (uint64_t)log2_low[cell] << 16};
    pair_shift_right(&sum, 19);
    pair_add(&sum, &table);
    pair_to_long(out, &sum, 112);
}

void base_wide_log(struct base_wide *out, const struct base_wide *x) {
    struct base_wide_long log2;
    base_wide_log2(&log2, x);
    base_wide_mul(out, &log2.head, &base_wide_ln2);
}

/* ln(1 + x) for |x| >= 1/32: with y near 1 + x and c = x - (y - 1) it is
 * ln(y) + c / y. y keeps the bits that log2 looks at. */
static void log1p_far(struct base_wide *out, const struct base_wide *x) {
    struct base_wide y, c;
    base_wide_add(&y, &base_wide_one, x);
    y.mantissa &= ~7ull;
    base_wide_sub(&c, &y, &base_wide_one);
    base_wide_sub(&c, x, &c);
    base_wide_div(&c, &c, &y);
    base_wide_log(out, &y);
    base_wide_add(out, out, &c);
}

void base_wide_log1p(struct base_wide *out, const struct base_wide *x) {
    if (x->exponent >= -5) {
        log1p_far(out, x);
        return;
    }
    /* Nearer to zero 1 + x would lose digits: x - x^2 ln 2 times the
     * polynomial. */
    struct base_wide tail, square;
    base_wide_series(&tail, &log1p_series, x);
    base_wide_mul(&tail, &tail, &base_wide_ln2);
    base_wide_mul(&square, x, x);
    base_wide_mul(&tail, &tail, &square);
    base_wide_sub(out, x, &tail);
}

/* 2^(fraction / 2^64), fraction unsigned. */
static void exp2_of_fraction(struct base_wide *out, uint64_t fraction) {
    uint64_t base = exp2_table[fraction >> 60];
    int64_t g = (int64_t)(fraction & ((1ull << 60) - 1)) - (1ll << 59);
    int64_t terms = base_wide_polynomial(exp2_terms, COUNT(exp2_terms), g);
    /* g has room for four bits more: 62 + 68 - 64 = 66 fraction bits. */
    int64_t grown = (mul64_signed_high(terms, g * 16) + 2) >> 2;
    uint64_t mantissa = base;
    out->exponent = 0;
    out->negative = false;
    if (grown < 0)
        mantissa -= mul64_high(base, (uint64_t)-grown);
    else
        mantissa += mul64_high(base, (uint64_t)grown);
    if (mantissa >> 62 == 0) { /* Just below 2 it may overflow, */
        mantissa = 1ull << 63;
        out->exponent = 1;
    } else if (mantissa >> 63 == 0) { /* and just above 1 fall short. */
        mantissa <<= 1;
        out->exponent = -1;
    }
    out->mantissa = mantissa;
}

void base_wide_exp2(struct base_wide *out, const struct base_wide_long *x) {
    enum { FAR = 15 };
    int32_t exponent = x->head.exponent;
    bool negative = x->head.negative;
    if (exponent >= FAR) {
        *out = base_wide_one;
        out->exponent = negative ? -(1 << FAR) : 1 << FAR;
        return;
    }
    uint64_t mantissa = x->head.mantissa;
    int32_t whole = 0;
    uint64_t fraction = 0;
    if (exponent >= 0) {
        whole = (int32_t)(mantissa >> (63 - exponent));
        fraction = mantissa << exponent << 1 | x->tail >> (63 - exponent);
    } else if (exponent > -64) {
        fraction = mantissa >> (-exponent - 1);
    }
    if (negative) {
        fraction = -fraction;
        whole = -whole - (fraction != 0);
    }
    exp2_of_fraction(out, fraction);
    out->exponent += whole;
}

void base_wide_exp(struct base_wide *out, const struct base_wide *x) {
    struct base_wide_long scaled;
    base_wide_mul_long(&scaled, x, &log2_e);
    base_wide_exp2(out, &scaled);
}

void base_wide_exp_of_minus_square(struct base_wide *out,
                                   const struct base_wide *x) {
    struct base_wide_long scaled;
    base_wide_mul_long(&scaled, x, &log2_e);
    base_wide_mul_long(&scaled, x, &scaled);
    scaled.head.negative = true;
    base_wide_exp2(out, &scaled);
}

void base_wide_sin(struct base_wide *out, const struct base_wide *x) {
    struct base_wide series;
    base_wide_even_series(&series, &sin_series, x);
    base_wide_mul(out, x, &series);
}

void base_wide_cos(struct base_wide *out, const struct base_wide *x) {
    base_wide_even_series(out, &cos_series, x);
}
