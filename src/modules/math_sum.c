/* SPDX-License-Identifier: MIT */
/* Module math: exact sums, and lengths of vectors.
 *
 * fsum adds into one fixed-point number as wide as the range of doubles:
 * 2^-1074 to 2^1024 and 62 bits of carry above, in digits of 32 bits each kept
 * in 64, so that a thousand million numbers may be added before the carries
 * have to run. Nothing is rounded before the end. Rejected: Shewchuk's partial
 * sums, which need a list of unknown length. */
#include "modules/math_parts.h"

#include "base/fp.h"
#include "base/fp_wide.h"

#define DIGITS 69 /* (1074 + 1024 + 62) / 32, rounded up, and one */
#define LOWEST (-1074)
#define CARRY_EVERY (1u << 30)

struct accumulator {
    int64_t digit[DIGITS]; /* of 2^(32 i + LOWEST) */
    uint32_t added;
    double special; /* sum of the infinities and NaNs */
    bool infinite;
};

static void run_carries(struct accumulator *a) {
    for (uint32_t i = 0; i + 1 < DIGITS; i++) {
        value_rest();
        int64_t carry = a->digit[i] >> 32;
        a->digit[i] -= carry * (INT64_C(1) << 32);
        a->digit[i + 1] += carry;
    }
    a->added = 0;
}

static void add(struct accumulator *a, double x) {
    int32_t exponent;
    if (!base_fp_isfinite(x)) {
        a->special += x;
        a->infinite = true;
        return;
    }
    double m = base_fp_frexp(x, &exponent);
    int32_t low = exponent - 53 < LOWEST ? LOWEST : exponent - 53;
    int64_t whole = (int64_t)base_fp_ldexp(m, exponent - low);
    uint32_t bit = (uint32_t)(low - LOWEST), i = bit / 32, shift = bit % 32;
    uint64_t size = (uint64_t)(whole < 0 ? -whole : whole);
    uint64_t part[3] = {(size << shift) & 0xFFFFFFFFu,
                        (size >> (32 - shift)) & 0xFFFFFFFFu,
                        shift == 0 ? 0 : size >> 32 >> (32 - shift)};
    for (uint32_t k = 0; k < 3 && i + k < DIGITS; k++)
        a->digit[i + k] += whole < 0 ? -(int64_t)part[k] : (int64_t)part[k];
    if (++a->added == CARRY_EVERY)
        run_carries(a);
}

static bool negate_if_negative(struct accumulator *a) {
    if (a->digit[DIGITS - 1] >= 0)
        return false;
    for (uint32_t i = 0; i < DIGITS; i++) {
        value_rest();
        a->digit[i] = -a->digit[i];
    }
    run_carries(a);
    return true;
}

/* The top 64 bits, with all that lies below as one sticky bit. */
static double rounded(struct accumulator *a) {
    struct base_wide w = {0, 0, false};
    run_carries(a);
    w.negative = negate_if_negative(a);
    int32_t top = DIGITS - 1;
    while (top >= 0 && a->digit[top] == 0)
        top--;
    if (top < 0)
        return 0.0;
    uint64_t word[3];
    for (int32_t k = 0; k < 3; k++)
        word[k] = top - k >= 0 ? (uint64_t)a->digit[top - k] : 0;
    uint32_t shift = 0;
    while ((word[0] << shift & 0x80000000u) == 0)
        shift++;
    w.mantissa = word[0] << 32 | word[1];
    if (shift > 0)
        w.mantissa = w.mantissa << shift | word[2] >> (32 - shift);
    bool sticky = (word[2] << shift & 0xFFFFFFFFu) != 0;
    for (int32_t i = top - 3; i >= 0 && !sticky; i--)
        sticky = a->digit[i] != 0;
    w.mantissa |= sticky;
    w.exponent = top * 32 + LOWEST + 31 - (int32_t)shift;
    return base_wide_round(&w);
}

static bool math_fsum(struct arguments *args, value *out) {
    struct accumulator a = {.added = 0};
    value iterator, item;
    double x;
    bool infinities = false;
    if (!vm_iterate(args->at[0], &iterator))
        return false;
    for (;;) {
        if (!vm_next(iterator, &item))
            return false;
        if (item == VALUE_STOP)
            break;
        if (!value_to_double(item, &x))
            return false;
        infinities |= base_fp_isinf(x);
        add(&a, x);
        if (!value_poll())
            return false;
    }
    double sum = a.infinite ? a.special : rounded(&a);
    if (base_fp_isnan(sum) && infinities)
        return value_raise(&value_type_ValueError, "-inf + inf in fsum");
    if (base_fp_isinf(sum) && !infinities)
        return value_raise(&value_type_OverflowError,
                           "intermediate overflow in fsum");
    *out = value_from_double(sum);
    return true;
}

/* Squares are added with 64 bits of mantissa and any exponent, so nothing
 * overflows and the sum's error stays far below a unit of the result. */
struct length {
    struct base_wide sum;
    bool infinite;
    bool nan;
};

/* Zero is below any other number. */
static const struct length no_length = {{0, -(1 << 14), false}, false, false};

static void add_square(struct length *l, double x) {
    l->infinite |= base_fp_isinf(x);
    l->nan |= base_fp_isnan(x);
    if (!base_fp_isfinite(x))
        return;
    struct base_wide w;
    base_wide_of(&w, x);
    base_wide_mul(&w, &w, &w);
    base_wide_add(&l->sum, &l->sum, &w);
}

static double length_of(struct length *l) {
    if (l->infinite)
        return base_fp_infinity();
    if (l->nan)
        return base_fp_nan();
    base_wide_sqrt(&l->sum, &l->sum);
    return base_wide_round(&l->sum);
}

static bool math_hypot(struct arguments *args, value *out) {
    struct length l = no_length;
    for (uint32_t i = 0; i < args->count; i++) {
        double x;
        if (!value_to_double(args->at[i], &x) || !value_poll())
            return false;
        add_square(&l, x);
    }
    *out = value_from_double(length_of(&l));
    return true;
}

static bool math_dist(struct arguments *args, value *out) {
    struct length l = no_length;
    value p, q;
    if (!value_sequence_tuple(args->at[0], &p) ||
        !value_sequence_tuple(args->at[1], &q))
        return false;
    uint32_t n = value_tuple_length(p);
    if (n != value_tuple_length(q))
        return value_raise(&value_type_ValueError,
                           "both points must have the same number of "
                           "dimensions");
    for (uint32_t i = 0; i < n; i++) {
        double x, y;
        if (!value_to_double(value_tuple_at(p, i), &x) ||
            !value_to_double(value_tuple_at(q, i), &y) || !value_poll())
            return false;
        add_square(&l, x - y);
    }
    *out = value_from_double(length_of(&l));
    return true;
}

MOD_MATH_NATIVE(dist, 2, 2, 0);
MOD_MATH_NATIVE(fsum, 1, 1, 0);
MOD_MATH_NATIVE(hypot, 0, 255, 0);
