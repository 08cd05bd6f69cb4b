/* SPDX-License-Identifier: MIT */
/* Arithmetic on 64-bit mantissas. Division and square root are Newton
 * iterations for the reciprocal (square root), in 32-bit words until the last
 * step: integer multiplication is the one thing that every chip has.
 */
#include "base/fp_wide.h"

#include <string.h>

#include "base/mul64.h"

enum { EXPONENT_BIAS = 1023, MANTISSA_BITS = 52 };

const struct base_wide base_wide_one = {0x8000000000000000, 0, false};
const struct base_wide base_wide_pi = {0xC90FDAA22168C235, 1, false};
const struct base_wide base_wide_ln2 = {0xB17217F7D1CF79AC, -1, false};

/* Its exponent makes it compare as small (W2). */
static const struct base_wide zero = {0, -(1 << 14), false};

/* Restores W1. */
static struct base_wide normal(struct base_wide x) {
    if (x.mantissa == 0)
        return zero;
    int zeros = mul64_leading_zeros(x.mantissa);
    x.mantissa <<= zeros;
    x.exponent -= zeros;
    return x;
}

struct base_wide base_wide_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int32_t field = (int32_t)(bits >> MANTISSA_BITS & 0x7FF);
    struct base_wide wide = {bits << 12 >> 1, field - EXPONENT_BIAS,
                             bits >> 63 != 0};
    if (field != 0) {
        wide.mantissa |= 1ull << 63;
        return wide;
    }
    wide.exponent++;
    return normal(wide);
}

struct base_wide base_wide_of_integer(int64_t integer, int32_t exponent) {
    struct base_wide x = {(uint64_t)integer, exponent + 63, integer < 0};
    if (x.negative)
        x.mantissa = -x.mantissa;
    return normal(x);
}

static uint64_t round_to_bits(struct base_wide x) {
    int32_t field = x.exponent + EXPONENT_BIAS;
    int32_t drop = field > 0 ? 11 : 12 - field;
    if (drop > 64 || x.mantissa == 0)
        return 0;
    if (field > 2046)
        return 0x7FFull << MANTISSA_BITS;
    uint64_t kept = drop == 64 ? 0 : x.mantissa >> drop;
    uint64_t rest = x.mantissa << (64 - drop);
    uint64_t half = 1ull << 63;
    if (rest > half || (rest == half && (kept & 1) != 0))
        kept++;
    uint64_t base = field > 0 ? (uint64_t)(field - 1) << MANTISSA_BITS : 0;
    return base + kept;
}

double base_wide_round(struct base_wide x) {
    uint64_t bits = round_to_bits(x) | (uint64_t)x.negative << 63;
    double result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

int64_t base_wide_to_fixed(struct base_wide x, int32_t bits) {
    int32_t shift = 63 - bits - x.exponent;
    int64_t value = shift < 64 ? (int64_t)(x.mantissa >> shift) : 0;
    return x.negative ? -value : value;
}

struct base_wide base_wide_negate(struct base_wide x) {
    x.negative = !x.negative;
    return x;
}

/* a + b of one sign, with the exponent of a not below that of b. */
static struct base_wide add_magnitudes(struct base_wide a, uint64_t b) {
    a.mantissa += b;
    if (a.mantissa < b) {
        a.mantissa = a.mantissa >> 1 | 1ull << 63;
        a.exponent++;
    }
    return a;
}

struct base_wide base_wide_add(struct base_wide a, struct base_wide b) {
    if (b.mantissa == 0)
        return a;
    if (a.mantissa == 0)
        return b;
    if (a.exponent < b.exponent ||
        (a.exponent == b.exponent && a.mantissa < b.mantissa)) {
        struct base_wide swap = a;
        a = b;
        b = swap;
    }
    int32_t shift = a.exponent - b.exponent;
    uint64_t low = shift < 64 ? b.mantissa >> shift : 0;
    if (a.negative == b.negative)
        return add_magnitudes(a, low);
    a.mantissa -= low;
    return normal(a);
}

struct base_wide base_wide_sub(struct base_wide a, struct base_wide b) {
    return base_wide_add(a, base_wide_negate(b));
}

struct base_wide base_wide_mul(struct base_wide a, struct base_wide b) {
    if (a.mantissa == 0 || b.mantissa == 0)
        return zero;
    uint64_t high = mul64_high(a.mantissa, b.mantissa);
    uint64_t low = a.mantissa * b.mantissa;
    a.exponent += b.exponent + 1;
    a.negative = a.negative != b.negative;
    if (high >> 63 == 0) {
        high = high << 1 | low >> 63;
        a.exponent--;
    }
    a.mantissa = high;
    return a;
}

/* floor(2^32 / (b / 2^31)) within a few units, for 2^31 <= b < 2^32. */
static uint32_t reciprocal32(uint32_t b) {
    /* 1/b ~ 48/17 - 32/17 b on [1/2, 1), within 1/17; each iteration
     * r += r (1 - b r) squares that: 2^-4, -8, -16, -32. r has 30 fraction
     * bits, b 32. */
    uint32_t r = 0xB4B4B4B4u - (uint32_t)((uint64_t)b * 0x78787878u >> 32);
    for (int i = 0; i < 3; i++) {
        uint32_t product = (uint32_t)((uint64_t)b * r >> 32);
        int32_t error = (int32_t)((1u << 30) - product);
        r += (uint32_t)((int64_t)r * error >> 30);
    }
    return r;
}

struct base_wide base_wide_div(struct base_wide a, struct base_wide b) {
    if (a.mantissa == 0)
        return zero;
    /* r = 2^62 / (b / 2^64), half as large if it is 2^63. */
    uint64_t r = (uint64_t)reciprocal32((uint32_t)(b.mantissa >> 32)) << 32;
    int64_t error = (int64_t)((1ull << 62) - mul64_high(b.mantissa, r));
    r += (uint64_t)mul64_signed_high((int64_t)(r >> 1), error * 4) * 2;
    uint64_t quotient = mul64_high(a.mantissa, r);
    a.negative = a.negative != b.negative;
    /* quotient = a / b * 2^62, where a / b lies in (1/2, 2). */
    a.exponent -= b.exponent - 1;
    a.mantissa = quotient;
    return normal(a);
}

/* 1 / sqrt of the middle of each of 24 cells of [1/4, 1), less 1, times 256:
 * within 1/34. */
static const uint8_t inverse_root_start[24] = {
    241, 214, 191, 171, 154, 138, 124, 112, 101, 90, 81, 72,
    64,  56,  49,  43,  37,  31,  25,  20,  15,  11, 6,  2};

/* 2^30 / sqrt(b / 2^32) for 2^30 <= b, a few units too small: a root near 1
 * must not overflow. */
static uint32_t inverse_root32(uint32_t b) {
    uint32_t r = (256u + inverse_root_start[(b >> 27) - 8]) << 22;
    for (int i = 0; i < 3; i++) {
        /* r += r (1 - b r^2) / 2 */
        uint32_t square = (uint32_t)((uint64_t)r * r >> 32);
        uint32_t product = (uint32_t)((uint64_t)square * b >> 32);
        int32_t error = (int32_t)((1u << 28) - product);
        r += (uint32_t)((int64_t)r * error >> 29);
    }
    return r - 16;
}

struct base_wide base_wide_sqrt(struct base_wide x) {
    if (x.mantissa == 0)
        return zero;
    /* x = m / 2^64 * 2^(2 half), with m / 2^64 in [1/4, 1). */
    int32_t odd = x.exponent & 1;
    int32_t half = (x.exponent - odd) / 2 + 1;
    uint64_t m = odd ? x.mantissa : x.mantissa >> 1;
    uint64_t r = (uint64_t)inverse_root32((uint32_t)(m >> 32)) << 32;
    uint64_t root = mul64_high(m, r) << 2;
    for (int i = 0; i < 2; i++) {
        /* root += (m - root^2) r / 2, where r has 62 fraction bits. */
        int64_t rest = (int64_t)(m - mul64_high(root, root));
        root += (uint64_t)mul64_signed_high(rest * 4, (int64_t)(r >> 1));
    }
    if (root >> 63 == 0) /* A root of 1 - 2^-64 may overflow to 1. */
        root = m >> 63 == 0 ? 1ull << 63 : UINT64_MAX;
    x.mantissa = root;
    x.exponent = half - 1;
    return x;
}

struct base_wide_long base_wide_mul_long(struct base_wide a,
                                         const struct base_wide_long *b) {
    struct base_wide_long out = {zero, 0};
    if (a.mantissa == 0 || b->head.mantissa == 0)
        return out;
    uint64_t high = mul64_high(a.mantissa, b->head.mantissa);
    uint64_t low = a.mantissa * b->head.mantissa;
    uint64_t carry = mul64_high(a.mantissa, b->tail);
    low += carry;
    high += low < carry;
    out.head.exponent = a.exponent + b->head.exponent + 1;
    out.head.negative = a.negative != b->head.negative;
    if (high >> 63 == 0) {
        high = high << 1 | low >> 63;
        low <<= 1;
        out.head.exponent--;
    }
    out.head.mantissa = high;
    out.tail = low;
    return out;
}

int64_t base_wide_polynomial(const int64_t *terms, size_t count, int64_t z) {
    int64_t sum = terms[count - 1];
    for (size_t i = count - 1; i-- > 0;)
        sum = terms[i] + mul64_signed_high(sum, z);
    return sum;
}
