/* SPDX-License-Identifier: MIT */
/* isa_spill and isa_stack_pointer for the processors of a desk: the registers
 * that a function must give back unchanged may hold the only reference to an
 * object. Rejected: setjmp, which glibc lets scramble what it saves; the
 * frame's address, below which a function saves its caller's registers. */
#ifndef KRAIT_BASE_ISA_HOST_SPILL_H
#define KRAIT_BASE_ISA_HOST_SPILL_H

#include <stdint.h>

#define ISA_SPILL_WORDS 16

#if defined(__x86_64__)
#define ISA_READ_SP "movq %%rsp, %0"
static inline void isa_spill(uintptr_t words[ISA_SPILL_WORDS]) {
    __asm__ volatile("movq %%rbx, 0(%0)\n\tmovq %%rbp, 8(%0)\n\t"
                     "movq %%r12, 16(%0)\n\tmovq %%r13, 24(%0)\n\t"
                     "movq %%r14, 32(%0)\n\tmovq %%r15, 40(%0)"
                     :
                     : "r"(words)
                     : "memory");
}
#elif defined(__aarch64__)
#define ISA_READ_SP "mov %0, sp"
static inline void isa_spill(uintptr_t words[ISA_SPILL_WORDS]) {
    __asm__ volatile("stp x19, x20, [%0]\n\tstp x21, x22, [%0, #16]\n\t"
                     "stp x23, x24, [%0, #32]\n\tstp x25, x26, [%0, #48]\n\t"
                     "stp x27, x28, [%0, #64]"
                     :
                     : "r"(words)
                     : "memory");
}
#elif defined(__riscv) && __riscv_xlen == 64
#define ISA_READ_SP "mv %0, sp"
static inline void isa_spill(uintptr_t words[ISA_SPILL_WORDS]) {
    __asm__ volatile("sd s0, 0(%0)\n\tsd s1, 8(%0)\n\tsd s2, 16(%0)\n\t"
                     "sd s3, 24(%0)\n\tsd s4, 32(%0)\n\tsd s5, 40(%0)\n\t"
                     "sd s6, 48(%0)\n\tsd s7, 56(%0)\n\tsd s8, 64(%0)\n\t"
                     "sd s9, 72(%0)\n\tsd s10, 80(%0)\n\tsd s11, 88(%0)"
                     :
                     : "r"(words)
                     : "memory");
}
#elif defined(__arm__)
#define ISA_READ_SP "mov %0, sp"
static inline void isa_spill(uintptr_t words[ISA_SPILL_WORDS]) {
    __asm__ volatile("stmia %0, {r4-r11}" : : "r"(words) : "memory");
}
#else
#error "no isa_spill for this processor"
#endif

static inline const void *isa_stack_pointer(void) {
    const void *sp;
    __asm__ volatile(ISA_READ_SP : "=r"(sp));
    return sp;
}

#endif
