/* SPDX-License-Identifier: MIT */
/* The upper half of a 64 by 64 bit product, the one operation that C lacks
 * for fixed-point arithmetic on 64-bit words. Compilers for 64-bit targets
 * have a 128-bit type; elsewhere it is a call, because it is long and used
 * often. Both give the same bits.
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

/* floor(a * b / 2^64), from four 32 by 32 products.
 * Contract: isr; no alloc; O(1). */
uint64_t base_mul64_high(uint64_t a, uint64_t b);

/* The same.
 * Contract: isr; no alloc; O(1). */
static inline uint64_t mul64_high(uint64_t a, uint64_t b) {
    return base_mul64_high(a, b);
}

/* floor(a * b / 2^64), signed.
 * Contract: isr; no alloc; O(1). */
static inline int64_t mul64_signed_high(int64_t a, int64_t b) {
    uint64_t high = base_mul64_high((uint64_t)a, (uint64_t)b);
    high -= (uint64_t)(a >> 63) & (uint64_t)b;
    high -= (uint64_t)(b >> 63) & (uint64_t)a;
    return (int64_t)high;
}

#endif

/* The number of zero bits above the highest one; x is not zero.
 * Contract: isr; no alloc; O(1). */
static inline int mul64_leading_zeros(uint64_t x) { return __builtin_clzll(x); }

#endif
