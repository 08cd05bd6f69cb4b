/* SPDX-License-Identifier: MIT */
/* The upper half of a 64 by 64 bit product, the one operation that C lacks
 * for fixed-point arithmetic on 64-bit words. Both variants give the same
 * bits; the second is for compilers without a 128-bit type (every 32-bit
 * target) and costs four 32 by 32 multiplications.
 */
#ifndef KRAIT_BASE_MUL64_H
#define KRAIT_BASE_MUL64_H

#include <stdint.h>

#if defined(__SIZEOF_INT128__)

__extension__ typedef unsigned __int128 mul64_product;
__extension__ typedef __int128 mul64_signed_product;

/* floor(a * b / 2^64).
 * Contract: isr; no alloc; O(1). */
static inline uint64_t mul64_high(uint64_t a, uint64_t b) {
    return (uint64_t)((mul64_product)a * b >> 64);
}

/* floor(a * b / 2^64), signed.
 * Contract: isr; no alloc; O(1). */
static inline int64_t mul64_signed_high(int64_t a, int64_t b) {
    return (int64_t)((mul64_signed_product)a * b >> 64);
}

#else

/* floor(a * b / 2^64).
 * Contract: isr; no alloc; O(1). */
static inline uint64_t mul64_high(uint64_t a, uint64_t b) {
    uint32_t a0 = (uint32_t)a, a1 = (uint32_t)(a >> 32);
    uint32_t b0 = (uint32_t)b, b1 = (uint32_t)(b >> 32);
    uint64_t middle = (uint64_t)a1 * b0 + ((uint64_t)a0 * b0 >> 32);
    uint64_t other = (uint64_t)a0 * b1 + (uint32_t)middle;
    return (uint64_t)a1 * b1 + (middle >> 32) + (other >> 32);
}

/* floor(a * b / 2^64), signed.
 * Contract: isr; no alloc; O(1). */
static inline int64_t mul64_signed_high(int64_t a, int64_t b) {
    uint64_t high = mul64_high((uint64_t)a, (uint64_t)b);
    high -= (uint64_t)(a >> 63) & (uint64_t)b;
    high -= (uint64_t)(b >> 63) & (uint64_t)a;
    return (int64_t)high;
}

#endif

/* The number of zero bits above the highest one; x is not zero.
 * Contract: isr; no alloc; O(1). */
static inline int mul64_leading_zeros(uint64_t x) { return __builtin_clzll(x); }

#endif
