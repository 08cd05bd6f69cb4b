/* SPDX-License-Identifier: MIT */
/* Arithmetic on 64-bit mantissas. Division and square root are Newton
 * iterations for the reciprocal (square root), in 32-bit words until the last
 * step: integer multiplication is the one thing that every chip has.
 */
#include "base/fp_wide.h"

#include <string.h>

#include "base/isa/level.h"
#include "base/mul64.h"

enum { EXPONENT_BIAS = 1023, MANTISSA_BITS = 52 };

const struct base_wide base_wide_one = {0x8000000000000000, 0, false};
const struct base_wide base_wide_pi = {0xC90FDAA22168C235, 1, false};
const struct base_wide base_wide_ln2 = {0xB17217F7D1CF79AC, -1, false};

/* Its exponent makes it compare as small (W2). */
static const struct base_wide zero = {0, -(1 << 14), false};

/* Restores W1. */
static void normalise(struct base_wide *x) {
    if (x->mantissa == 0) {
        *x = zero;
        return;
    }
    int zeros = mul64_leading_zeros(x->mantissa);
    x->mantissa <<= zeros;
    x->exponent -= zeros;
}

void base_wide_of(struct base_wide *out, double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int32_t field = (int32_t)(bits >> MANTISSA_BITS & 0x7FF);
    out->mantissa = bits << 12 >> 1;
    out->exponent = field - EXPONENT_BIAS;
    out->negative = bits >> 63 != 0;
    if (field != 0) {
        out->mantissa |= 1ull << 63;
        return;
    }
    out->exponent++;
    normalise(out);
}

void base_wide_of_integer(struct base_wide *out, int64_t integer,
                          int32_t exponent) {
    out->negative = integer < 0;
    out->mantissa = out->negative ? -(uint64_t)integer : (uint64_t)integer;
    out->exponent = exponent + 63;
    normalise(out);
}

static uint64_t round_to_bits(const struct base_wide *x) {
    int32_t field = x->exponent + EXPONENT_BIAS;
    int32_t drop = field > 0 ? 11 : 12 - field;
    if (drop > 64 || x->mantissa == 0)
        return 0;
    if (field > 2046)
        return 0x7FFull << MANTISSA_BITS;
    uint64_t kept = drop == 64 ? 0 : x->mantissa >> drop;
    uint64_t rest = x->mantissa << (64 - drop);
    uint64_t half = 1ull << 63;
    if (rest > half || (rest == half && (kept & 1) != 0))
        kept++;
    uint64_t base = field > 0 ? (uint64_t)(field - 1) << MANTISSA_BITS : 0;
    return base + kept;
}

double base_wide_round(const struct base_wide *x) {
    uint64_t bits = round_to_bits(x) | (uint64_t)x->negative << 63;
    double result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

int64_t base_wide_to_fixed(const struct base_wide *x, int32_t bits) {
    int32_t shift = 63 - bits - x->exponent;
    int64_t value = shift < 64 ? (int64_t)(x->mantissa >> shift) : 0;
    return x->negative ? -value : value;
}

bool base_wide_is_below(const struct base_wide *a, const struct base_wide *b) {
    if (a->exponent != b->exponent)
        return a->exponent < b->exponent;
    return a->mantissa < b->mantissa;
}

/* a + b, neither zero, |a| >= |b|. */
static void add_smaller(struct base_wide *out, const struct base_wide *a,
                        const struct base_wide *b) {
    int32_t shift = a->exponent - b->exponent;
    uint64_t low = shift < 64 ? b->mantissa >> shift : 0;
    bool alike = a->negative == b->negative;
    *out = *a;
    if (!alike) {
        out->mantissa -= low;
        normalise(out);
        return;
    }
    out->mantissa += low;
    if (out->mantissa < low) {
        out->mantissa = out->mantissa >> 1 | 1ull << 63;
        out->exponent++;
    }
}

void base_wide_add(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b) {
    if (b->mantissa == 0)
        *out = *a;
    else if (a->mantissa == 0)
        *out = *b;
    else if (base_wide_is_below(a, b))
        add_smaller(out, b, a);
    else
        add_smaller(out, a, b);
}

void base_wide_sub(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b) {
    struct base_wide minus_b = *b;
    minus_b.negative = !minus_b.negative;
    base_wide_add(out, a, &minus_b);
}

/* out = a b, where b has carry / a below its mantissa; the 64 bits below. */
static uint64_t multiply(struct base_wide *out, const struct base_wide *a,
                         const struct base_wide *b, uint64_t carry) {
    if (a->mantissa == 0 || b->mantissa == 0) {
        *out = zero;
        return 0;
    }
    uint64_t high = mul64_high(a->mantissa, b->mantissa);
    uint64_t low = a->mantissa * b->mantissa + carry;
    high += low < carry;
    out->exponent = a->exponent + b->exponent + 1;
    out->negative = a->negative != b->negative;
    if (high >> 63 == 0) {
        high = high << 1 | low >> 63;
        low <<= 1;
        out->exponent--;
    }
    out->mantissa = high;
    return low;
}

void base_wide_mul(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b) {
    (void)multiply(out, a, b, 0);
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

void base_wide_div(struct base_wide *out, const struct base_wide *a,
                   const struct base_wide *b) {
    if (a->mantissa == 0) {
        *out = zero;
        return;
    }
    base_pause(); /* a quotient takes 1,900 cycles, a root 3,000 */
    /* r = 2^62 / (b / 2^64), half as large if it is 2^63. */
    uint64_t r = (uint64_t)reciprocal32((uint32_t)(b->mantissa >> 32)) << 32;
    int64_t error = (int64_t)((1ull << 62) - mul64_high(b->mantissa, r));
    r += (uint64_t)mul64_signed_high((int64_t)(r >> 1), error * 4) * 2;
    out->negative = a->negative != b->negative;
    /* quotient = a / b * 2^62, where a / b lies in (1/2, 2). */
    out->exponent = a->exponent - b->exponent + 1;
    out->mantissa = mul64_high(a->mantissa, r);
    normalise(out);
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

void base_wide_sqrt(struct base_wide *out, const struct base_wide *x) {
    if (x->mantissa == 0) {
        *out = zero;
        return;
    }
    /* x = m / 2^64 * 2^(2 half), with m / 2^64 in [1/4, 1). */
    int32_t odd = x->exponent & 1;
    int32_t half = (x->exponent - odd) / 2 + 1;
    uint64_t m = odd ? x->mantissa : x->mantissa >> 1;
    uint64_t r = (uint64_t)inverse_root32((uint32_t)(m >> 32)) << 32;
    uint64_t root = mul64_high(m, r) << 2;
    for (int i = 0; i < 2; i++) {
        /* root += (m - root^2) r / 2, where r has 62 fraction bits. */
        base_pause();
        int64_t rest = (int64_t)(m - mul64_high(root, root));
        root += (uint64_t)mul64_signed_high(rest * 4, (int64_t)(r >> 1));
    }
    if (root >> 63 == 0) /* A root of 1 - 2^-64 may overflow to 1. */
        root = m >> 63 == 0 ? 1ull << 63 : UINT64_MAX;
    out->mantissa = root;
    out->exponent = half - 1;
    out->negative = x->negative;
}

void base_wide_mul_long(struct base_wide_long *out, const struct base_wide *a,
                        const struct base_wide_long *b) {
    base_pause();
    uint64_t carry = mul64_high(a->mantissa, b->tail);
    out->tail = multiply(&out->head, a, &b->head, carry);
}

int64_t base_wide_polynomial(const int64_t *terms, size_t count, int64_t z) {
    int64_t sum = terms[count - 1];
    for (size_t i = count - 1; i-- > 0;) {
        sum = terms[i] + mul64_signed_high(sum, z);
        if (i % 4u == 0) /* 1,200 cycles on RP2040 */
            base_pause();
    }
    return sum;
}

void base_wide_series(struct base_wide *out,
                      const struct base_wide_terms *terms,
                      const struct base_wide *x) {
    int64_t z = base_wide_to_fixed(x, terms->bits);
    int64_t sum = base_wide_polynomial(terms->terms, terms->count, z);
    base_wide_of_integer(out, sum, -terms->fraction_bits);
}

void base_wide_even_series(struct base_wide *out,
                           const struct base_wide_terms *terms,
                           const struct base_wide *x) {
    struct base_wide square;
    base_wide_mul(&square, x, x);
    base_wide_series(out, terms, &square);
}
