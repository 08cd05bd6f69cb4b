/* SPDX-License-Identifier: MIT */
/* Schoolbook arithmetic on 32-bit limbs with 64-bit intermediates.
 *
 * Division is Knuth's algorithm D (TAOCP 2, 4.3.1), but without his
 * normalising pass: only the estimate of a quotient limb needs the shifted
 * leading limbs, so those are shifted on the fly. That leaves the divisor
 * const and saves the caller a scratch copy.
 */
#include "base/limbs.h"

#include <string.h>

#include "base/isa/level.h"

enum { MANTISSA_BITS = 52, EXPONENT_BIAS = 1075 };

/* Between two limbs of a long row, 20 to 140 cycles each on RP2040, and before
 * the first: conversions are many short rows. Any task code may run; numbers do
 * not change. */
static inline void rest_some(size_t i) {
    if (i % 16u == 0)
        base_pause();
}

static unsigned leading_zeros(uint32_t x) { return (unsigned)__builtin_clz(x); }

size_t base_limbs_trim(const uint32_t *a, size_t count) {
    while (count > 0 && a[count - 1] == 0)
        rest_some(--count);
    return count;
}

size_t base_limbs_bit_length(const uint32_t *a, size_t count) {
    count = base_limbs_trim(a, count);
    if (count == 0)
        return 0;
    return count * BASE_LIMBS_BITS - leading_zeros(a[count - 1]);
}

int base_limbs_compare(const uint32_t *a, size_t a_count, const uint32_t *b,
                       size_t b_count) {
    a_count = base_limbs_trim(a, a_count);
    b_count = base_limbs_trim(b, b_count);
    if (a_count != b_count)
        return a_count < b_count ? -1 : 1;
    for (size_t i = a_count; i-- > 0;) {
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
        rest_some(i);
    }
    return 0;
}

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 uint128;

static uint64_t load_pair(const uint32_t *at) {
    uint64_t pair;
    memcpy(&pair, at, sizeof pair); /* little endian, as all hosts are */
    return pair;
}

static void store_pair(uint32_t *at, uint64_t pair) {
    memcpy(at, &pair, sizeof pair);
}

/* Two limbs at a time: the even part of a row, with the same rests. */
static size_t add_product_pairs(uint32_t *out, const uint32_t *a, size_t count,
                                uint32_t factor, uint64_t *carry) {
    uint64_t sum = *carry;
    size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        rest_some(i);
        uint128 w =
            (uint128)load_pair(a + i) * factor + load_pair(out + i) + sum;
        store_pair(out + i, (uint64_t)w);
        sum = (uint64_t)(w >> 64);
    }
    *carry = sum;
    return i;
}

static size_t add_pairs(uint32_t *out, const uint32_t *a, const uint32_t *b,
                        size_t count, uint64_t *carry) {
    uint64_t sum = *carry;
    size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        rest_some(i);
        uint128 w = (uint128)load_pair(a + i) + load_pair(b + i) + sum;
        store_pair(out + i, (uint64_t)w);
        sum = (uint64_t)(w >> 64);
    }
    *carry = sum;
    return i;
}

static size_t sub_pairs(uint32_t *out, const uint32_t *a, const uint32_t *b,
                        size_t count, uint64_t *borrow) {
    uint64_t less = *borrow;
    size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        rest_some(i);
        uint128 w = (uint128)load_pair(a + i) - load_pair(b + i) - less;
        store_pair(out + i, (uint64_t)w);
        less = (uint64_t)(w >> 64) & 1u;
    }
    *borrow = less;
    return i;
}

/* window -= d * factor, as far as pairs go. */
static size_t sub_product_pairs(uint32_t *window, const uint32_t *d, size_t n,
                                uint32_t factor, uint64_t *carry) {
    uint64_t sum = *carry;
    size_t i = 0;
    for (; i + 2 <= n; i += 2) {
        rest_some(i);
        uint128 w = (uint128)load_pair(d + i) * factor + sum;
        uint64_t low = (uint64_t)w, old = load_pair(window + i);
        store_pair(window + i, old - low);
        sum = (uint64_t)(w >> 64) + (old < low);
    }
    *carry = sum;
    return i;
}
#else
#define add_product_pairs(out, a, count, factor, carry) ((size_t)0)
#define add_pairs(out, a, b, count, carry) ((size_t)0)
#define sub_pairs(out, a, b, count, borrow) ((size_t)0)
#define sub_product_pairs(window, d, n, factor, carry) ((size_t)0)
#endif

uint32_t base_limbs_add(uint32_t *out, const uint32_t *a, size_t a_count,
                        const uint32_t *b, size_t b_count) {
    uint64_t carry = 0;
    size_t i =
        add_pairs(out, a, b, a_count < b_count ? a_count : b_count, &carry);
    for (; i < a_count; i++) {
        if (i >= b_count && carry == 0 && out == a)
            return 0;
        rest_some(i);
        carry += (uint64_t)a[i] + (i < b_count ? b[i] : 0);
        out[i] = (uint32_t)carry;
        carry >>= BASE_LIMBS_BITS;
    }
    return (uint32_t)carry;
}

uint32_t base_limbs_sub(uint32_t *out, const uint32_t *a, size_t a_count,
                        const uint32_t *b, size_t b_count) {
    uint64_t borrow = 0;
    size_t i =
        sub_pairs(out, a, b, a_count < b_count ? a_count : b_count, &borrow);
    for (; i < a_count; i++) {
        if (i >= b_count && borrow == 0 && out == a)
            return 0;
        rest_some(i);
        uint64_t difference =
            (uint64_t)a[i] - (i < b_count ? b[i] : 0) - borrow;
        out[i] = (uint32_t)difference;
        borrow = difference >> 63;
    }
    return (uint32_t)borrow;
}

uint32_t base_limbs_mul_small(uint32_t *out, const uint32_t *a, size_t count,
                              uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (size_t i = 0; i < count; i++) {
        rest_some(i);
        carry += (uint64_t)a[i] * factor;
        out[i] = (uint32_t)carry;
        carry >>= BASE_LIMBS_BITS;
    }
    return (uint32_t)carry;
}

uint32_t base_limbs_add_product(uint32_t *out, const uint32_t *a, size_t count,
                                uint32_t factor, uint32_t carry) {
    uint64_t sum = carry;
    size_t i = add_product_pairs(out, a, count, factor, &sum);
    for (; i < count; i++) {
        rest_some(i);
        /* (2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1: this cannot overflow. */
        sum += (uint64_t)a[i] * factor + out[i];
        out[i] = (uint32_t)sum;
        sum >>= BASE_LIMBS_BITS;
    }
    return (uint32_t)sum;
}

void base_limbs_mul(uint32_t *out, const uint32_t *a, size_t a_count,
                    const uint32_t *b, size_t b_count) {
    memset(out, 0, (a_count + b_count) * sizeof *out);
    for (size_t i = 0; i < b_count; i++)
        out[i + a_count] = base_limbs_add_product(out + i, a, a_count, b[i], 0);
}

uint32_t base_limbs_div_small(uint32_t *out, const uint32_t *a, size_t count,
                              uint32_t divisor, uint32_t rest) {
    for (size_t i = count; i-- > 0;) {
        rest_some(i * 4u); /* 500 cycles each */
        uint64_t pair = (uint64_t)rest << BASE_LIMBS_BITS | a[i];
        out[i] = (uint32_t)(pair / divisor);
        rest = (uint32_t)(pair % divisor);
    }
    return rest;
}

/* The high limb of (high:low) << shift, with shift < 32. */
static uint32_t shifted(uint32_t high, uint32_t low, unsigned shift) {
    uint64_t pair = (uint64_t)high << BASE_LIMBS_BITS | low;
    return (uint32_t)(pair << shift >> BASE_LIMBS_BITS);
}

/* Estimates the quotient limb from the leading limbs, all shifted so that the
 * divisor's top bit is set; the result is right or one too large. */
static uint32_t estimate(const uint32_t *window, uint32_t top,
                         const uint32_t *d, size_t n) {
    unsigned shift = leading_zeros(d[n - 1]);
    uint32_t d1 = shifted(d[n - 1], d[n - 2], shift);
    uint32_t d2 = shifted(d[n - 2], n > 2 ? d[n - 3] : 0, shift);
    uint32_t w0 = shifted(top, window[n - 1], shift);
    uint32_t w1 = shifted(window[n - 1], window[n - 2], shift);
    uint32_t w2 = shifted(window[n - 2], n > 2 ? window[n - 3] : 0, shift);
    uint64_t head = (uint64_t)w0 << BASE_LIMBS_BITS | w1;
    uint64_t guess = w0 >= d1 ? UINT32_MAX : head / d1;
    uint64_t rest = head - guess * d1;
    while (rest <= UINT32_MAX && guess * d2 > (rest << BASE_LIMBS_BITS | w2)) {
        guess--;
        rest += d1;
    }
    return (uint32_t)guess;
}

/* window -= d * factor; returns the limb to take from the one above. */
static uint32_t sub_product(uint32_t *window, const uint32_t *d, size_t n,
                            uint32_t factor) {
    uint64_t carry = 0;
    size_t i = sub_product_pairs(window, d, n, factor, &carry);
    for (; i < n; i++) {
        rest_some(i);
        carry += (uint64_t)d[i] * factor;
        uint32_t low = (uint32_t)carry;
        carry = (carry >> BASE_LIMBS_BITS) + (window[i] < low);
        window[i] -= low;
    }
    return (uint32_t)carry;
}

uint32_t base_limbs_quotient_limb(uint32_t *window, uint32_t *top,
                                  const uint32_t *d, size_t d_count) {
    uint32_t guess = estimate(window, *top, d, d_count);
    uint32_t borrow = sub_product(window, d, d_count, guess);
    if (borrow > *top) {
        base_limbs_add(window, window, d_count, d, d_count);
        guess--;
    }
    *top = 0;
    return guess;
}

void base_limbs_divmod(uint32_t *quotient, uint32_t *a, size_t a_count,
                       const uint32_t *d, size_t d_count) {
    if (d_count == 1) {
        uint32_t rest = 0;
        for (size_t i = a_count; i-- > 0;) {
            uint64_t pair = (uint64_t)rest << BASE_LIMBS_BITS | a[i];
            if (quotient != NULL)
                quotient[i] = (uint32_t)(pair / d[0]);
            rest = (uint32_t)(pair % d[0]);
            a[i] = 0;
        }
        a[0] = rest;
        return;
    }
    uint32_t none = 0;
    uint32_t *top = &none;
    for (size_t i = a_count - d_count + 1; i-- > 0;) {
        uint32_t limb = base_limbs_quotient_limb(a + i, top, d, d_count);
        if (quotient != NULL)
            quotient[i] = limb;
        top = &a[i + d_count - 1];
    }
}

void base_limbs_shift_left(uint32_t *out, const uint32_t *a, size_t count,
                           size_t shift) {
    size_t whole = shift / BASE_LIMBS_BITS;
    unsigned bits = (unsigned)(shift % BASE_LIMBS_BITS);
    uint32_t above = 0;
    for (size_t i = count; i-- > 0;) {
        rest_some(i);
        uint32_t limb = a[i];
        out[i + whole + 1] = shifted(above, limb, bits);
        above = limb;
    }
    out[whole] = above << bits;
    while (whole > 0) {
        rest_some(whole);
        out[--whole] = 0;
    }
}

bool base_limbs_shift_right(uint32_t *out, const uint32_t *a, size_t count,
                            size_t shift) {
    size_t whole = shift / BASE_LIMBS_BITS;
    unsigned bits = (unsigned)(shift % BASE_LIMBS_BITS);
    bool lost = base_limbs_trim(a, whole < count ? whole : count) > 0;
    if (whole >= count)
        return lost;
    lost = lost || (a[whole] & ((1u << bits) - 1)) != 0;
    for (size_t i = whole; i < count; i++) {
        rest_some(i);
        uint64_t pair = a[i];
        if (i + 1 < count)
            pair |= (uint64_t)a[i + 1] << BASE_LIMBS_BITS;
        out[i - whole] = (uint32_t)(pair >> bits);
    }
    return lost;
}

/* Limb i of the two's complement of a magnitude: invert and add one, the one
 * travelling upward in *carry. */
static uint32_t complement_limb(uint32_t limb, bool negative, uint32_t *carry) {
    if (!negative)
        return limb;
    uint32_t result = ~limb + *carry;
    *carry = *carry && result == 0;
    return result;
}

static uint32_t combine(uint32_t a, uint32_t b,
                        enum base_limbs_operation operation) {
    if (operation == BASE_LIMBS_AND)
        return a & b;
    return operation == BASE_LIMBS_OR ? a | b : a ^ b;
}

bool base_limbs_bitwise(uint32_t *out, const struct base_limbs_view *a,
                        const struct base_limbs_view *b,
                        enum base_limbs_operation operation) {
    size_t count = (a->count > b->count ? a->count : b->count) + 1;
    bool negative = combine(a->negative, b->negative, operation) != 0;
    uint32_t a_carry = 1, b_carry = 1, out_carry = 1;
    for (size_t i = 0; i < count; i++) {
        rest_some(i);
        uint32_t a_limb = i < a->count ? a->limb[i] : 0;
        uint32_t b_limb = i < b->count ? b->limb[i] : 0;
        a_limb = complement_limb(a_limb, a->negative, &a_carry);
        b_limb = complement_limb(b_limb, b->negative, &b_carry);
        uint32_t limb = combine(a_limb, b_limb, operation);
        out[i] = complement_limb(limb, negative, &out_carry);
    }
    return negative;
}

unsigned base_limbs_chunk(unsigned base, uint32_t *power) {
    unsigned digits = 1;
    uint32_t value = base;
    while (value <= UINT32_MAX / base) {
        value *= base;
        digits++;
    }
    *power = value;
    return digits;
}

size_t base_limbs_text_size(size_t count, unsigned base) {
    /* A digit carries at least log2(base) bits, rounded down to a whole bit
     * except in base ten, where 9.64 digits a limb are worth the exact
     * figure: 10 - 1/4 is above it. */
    if (base == 10)
        return count * 10 - count / 4 + 1;
    unsigned bits = 31 - leading_zeros(base);
    return (count * BASE_LIMBS_BITS + bits - 1) / bits + 1;
}

static void reverse(char *text, size_t length) {
    for (size_t i = 0; i < length / 2; i++) {
        rest_some(i);
        char swap = text[i];
        text[i] = text[length - 1 - i];
        text[length - 1 - i] = swap;
    }
}

size_t base_limbs_to_text(uint32_t *a, size_t count, unsigned base, char *text,
                          base_limbs_poll *poll) {
    uint32_t power, chunk;
    unsigned digits = base_limbs_chunk(base, &power);
    size_t length = 0;
    count = base_limbs_trim(a, count);
    do {
        chunk = base_limbs_div_small(a, a, count, power, 0);
        if (!poll())
            return 0;
        count = base_limbs_trim(a, count);
        for (unsigned i = 0; i < digits && (count > 0 || chunk > 0); i++) {
            uint32_t digit = chunk % base;
            text[length++] =
                (char)(digit < 10 ? '0' + digit : 'a' + (digit - 10));
            chunk /= base;
        }
    } while (count > 0);
    if (length == 0)
        text[length++] = '0';
    reverse(text, length);
    return length;
}

size_t base_limbs_from_text_size(size_t digits, unsigned base) {
    uint32_t power;
    return digits / base_limbs_chunk(base, &power) + 1;
}

static uint32_t digit_value(char c) {
    if (c <= '9')
        return (uint32_t)(c - '0');
    return (uint32_t)((c | 0x20) - 'a') + 10;
}

size_t base_limbs_from_text(uint32_t *out, const char *text, size_t length,
                            unsigned base, base_limbs_poll *poll) {
    uint32_t power;
    unsigned digits = base_limbs_chunk(base, &power);
    size_t count = 0;
    size_t end = length % digits;
    for (size_t i = 0; i <= length; i = end, end += digits) {
        uint32_t carry = 0;
        for (size_t j = i; j < end; j++)
            carry = carry * base + digit_value(text[j]);
        carry = base_limbs_mul_small(out, out, count, power, carry);
        if (!poll())
            return SIZE_MAX;
        if (carry > 0)
            out[count++] = carry;
        if (end >= length)
            break;
    }
    return count;
}

static double double_of_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The 64 bits that start at bit `from` of a, counted from below; *lost is set
 * if a bit below them is not zero. */
static uint64_t window_at(const uint32_t *a, size_t count, size_t from,
                          bool *lost) {
    size_t whole = from / BASE_LIMBS_BITS;
    uint32_t part[3] = {0, 0, 0};
    for (size_t i = 0; i < 3 && whole + i < count; i++)
        part[i] = a[whole + i];
    unsigned bits = (unsigned)(from % BASE_LIMBS_BITS);
    if (base_limbs_trim(a, whole) > 0 || (part[0] & ((1u << bits) - 1)) != 0)
        *lost = true;
    uint64_t low = ((uint64_t)part[1] << BASE_LIMBS_BITS | part[0]) >> bits;
    uint64_t high = (uint64_t)part[2] << BASE_LIMBS_BITS;
    return low | (bits > 0 ? high << (BASE_LIMBS_BITS - bits) : 0);
}

bool base_limbs_to_double(const uint32_t *a, size_t count, int32_t exponent,
                          bool sticky, double *out) {
    int32_t length = (int32_t)base_limbs_bit_length(a, count);
    if (length == 0) {
        *out = 0;
        return true;
    }
    size_t from = length > 64 ? (size_t)length - 64 : 0;
    uint64_t head = window_at(a, count, from, &sticky);
    head <<= length < 64 ? 64 - length : 0;
    int32_t scale = exponent + length - 64 + 11 + EXPONENT_BIAS;
    if (scale > 2046) {
        *out = double_of_bits(0x7FFull << MANTISSA_BITS);
        return false;
    }
    /* head keeps 53 bits of a normal number, fewer of a subnormal one. */
    int32_t drop = scale > 0 ? 11 : 12 - scale;
    if (drop > 64) {
        *out = 0;
        return true;
    }
    uint64_t kept = drop == 64 ? 0 : head >> drop;
    uint64_t rest = head << (64 - drop);
    uint64_t half = 1ull << 63;
    if (rest > half || (rest == half && (sticky || (kept & 1))))
        kept++;
    /* The implicit bit adds one to the exponent field, and so does a carry
     * out of the mantissa: both are the right thing. */
    uint64_t field = scale > 0 ? (uint64_t)(scale - 1) : 0;
    *out = double_of_bits((field << MANTISSA_BITS) + kept);
    return ((field << MANTISSA_BITS) + kept) >> MANTISSA_BITS != 0x7FF;
}

size_t base_limbs_from_double(uint32_t *out, double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int32_t field = (int32_t)(bits >> MANTISSA_BITS & 0x7FF);
    uint64_t mantissa =
        (bits & ((1ull << MANTISSA_BITS) - 1)) | 1ull << MANTISSA_BITS;
    int32_t shift = field - EXPONENT_BIAS;
    if (shift < -MANTISSA_BITS)
        return 0;
    if (shift < 0) {
        mantissa >>= -shift;
        shift = 0;
    }
    uint32_t pair[2] = {(uint32_t)mantissa, (uint32_t)(mantissa >> 32)};
    size_t count = (size_t)shift / BASE_LIMBS_BITS + 3;
    uint32_t wide[BASE_LIMBS_DOUBLE + 2];
    base_limbs_shift_left(wide, pair, 2, (size_t)shift);
    count = base_limbs_trim(wide, count);
    memcpy(out, wide, count * sizeof *out);
    return count;
}
