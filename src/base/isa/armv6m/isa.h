/* SPDX-License-Identifier: MIT */
/* ARMv6-M (Cortex-M0+). There is no BASEPRI: handlers are masked by disabling
 * the NVIC lines that the board pends for them (BOARD_HANDLER_LINES, spare
 * lines raised by software), so the pin top half and reflexes still run. LDM is
 * abandoned and restarted by an interrupt; STM may leave its first word behind,
 * so it is masked, with CPS rather than MRS/MSR: 5 cycles instead of 12. There
 * is no CLZ: the lowest bit is found by multiplication, which RP2040 does in
 * one cycle, the highest by a table of bytes.
 */
#ifndef KRAIT_BASE_ISA_ARMV6M_ISA_H
#define KRAIT_BASE_ISA_ARMV6M_ISA_H

#include <stddef.h>
#include <stdint.h>

#include "board_lines.h" /* BOARD_HANDLER_LINES */

#define ISA_ROOMY 0
#ifdef KRAIT_FULL
#define ISA_FULL 1
#else
#define ISA_FULL 0
#endif
#define ISA_SPILL_WORDS 8

/* NVIC set-enable and clear-enable registers, ARMv6-M ARM B3.4. */
#define ISA_NVIC_ISER (*(volatile uint32_t *)0xE000E100u)
#define ISA_NVIC_ICER (*(volatile uint32_t *)0xE000E180u)

extern const uint8_t base_isa_bit_index[32];
extern const uint8_t base_isa_log[256]; /* highest bit of a byte, 0 for 0 */

static inline void isa_fence(void) { __asm__ volatile("" ::: "memory"); }

static inline uint32_t isa_mask_all(void) {
    uint32_t state;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(state)::"memory");
    return state;
}

static inline void isa_unmask_all(uint32_t state) {
    __asm__ volatile("msr primask, %0" ::"r"(state) : "memory");
}

/* A line that was already disabled stays so at unmask: sections nest. The
 * barriers are the architecture's: without them a line pended just now could
 * still be taken after the write. */
static inline uint32_t isa_mask_handlers(void) {
    uint32_t state = ISA_NVIC_ISER & BOARD_HANDLER_LINES;
    ISA_NVIC_ICER = BOARD_HANDLER_LINES;
    __asm__ volatile("dsb\n\tisb" ::: "memory");
    return state;
}

static inline void isa_unmask_handlers(uint32_t state) {
    isa_fence();
    ISA_NVIC_ISER = state;
}

__attribute__((always_inline)) static inline uint64_t
isa_load_pair(const uint64_t *from) {
    uint64_t bits;
    __asm__ volatile("ldmia %1!, {%Q0, %R0}"
                     : "=&l"(bits), "+l"(from)
                     :
                     : "memory");
    return bits;
}

__attribute__((always_inline)) static inline void
isa_store_pair(uint64_t *to, uint64_t bits) {
    __asm__ volatile("cpsid i\n\tstmia %0!, {%Q1, %R1}\n\tcpsie i"
                     : "+l"(to)
                     : "l"(bits)
                     : "memory");
}

__attribute__((always_inline)) static inline void *
isa_load_pointer(const uint64_t *from) {
    void *pointer;
    __asm__ volatile("ldr %0, [%1]" : "=l"(pointer) : "l"(from), "m"(*from));
    return pointer;
}

/* The tag first: in between stand the new tag and the old pointer, or null. */
__attribute__((always_inline)) static inline void
isa_store_pointer(uint64_t *to, uint64_t bits) {
    __asm__ volatile("str %R1, [%0, #4]\n\tstr %Q1, [%0]"
                     :
                     : "l"(to), "l"(bits)
                     : "memory");
}

/* Two pairs in ten cycles. */
#define ISA_COPY_TWO(to, from)                                                 \
    __asm__ volatile("ldmia %1!, {r3-r6}\n\tstmia %0!, {r3-r6}"                \
                     : "+l"(to), "+l"(from)                                    \
                     :                                                         \
                     : "r3", "r4", "r5", "r6", "memory")

/* Pairs [0, count), in ascending order; in descending order, except that two
 * are read before either is written. */
static inline void isa_copy_up(uint64_t *to, const uint64_t *from,
                               size_t count) {
    for (; count >= 4; count -= 4) {
        ISA_COPY_TWO(to, from);
        ISA_COPY_TWO(to, from);
    }
    for (; count >= 2; count -= 2)
        ISA_COPY_TWO(to, from);
    if (count != 0)
        *to = *from;
}

static inline void isa_copy_down(uint64_t *to, const uint64_t *from,
                                 size_t count) {
    to += count - 2u; /* before the first pair if there is one only */
    from += count - 2u;
    for (; count >= 2; count -= 2) {
        ISA_COPY_TWO(to, from);
        to -= 4;
        from -= 4;
    }
    if (count != 0)
        to[1] = from[1];
}

/* De Bruijn: the top five bits of isolated bit times B(2,5) are all distinct.
 */
static inline uint32_t isa_lowest_bit(uint32_t bits) {
    return base_isa_bit_index[((bits & (0u - bits)) * 0x077CB531u) >> 27];
}

static inline uint32_t isa_highest_bit(uint32_t bits) {
    uint32_t index = 0;
    if (bits >> 16 != 0) {
        bits >>= 16;
        index = 16;
    }
    if (bits >> 8 != 0) {
        bits >>= 8;
        index += 8;
    }
    return index + base_isa_log[bits];
}

static inline const void *isa_stack_pointer(void) {
    const void *sp;
    __asm__ volatile("mov %0, sp" : "=r"(sp));
    return sp;
}

static inline void isa_spill(uintptr_t words[ISA_SPILL_WORDS]) {
    __asm__ volatile("stmia %0!, {r4-r7}\n\t"
                     "mov r4, r8\n\tmov r5, r9\n\tstmia %0!, {r4, r5}\n\t"
                     "mov r4, r10\n\tmov r5, r11\n\tstmia %0!, {r4, r5}"
                     : "+l"(words)
                     :
                     : "r4", "r5", "memory");
}

/* double_add.S.
 * Contract: isr; no alloc; O(1). */
uint64_t base_isa_add(uint64_t a, uint64_t b);

static inline uint64_t isa_add_double(uint64_t a, uint64_t b) {
    return base_isa_add(a, b);
}

#endif
