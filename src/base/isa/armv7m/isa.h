/* SPDX-License-Identifier: MIT */
/* ARMv7-M (Cortex-M3, M4, M7). Handlers are masked by BASEPRI, so reflexes,
 * which stand above BOARD_HANDLER_BASEPRI, still run. LDRD is abandoned and
 * restarted by an interrupt and needs no mask; STRD is too, but its first word
 * may already be in memory, where the handler would read it. */
#ifndef KRAIT_BASE_ISA_ARMV7M_ISA_H
#define KRAIT_BASE_ISA_ARMV7M_ISA_H

#include <stddef.h>
#include <stdint.h>

#include "board_lines.h" /* BOARD_HANDLER_BASEPRI */

#define ISA_ROOMY 0
#ifdef KRAIT_FULL
#define ISA_FULL 1
#else
#define ISA_FULL 0
#endif
#define ISA_SPILL_WORDS 8

static inline void isa_fence(void) { __asm__ volatile("" ::: "memory"); }

static inline uint32_t isa_mask_all(void) {
    uint32_t state;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(state)::"memory");
    return state;
}

static inline void isa_unmask_all(uint32_t state) {
    __asm__ volatile("msr primask, %0" ::"r"(state) : "memory");
}

/* BASEPRI_MAX never lowers the mask, so sections nest. */
static inline uint32_t isa_mask_handlers(void) {
    uint32_t state;
    __asm__ volatile("mrs %0, basepri\n\tmsr basepri_max, %1\n\tisb"
                     : "=&r"(state)
                     : "r"(BOARD_HANDLER_BASEPRI)
                     : "memory");
    return state;
}

static inline void isa_unmask_handlers(uint32_t state) {
    __asm__ volatile("msr basepri, %0" ::"r"(state) : "memory");
}

__attribute__((always_inline)) static inline uint64_t
isa_load_pair(const uint64_t *from) {
    uint64_t bits;
    __asm__ volatile("ldrd %Q0, %R0, [%1]"
                     : "=r"(bits)
                     : "r"(from), "m"(*from));
    return bits;
}

__attribute__((always_inline)) static inline void
isa_store_pair(uint64_t *to, uint64_t bits) {
    __asm__ volatile("cpsid i\n\tstrd %Q1, %R1, [%0]\n\tcpsie i"
                     :
                     : "r"(to), "r"(bits)
                     : "memory");
}

__attribute__((always_inline)) static inline void *
isa_load_pointer(const uint64_t *from) {
    void *pointer;
    __asm__ volatile("ldr %0, [%1]" : "=r"(pointer) : "r"(from), "m"(*from));
    return pointer;
}

/* The tag first: in between stand the new tag and the old pointer, or null. */
__attribute__((always_inline)) static inline void
isa_store_pointer(uint64_t *to, uint64_t bits) {
    __asm__ volatile("str %R1, [%0, #4]\n\tstr %Q1, [%0]"
                     :
                     : "r"(to), "r"(bits)
                     : "memory");
}

/* Pairs [0, count), in ascending order; in descending order. */
static inline void isa_copy_up(uint64_t *to, const uint64_t *from,
                               size_t count) {
    for (size_t i = 0; i < count; i++)
        to[i] = from[i];
}

static inline void isa_copy_down(uint64_t *to, const uint64_t *from,
                                 size_t count) {
    while (count-- > 0)
        to[count] = from[count];
}

static inline uint32_t isa_lowest_bit(uint32_t bits) {
    return (uint32_t)__builtin_ctz(bits);
}

static inline uint32_t isa_highest_bit(uint32_t bits) {
    return 31u - (uint32_t)__builtin_clz(bits);
}

static inline const void *isa_stack_pointer(void) {
    const void *sp;
    __asm__ volatile("mov %0, sp" : "=r"(sp));
    return sp;
}

static inline void isa_spill(uintptr_t words[ISA_SPILL_WORDS]) {
    __asm__ volatile("stmia %0, {r4-r11}" ::"r"(words) : "memory");
}

/* Bits of the sum of two doubles. */
static inline uint64_t isa_add_double(uint64_t a, uint64_t b) {
    double x, y;
    __builtin_memcpy(&x, &a, sizeof x);
    __builtin_memcpy(&y, &b, sizeof y);
    x += y;
    __builtin_memcpy(&a, &x, sizeof a);
    return a;
}

#endif
