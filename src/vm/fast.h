/* SPDX-License-Identifier: MIT */
/* Arithmetic of 48-bit integers and doubles for the execution loop: one
 * test of the tag, no call. A function returns false where the general path
 * has to take over (overflow of 48 bits, a zero divisor).
 *
 * The tag is compared as the top halfword in memory: one instruction on
 * x86-64, where a compare of the register takes three. On 64-bit hosts
 * integers are shifted up by 16, so that the processor's overflow flag is
 * that of 48 bits; a 32-bit chip treats the two words by themselves. What is
 * left to the general path takes its time on the simulated board, so that a
 * 32-bit host does as a 64-bit one (R8).
 */
#ifndef KRAIT_VM_FAST_H
#define KRAIT_VM_FAST_H

#include "value/value.h"

#define FAST_INT_TAG ((uint64_t)VALUE_TAG_INT << 48)

/* All of this header: Contract: isr; no alloc; O(1). */

static inline uint32_t fast_tag(const value *r) {
    return ((const uint16_t *)(const void *)r)[3]; /* little endian */
}

static inline bool fast_int(const value *r) {
    return fast_tag(r) == VALUE_TAG_INT;
}

static inline bool fast_double(const value *r) {
    return fast_tag(r) < VALUE_TAG_POINTER;
}

static inline bool fast_pointer(const value *r) {
    return fast_tag(r) == VALUE_TAG_POINTER;
}

/* Arithmetic makes no NaN but VALUE_NAN, so V1 holds without a test. */
static inline value fast_from_double(double x) {
    value v;
    memcpy(&v, &x, sizeof v);
    return v;
}

#ifdef ISA_WIDE_ARITHMETIC

/* Makes the compiler take an index for a new one. x86-64 addresses R[i] in
 * any instruction; without this the address is computed beforehand, once for
 * the test of the tag and the load together, which is one instruction more. */
#define FAST_FORGET(i) __asm__("" : "+r"(i))

static inline int64_t fast_key(value v) { return (int64_t)(v << 16); }

static inline bool fast_add(value a, value b, value *out) {
    int64_t sum;
    if (__builtin_add_overflow((int64_t)(a << 16), (int64_t)(b << 16), &sum))
        return false;
    *out = FAST_INT_TAG | (uint64_t)sum >> 16;
    return true;
}

static inline bool fast_sub(value a, value b, value *out) {
    int64_t difference;
    if (__builtin_sub_overflow((int64_t)(a << 16), (int64_t)(b << 16),
                               &difference))
        return false;
    *out = FAST_INT_TAG | (uint64_t)difference >> 16;
    return true;
}

static inline bool fast_mul(value a, value b, value *out) {
    int64_t product;
    if (__builtin_mul_overflow((int64_t)(a << 16), value_int48(b), &product))
        return false;
    *out = FAST_INT_TAG | (uint64_t)product >> 16;
    return true;
}

static inline bool fast_divide(value a, value b, int64_t *quotient,
                               int64_t *remainder) {
    int64_t n = value_int48(a), d = value_int48(b);
    if (d == 0)
        return false;
    *quotient = n / d;
    *remainder = n % d;
    if (*remainder != 0 && (*remainder ^ d) < 0) {
        *quotient -= 1;
        *remainder += d;
    }
    return true;
}

#else

#define FAST_FORGET(i) (void)(i)

/* Order of two integers is the order of their words with the sign bit of
 * the 48 flipped. */
static inline uint64_t fast_key(value v) {
    return v ^ UINT64_C(0x800000000000);
}

static inline value fast_join(uint32_t low, int32_t high) {
    uint32_t top = (uint32_t)VALUE_TAG_INT << 16 | (uint16_t)high;
    return (uint64_t)top << 32 | low;
}

static inline bool fast_add(value a, value b, value *out) {
    uint32_t low = (uint32_t)a + (uint32_t)b;
    int32_t high =
        (int16_t)(a >> 32) + (int16_t)(b >> 32) + (low < (uint32_t)a);
    *out = fast_join(low, high);
    return high == (int16_t)high;
}

static inline bool fast_sub(value a, value b, value *out) {
    uint32_t low = (uint32_t)a - (uint32_t)b;
    int32_t high =
        (int16_t)(a >> 32) - (int16_t)(b >> 32) - ((uint32_t)a < (uint32_t)b);
    *out = fast_join(low, high);
    return high == (int16_t)high;
}

/* Factors of more than 32 bits are left to the general path: a 64-bit
 * multiplication with overflow is a library call here. */
static inline bool fast_small(value v, int32_t *out) {
    *out = (int32_t)v;
    return (int16_t)(v >> 32) == *out >> 31;
}

static inline bool fast_mul(value a, value b, value *out) {
    int32_t x, y;
    if (!fast_small(a, &x) || !fast_small(b, &y))
        return false;
    int64_t product = (int64_t)x * y;
    *out = value_from_int48(product);
    return value_fits_int48(product);
}

static inline bool fast_divide(value a, value b, int64_t *quotient,
                               int64_t *remainder) {
    int32_t n, d;
    if (!fast_small(a, &n) || !fast_small(b, &d) || d == 0 ||
        (n == INT32_MIN && d == -1))
        return false;
    int32_t q = n / d, r = n % d;
    if (r != 0 && (r ^ d) < 0) {
        q -= 1;
        r += d;
    }
    *quotient = q;
    *remainder = r;
    return true;
}

#endif

/* Both bits of a tag stay in an AND, and in an OR of two equal tags. */
static inline value fast_literal(int32_t n) { return value_from_int48(n); }

#endif
