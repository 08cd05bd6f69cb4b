/* SPDX-License-Identifier: MIT */
/* Decimal text to double.
 *
 * The first 19 digits times a power of ten are computed with 64-bit mantissas,
 * within MARGIN units of the last of their 64 bits. Unless the bits below the
 * double's are that close to one half (some 1% of inputs), this decides.
 * Otherwise the number is compared with the half-way point in big integers.
 * Rejected: Eisel and Lemire's 128-bit table (10 KB of flash) and Clinger's
 * double-arithmetic fast path, which soft floats would not thank us for.
 */
#include "base/decimal.h"

#include <string.h>

#include "base/decimal_parts.h"
#include "base/isa/level.h"
#include "base/limbs.h"
#include "base/mul64.h"

enum {
    HEAD_DIGITS = 19,
    /* No half-way point between two doubles has more than 767 significant
     * digits, so the digits after that only tell whether there is more. */
    MOST_DIGITS = 768,
    /* 769 digits are 2,555 bits; a half-way point is at most a 54-bit number
     * times 5^1095, 2,597 bits. */
    COMPARE_LIMBS = 84,
    /* A table entry is within 1/2 unit, each of two truncated products adds
     * 1, normalising doubles at most twice: below 8. Digits after the 19th
     * add less than 1 in 10^18: below 19, doubled twice below 76. */
    MARGIN = 8,
    MARGIN_TRUNCATED = 96,
    STEP = 27,
    FIRST_STEP = -13,
    EXPONENT_BIAS = 1075
};

/* The leading 64 bits of 10^(27 k), k = -13..11, rounded to nearest. */
static const uint64_t step_power[] = {
    0x8049A4AC0C5811AE, 0xCF42894A5DCE35EA, 0xA76C582338ED2622,
    0x873E4F75E2224E68, 0xDA7F5BF590966849, 0xB080392CC4349DED,
    0x8E938662882AF53E, 0xE65829B3046B0AFA, 0xBA121A4650E4DDEC,
    0x964E858C91BA2655, 0xF2D56790AB41C2A3, 0xC428D05AA4751E4D,
    0x9E74D1B791E07E48, 0x8000000000000000, 0xCECB8F27F4200F3A,
    0xA70C3C40A64E6C52, 0x86F0AC99B4E8DAFD, 0xDA01EE641A708DEA,
    0xB01AE745B101E9E4, 0x8E41ADE9FBEBC27D, 0xE5D3EF282A242E82,
    0xB9A74A0637CE2EE1, 0x95F83D0A1FB69CD9, 0xF24A01A73CF2DCD0,
    0xC3B8358109E84F07,
};

/* mantissa * 2^exponent, with the mantissa's top bit set. */
struct scaled {
    uint64_t mantissa;
    int32_t exponent;
};

/* A number cut out of a text. */
struct token {
    const char *digits;
    size_t span;
    uint64_t head;
    int32_t head_digits;
    /* The value is 0.ddd times ten to this. */
    int32_t point;
    bool truncated;
};

struct operand {
    uint32_t limb[COMPARE_LIMBS + 1];
    size_t count;
};

static uint64_t small_power_of_5(int32_t n) {
    uint64_t power = 1;
    for (; n > 0; n--)
        power *= 5;
    return power;
}

static void scale(struct scaled *x, uint64_t factor, int32_t exponent) {
    x->mantissa = mul64_high(x->mantissa, factor);
    x->exponent += exponent + 64;
    if (x->mantissa >> 63 == 0) {
        x->mantissa <<= 1;
        x->exponent--;
    }
}

/* head * 10^exponent10, with the exponent in -351..323. */
static struct scaled approximate(uint64_t head, int32_t exponent10) {
    int zeros = mul64_leading_zeros(head);
    struct scaled x = {head << zeros, -zeros};
    int32_t step = (exponent10 - STEP * FIRST_STEP) / STEP + FIRST_STEP;
    int32_t rest = exponent10 - step * STEP;
    if (step != 0) {
        /* floor(log2(10^n)) by a rational that is exact for |n| <= 350. */
        int32_t log2 = step * STEP * 217706 >> 16;
        scale(&x, step_power[step - FIRST_STEP], log2 - 63);
    }
    if (rest != 0) {
        uint64_t power = small_power_of_5(rest);
        zeros = mul64_leading_zeros(power);
        scale(&x, power << zeros, rest - zeros);
    }
    return x;
}

static void multiply(struct operand *x, uint32_t factor) {
    uint32_t carry =
        base_limbs_mul_small(x->limb, x->limb, x->count, factor, 0);
    if (carry > 0)
        x->limb[x->count++] = carry;
}

static void multiply_by_power_of_5(struct operand *x, int32_t n) {
    for (; n >= 13; n -= 13)
        multiply(x, 1220703125u);
    multiply(x, (uint32_t)small_power_of_5(n));
}

static void shift_left(struct operand *x, int32_t bits) {
    base_limbs_shift_left(x->limb, x->limb, x->count, (size_t)bits);
    x->count = base_limbs_trim(x->limb, x->count + (size_t)bits / 32 + 1);
}

static void set_u64(struct operand *x, uint64_t value) {
    x->limb[0] = (uint32_t)value;
    x->limb[1] = (uint32_t)(value >> 32);
    x->count = base_limbs_trim(x->limb, 2);
}

/* Compares x * 10^exponent10 with half * 2^exponent2; x is consumed. The two
 * are nearly equal, so neither outgrows its array. */
static int compare_half(struct operand *x, int32_t exponent10, uint64_t half,
                        int32_t exponent2) {
    struct operand y;
    set_u64(&y, half);
    if (exponent10 > 0)
        multiply_by_power_of_5(x, exponent10);
    else
        multiply_by_power_of_5(&y, -exponent10);
    int32_t shift = exponent10 - exponent2;
    if (shift > 0)
        shift_left(x, shift);
    else
        shift_left(&y, -shift);
    return base_limbs_compare(x->limb, x->count, y.limb, y.count);
}

static void append_digit(struct operand *x, uint32_t digit) {
    uint32_t carry =
        base_limbs_mul_small(x->limb, x->limb, x->count, 10, digit);
    if (carry > 0)
        x->limb[x->count++] = carry;
}

/* Reads all digits of a token that matter; returns how many were taken. */
static int32_t read_digits(const struct token *token, struct operand *x) {
    int32_t taken = 0;
    x->count = 0;
    for (size_t i = 0; i < token->span; i++) {
        uint32_t digit = (uint32_t)(token->digits[i] - '0');
        if (digit > 9 || (digit == 0 && taken == 0))
            continue;
        if (taken < MOST_DIGITS) {
            append_digit(x, digit);
            taken++;
        } else if (digit > 0) {
            append_digit(x, 1);
            return taken + 1;
        }
    }
    return taken;
}

static int decide(const struct token *token, uint64_t half, int32_t exponent2) {
    struct operand x;
    int32_t digits = read_digits(token, &x);
    return compare_half(&x, token->point - digits, half, exponent2);
}

/* For a number without text: its head is all there is. */
static int decide_head(const struct token *token, uint64_t half,
                       int32_t exponent2) {
    struct operand x;
    set_u64(&x, token->head);
    return compare_half(&x, token->point - token->head_digits, half, exponent2);
}

static uint64_t bits_of_token(const struct token *token) {
    int32_t exponent10 = token->point - token->head_digits;
    struct scaled x = approximate(token->head, exponent10);
    base_pause();
    int32_t field = x.exponent + 11 + EXPONENT_BIAS;
    if (field > 2046)
        return 0x7FFull << 52;
    int32_t drop = field > 0 ? 11 : 12 - field;
    if (drop > 65)
        return 0;
    if (drop == 65) {
        x.mantissa >>= 1;
        x.exponent++;
        drop = 64;
    }
    uint64_t kept = drop == 64 ? 0 : x.mantissa >> drop;
    uint64_t rest = x.mantissa << (64 - drop) >> (64 - drop);
    uint64_t half = 1ull << (drop - 1);
    uint64_t distance = rest > half ? rest - half : half - rest;
    bool up = rest > half;
    if (distance <= (token->truncated ? MARGIN_TRUNCATED : MARGIN)) {
        int32_t exponent2 = x.exponent + drop - 1;
        int order = token->digits != NULL
                        ? decide(token, kept * 2 + 1, exponent2)
                        : decide_head(token, kept * 2 + 1, exponent2);
        up = order > 0 || (order == 0 && (kept & 1) != 0); /* D1 */
    }
    uint64_t base = field > 0 ? (uint64_t)(field - 1) << 52 : 0;
    return base + kept + up;
}

static uint64_t bits_of_magnitude(const struct token *token) {
    base_pause(); /* 3,000 cycles on RP2040 */
    if (token->head == 0 || token->point < -324)
        return 0;
    if (token->point > 310)
        return 0x7FFull << 52;
    return bits_of_token(token);
}

double base_decimal_of_digits(uint64_t digits, int32_t count,
                              int32_t exponent) {
    struct token token = {NULL, 0, digits, count, exponent + 1, false};
    uint64_t bits = bits_of_magnitude(&token);
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static bool is_digit(const char *text, size_t at, size_t length) {
    return at < length && text[at] >= '0' && text[at] <= '9';
}

/* An underscore counts only between two digits. */
static bool is_separator(const char *text, size_t at, size_t length) {
    return at > 0 && at < length && text[at] == '_' &&
           is_digit(text, at - 1, length) && is_digit(text, at + 1, length);
}

static void take_digit(struct token *token, char c, bool after_point) {
    if (token->head == 0 && c == '0') {
        token->point -= after_point;
        return;
    }
    token->point += !after_point;
    if (token->head_digits < HEAD_DIGITS) {
        token->head = token->head * 10 + (uint64_t)(c - '0');
        token->head_digits++;
    } else if (c != '0') {
        token->truncated = true;
    }
}

/* Returns the number of characters of the mantissa, 0 if there is none. */
static size_t scan_mantissa(const char *text, size_t length,
                            struct token *token) {
    bool after_point = false, any = false;
    size_t at = 0;
    for (; at < length; at++) {
        if (is_digit(text, at, length)) {
            take_digit(token, text[at], after_point);
            any = true;
        } else if (text[at] == '.' && !after_point) {
            after_point = true;
        } else if (!is_separator(text, at, length)) {
            break;
        }
        if (at % 32u == 31u)
            base_pause();
    }
    token->digits = text;
    token->span = at;
    return any ? at : 0;
}

/* Returns the number of characters of an exponent part, 0 if there is none. */
static size_t scan_exponent(const char *text, size_t length,
                            int32_t *exponent) {
    if (length == 0 || (text[0] | 0x20) != 'e')
        return 0;
    size_t at = 1;
    bool negative = false;
    if (at < length && (text[at] == '-' || text[at] == '+'))
        negative = text[at++] == '-';
    if (!is_digit(text, at, length))
        return 0;
    int32_t value = 0;
    for (; is_digit(text, at, length) || is_separator(text, at, length); at++) {
        /* Larger than any text is long, so that zeros cannot undo it. */
        if (text[at] != '_' && value < 100000000)
            value = value * 10 + (text[at] - '0');
    }
    *exponent = negative ? -value : value;
    return at;
}

static bool starts_with(const char *text, size_t length, const char *word) {
    size_t i = 0;
    for (; word[i] != '\0'; i++) {
        if (i >= length || (text[i] | 0x20) != word[i])
            return false;
    }
    return true;
}

/* Returns the number of characters of a word for a special value. */
static size_t scan_word(const char *text, size_t length, uint64_t *bits) {
    *bits = 0x7FFull << 52;
    if (starts_with(text, length, "infinity"))
        return 8;
    if (starts_with(text, length, "inf"))
        return 3;
    *bits = 0x7FF8ull << 48;
    return starts_with(text, length, "nan") ? 3 : 0;
}

bool base_decimal_parse(const char *text, size_t length, double *out,
                        size_t *used) {
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
    uint64_t sign = at > 0 && text[0] == '-' ? 1ull << 63 : 0;
    uint64_t bits;
    size_t taken = scan_word(text + at, length - at, &bits);
    if (taken == 0) {
        struct token token = {NULL, 0, 0, 0, 0, false};
        int32_t exponent = 0;
        taken = scan_mantissa(text + at, length - at, &token);
        if (taken == 0)
            return false;
        taken +=
            scan_exponent(text + at + taken, length - at - taken, &exponent);
        token.point += exponent;
        bits = bits_of_magnitude(&token);
        base_pause();
    }
    bits |= sign;
    memcpy(out, &bits, sizeof *out);
    *used = at + taken;
    return true;
}
