/* SPDX-License-Identifier: MIT */
/* Division of doubles under the compiler's name, on their bits: libgcc's is 1.6
 * KB. It is exact, rounding to nearest, ties to even, so the results are the
 * same; the only NaN it gives is the positive quiet one (value.h, V1). The
 * quotient comes bit by bit, one more than its 53 and one for what is left. */
#include <stdint.h>

#define SIGN ((uint64_t)1 << 63)
#define INFINITE ((uint64_t)0x7FF << 52)
#define ONE ((uint64_t)1 << 52) /* a mantissa's leading bit */
#define A_NAN (INFINITE | ONE >> 1)

uint64_t base_isa_divide(uint64_t a, uint64_t b) __asm__("__aeabi_ddiv");

/* The mantissa, shifted so that its leading bit is ONE. */
static uint64_t mantissa_of(uint64_t bits, int *exponent) {
    uint64_t m = bits & (ONE - 1u);
    *exponent = (int)(bits >> 52);
    if (*exponent != 0)
        return m | ONE;
    for (*exponent = 1; m < ONE; --*exponent)
        m <<= 1;
    return m;
}

/* 55 bits of a / b, of which the first is 1; the last is set as well if
 * anything is left. Wanted: b <= a < 2 * b. */
static uint64_t quotient(uint64_t a, uint64_t b) {
    uint64_t q = 0;
    for (int i = 0; i < 55; i++) {
        q <<= 1;
        if (a >= b) {
            a -= b;
            q |= 1u;
        }
        a <<= 1;
    }
    return q | (a != 0);
}

/* q / 4 with its exponent, rounded; below the least exponent as a subnormal. */
static uint64_t rounded(uint64_t q, int exponent) {
    uint64_t bits;
    if (exponent >= 0x7FF)
        return INFINITE;
    if (exponent < 1) {
        int shift = exponent > -56 ? 1 - exponent : 57;
        q = q >> shift | ((q & (((uint64_t)1 << shift) - 1u)) != 0);
        exponent = 1;
        bits = q >> 2;
    } else {
        bits = (q >> 2) + ((uint64_t)(unsigned)(exponent - 1) << 52);
    }
    unsigned last = (unsigned)q & 7u;
    return bits + ((last & 3u) == 3u || last == 6u);
}

uint64_t base_isa_divide(uint64_t a, uint64_t b) {
    uint64_t sign = (a ^ b) & SIGN;
    int above;
    int below;
    a &= ~SIGN;
    b &= ~SIGN;
    if (a > INFINITE || b > INFINITE || (a == b && (a == 0 || a == INFINITE)))
        return A_NAN;
    if (a == 0 || b == INFINITE)
        return sign;
    if (b == 0 || a == INFINITE)
        return sign | INFINITE;
    a = mantissa_of(a, &above);
    b = mantissa_of(b, &below);
    above += 1023 - below;
    if (a < b) {
        a <<= 1;
        above--;
    }
    return sign | rounded(quotient(a, b), above);
}
