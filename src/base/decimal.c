/* SPDX-License-Identifier: MIT */
/* Double to decimal text.
 *
 * |x| = r / s * 10^k in big integers, and long division gives nine digits a
 * step (Steele and White's free-format algorithm with Knuth's quotient
 * estimate). The shortest digits come from the first 18: of the numbers with
 * 15, 16 and 17 digits nearest to x, the first that parses back to x, with
 * its trailing zeros cut. 15 digits always survive the way through a normal
 * double, so a shorter answer is 15 digits with zeros at the end. Rejected:
 * Ryu and its relatives, 2 to 10 KB of tables for speed that a chip's serial
 * line never sees.
 */
#include "base/decimal.h"

#include <string.h>

#include "base/decimal_parts.h"
#include "base/isa/level.h"
#include "base/limbs.h"

enum {
    MANTISSA_BITS = 52,
    EXPONENT_BIAS = 1075,
    /* 2^1024 and 5^324 * 2^..., a spare limb below and 10^9 above. */
    RATIO_LIMBS = 40,
    CHUNK = 9,
    LEADING = 18
};

/* |x| = r / s * 10^exponent; s has `count` limbs, r one more. */
struct ratio {
    uint32_t r[RATIO_LIMBS + 1];
    uint32_t s[RATIO_LIMBS];
    size_t count;
    int32_t exponent;
};

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits & ~(1ull << 63);
}

/* |x| = *mantissa * 2^result. */
static int32_t unpack(double x, uint64_t *mantissa) {
    uint64_t bits = bits_of(x);
    int32_t field = (int32_t)(bits >> MANTISSA_BITS);
    *mantissa = bits & ((1ull << MANTISSA_BITS) - 1);
    if (field == 0)
        return 1 - EXPONENT_BIAS;
    *mantissa |= 1ull << MANTISSA_BITS;
    return field - EXPONENT_BIAS;
}

static size_t scale(uint32_t *a, size_t count, uint32_t factor) {
    uint32_t carry = base_limbs_mul_small(a, a, count, factor, 0);
    if (carry > 0)
        a[count++] = carry;
    return count;
}

static size_t scale_by_power_of_5(uint32_t *a, size_t count, int32_t n) {
    for (; n >= 13; n -= 13)
        count = scale(a, count, 1220703125u);
    for (; n > 0; n--)
        count = scale(a, count, 5);
    return count;
}

static size_t shift_left(uint32_t *a, size_t count, int32_t bits) {
    base_limbs_shift_left(a, a, count, (size_t)bits);
    return base_limbs_trim(a, count + (size_t)bits / 32 + 1);
}

/* floor(log10(2^n)), at most the true one for a number that starts there. */
static int32_t log10_of_power_of_2(int32_t n) { return n * 78913 >> 18; }

/* Sets up 1 <= r / s < 10 for a finite x that is not zero. */
static void start(struct ratio *ratio, double x) {
    uint64_t mantissa;
    int32_t exponent2 = unpack(x, &mantissa);
    ratio->r[0] = (uint32_t)mantissa;
    ratio->r[1] = (uint32_t)(mantissa >> 32);
    ratio->s[0] = 1;
    size_t r_count = base_limbs_trim(ratio->r, 2), s_count = 1;
    int32_t length = (int32_t)base_limbs_bit_length(ratio->r, 2);
    int32_t k = log10_of_power_of_2(exponent2 + length - 1);
    if (k > 0)
        s_count = scale_by_power_of_5(ratio->s, s_count, k);
    else
        r_count = scale_by_power_of_5(ratio->r, r_count, -k);
    int32_t shift = exponent2 - k;
    /* 32 more on both sides: a divisor has at least two limbs. */
    r_count = shift_left(ratio->r, r_count, 32 + (shift > 0 ? shift : 0));
    s_count = shift_left(ratio->s, s_count, 32 + (shift < 0 ? -shift : 0));
    size_t before = s_count;
    uint32_t tenfold[RATIO_LIMBS];
    memcpy(tenfold, ratio->s, s_count * sizeof *tenfold);
    s_count = scale(tenfold, s_count, 10);
    if (base_limbs_compare(ratio->r, r_count, tenfold, s_count) >= 0) {
        memcpy(ratio->s, tenfold, s_count * sizeof *tenfold);
        k++;
    } else {
        s_count = before;
    }
    while (r_count <= s_count)
        ratio->r[r_count++] = 0;
    ratio->count = s_count;
    ratio->exponent = k;
}

/* Moves `factor` times the quotient out of r, which must stay below
 * 2^32 s. */
static uint32_t take(struct ratio *ratio, uint32_t factor) {
    base_limbs_mul_small(ratio->r, ratio->r, ratio->count + 1, factor, 0);
    return base_limbs_quotient_limb(ratio->r, &ratio->r[ratio->count], ratio->s,
                                    ratio->count);
}

static void write_digits(char *out, int32_t count, uint32_t value) {
    while (count-- > 0) {
        out[count] = (char)('0' + value % 10);
        value /= 10;
    }
}

/* The same for up to 18 digits; divides by 32 bits where it can, which chips
 * without a divider do four times as fast. */
static void write_long(char *out, int32_t count, uint64_t value) {
    if (count > CHUNK) {
        uint64_t high = value / 1000000000u;
        write_digits(out, count - CHUNK, (uint32_t)high);
        out += count - CHUNK;
        count = CHUNK;
        value -= high * 1000000000u;
        base_pause();
    }
    write_digits(out, count, (uint32_t)value);
}

static uint32_t small_power_of_10(int32_t n) {
    uint32_t power = 1;
    for (; n > 0; n--)
        power *= 10;
    return power;
}

/* Adds one to the last digit; returns whether "999" became "000". */
static bool increment(char *digits, size_t count) {
    while (count > 0 && digits[count - 1] == '9')
        digits[--count] = '0';
    if (count > 0)
        digits[count - 1]++;
    return count == 0;
}

/* Writes `count` digits, and rounds; returns whether they grew by one digit
 * (which is then the leading '1', and the rest are zeros). */
static bool emit(struct ratio *ratio, size_t count, char *digits) {
    size_t done = 0;
    while (done < count) {
        int32_t size = count - done < CHUNK ? (int32_t)(count - done) : CHUNK;
        /* The first quotient has a digit before the point already. */
        uint32_t power = small_power_of_10(size - (done == 0));
        write_digits(digits + done, size, take(ratio, power));
        done += (size_t)size;
    }
    base_limbs_mul_small(ratio->r, ratio->r, ratio->count + 1, 2, 0);
    int order =
        base_limbs_compare(ratio->r, ratio->count + 1, ratio->s, ratio->count);
    bool odd = (digits[count - 1] & 1) != 0;
    if (order < 0 || (order == 0 && !odd)) /* D3 */
        return false;
    if (!increment(digits, count))
        return false;
    digits[0] = '1';
    return true;
}

void base_decimal_digits(double x, int32_t count, char *digits,
                         int32_t *exponent) {
    *exponent = 0;
    if (bits_of(x) == 0) {
        memset(digits, '0', (size_t)count);
        return;
    }
    struct ratio ratio;
    start(&ratio, x);
    *exponent = ratio.exponent + emit(&ratio, (size_t)count, digits);
}

/* Whether x, with no digit at or above the place that is kept, rounds up to
 * one unit of it: only if it lies above 5 of the next place (D3: zero is
 * even). */
static bool rounds_up_to_one(struct ratio *ratio) {
    ratio->s[ratio->count] = 0;
    base_limbs_mul_small(ratio->s, ratio->s, ratio->count + 1, 5, 0);
    return base_limbs_compare(ratio->r, ratio->count + 1, ratio->s,
                              ratio->count + 1) > 0;
}

size_t base_decimal_places(double x, int32_t places, char *digits,
                           int32_t *exponent) {
    *exponent = 0;
    if (bits_of(x) == 0)
        return 0;
    struct ratio ratio;
    start(&ratio, x);
    int32_t count = ratio.exponent + 1 + places;
    *exponent = ratio.exponent;
    if (count < 0)
        return 0;
    if (count == 0) {
        digits[0] = '1';
        *exponent += 1;
        return rounds_up_to_one(&ratio) ? 1 : 0;
    }
    if (emit(&ratio, (size_t)count, digits)) {
        digits[count++] = '0';
        *exponent += 1;
    }
    return (size_t)count;
}

int32_t base_decimal_integer_digits(double x) {
    uint64_t mantissa;
    int32_t exponent2 = unpack(x, &mantissa) + MANTISSA_BITS + 1;
    return exponent2 <= 0 ? 1 : log10_of_power_of_2(exponent2) + 1;
}

/* Eighteen digits of x, cut off; the last bit of *sticky tells whether there
 * is more. Not inlined: its ratio must be gone when the parser runs. */
__attribute__((noinline)) static uint64_t
leading_digits(double x, int32_t *exponent, bool *sticky) {
    struct ratio ratio;
    start(&ratio, x);
    uint64_t digits = take(&ratio, 100000000u);
    digits = digits * 1000000000u + take(&ratio, 1000000000u);
    *exponent = ratio.exponent;
    *sticky = base_limbs_trim(ratio.r, ratio.count + 1) > 0;
    return digits;
}

/* A candidate with `count` digits. */
struct candidate {
    uint64_t digits;
    int32_t count;
    int32_t exponent;
};

static bool parses_back(const struct candidate *candidate, double x) {
    double back = base_decimal_of_digits(candidate->digits, candidate->count,
                                         candidate->exponent);
    return bits_of(back) == bits_of(x);
}

/* Adds one unit; 9.99 becomes 1.00 of the next exponent. */
static void candidate_increment(struct candidate *candidate, uint64_t limit) {
    candidate->digits++;
    if (candidate->digits == limit) {
        candidate->digits /= 10;
        candidate->exponent++;
    }
}

/* Rounds 18 digits to `count`. If the nearest does not parse back, its
 * neighbour above may: below a power of two doubles are twice as dense, so
 * the nearest may miss on that side when the farther one hits (D2). */
static bool shorten(uint64_t leading, bool sticky, double x,
                    struct candidate *candidate) {
    uint64_t unit = 1, limit = 1;
    base_pause();
    for (int32_t i = candidate->count; i < LEADING; i++)
        unit *= 10;
    for (int32_t i = 0; i < candidate->count; i++)
        limit *= 10;
    candidate->digits = leading / unit;
    base_pause();
    uint64_t rest = (leading - candidate->digits * unit) * 2 + sticky;
    bool odd = (candidate->digits & 1) != 0;
    bool up = rest > unit || (rest == unit && odd);
    if (up)
        candidate_increment(candidate, limit);
    if (parses_back(candidate, x))
        return true;
    if (up)
        return false;
    candidate_increment(candidate, limit);
    return parses_back(candidate, x);
}

size_t base_decimal_shortest(double x, char digits[BASE_DECIMAL_SHORTEST],
                             int32_t *exponent) {
    digits[0] = '0';
    *exponent = 0;
    if (bits_of(x) == 0)
        return 1;
    bool sticky;
    int32_t first;
    uint64_t leading = leading_digits(x, &first, &sticky);
    bool subnormal = bits_of(x) >> MANTISSA_BITS == 0;
    struct candidate candidate = {0, subnormal ? 0 : 14, 0};
    do {
        candidate.count++;
        candidate.exponent = first;
    } while (!shorten(leading, sticky, x, &candidate) &&
             candidate.count < BASE_DECIMAL_SHORTEST);
    *exponent = candidate.exponent;
    base_pause();
    write_long(digits, candidate.count, candidate.digits);
    base_pause();
    while (candidate.count > 1 && digits[candidate.count - 1] == '0')
        candidate.count--;
    return (size_t)candidate.count;
}
