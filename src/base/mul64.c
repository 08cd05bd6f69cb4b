/* SPDX-License-Identifier: MIT */
/* The 64 by 64 bit product where the compiler has no 128-bit type.
 *
 * ARMv6-M multiplies 32 by 32 bits to 32: a full product takes four
 * multiplications of halves, and to write them here costs half of what the
 * compiler's call to a 64 by 64 bit routine does.
 */
#include "base/mul64.h"

#if !defined(__SIZEOF_INT128__)

#if defined(__ARM_ARCH_6M__)

static inline uint64_t product(uint32_t a, uint32_t b) {
    uint32_t a0 = a & 0xFFFF, a1 = a >> 16;
    uint32_t b0 = b & 0xFFFF, b1 = b >> 16;
    uint32_t low = a0 * b0;
    uint32_t middle = a1 * b0 + (low >> 16);
    uint32_t other = a0 * b1 + (middle & 0xFFFF);
    uint32_t high = a1 * b1 + (middle >> 16) + (other >> 16);
    return (uint64_t)high << 32 | (other << 16 | (low & 0xFFFF));
}

#else

static inline uint64_t product(uint32_t a, uint32_t b) {
    return (uint64_t)a * b;
}

#endif

uint64_t base_mul64_high(uint64_t a, uint64_t b) {
    uint32_t a0 = (uint32_t)a, a1 = (uint32_t)(a >> 32);
    uint32_t b0 = (uint32_t)b, b1 = (uint32_t)(b >> 32);
    uint64_t middle = product(a1, b0) + (product(a0, b0) >> 32);
    uint64_t other = product(a0, b1) + (uint32_t)middle;
    return product(a1, b1) + (middle >> 32) + (other >> 32);
}

#endif
