/* SPDX-License-Identifier: MIT */
/* Registers of the core itself, the same on every Cortex-M (ARMv6-M ARM B3,
 * ARMv7-M ARM B3). */
#ifndef KRAIT_BOARDS_CORTEX_H
#define KRAIT_BOARDS_CORTEX_H

#include <stdint.h>

#define CORTEX_WORD(address) (*(volatile uint32_t *)(uintptr_t)(address))

#define CORTEX_SYST_CSR CORTEX_WORD(0xE000E010u)
#define CORTEX_SYST_RVR CORTEX_WORD(0xE000E014u)
#define CORTEX_SYST_CVR CORTEX_WORD(0xE000E018u)
#define CORTEX_PEND_SET CORTEX_WORD(0xE000E200u) /* lines 0 to 31 */
#define CORTEX_ICSR CORTEX_WORD(0xE000ED04u)
#define CORTEX_VTOR CORTEX_WORD(0xE000ED08u)
#define CORTEX_CPACR CORTEX_WORD(0xE000ED88u)
#define CORTEX_SHPR3 CORTEX_WORD(0xE000ED20u)

static inline void cortex_enable(uint32_t irq) {
    CORTEX_WORD(0xE000E100u + 4 * (irq / 32)) = 1u << irq % 32;
}

static inline void cortex_pend(uint32_t irq) {
    CORTEX_WORD(0xE000E200u + 4 * (irq / 32)) = 1u << irq % 32;
}

/* Word access: ARMv6-M allows no other. priority is the byte, top bits
 * first. */
static inline void cortex_priority(uint32_t irq, uint32_t priority) {
    volatile uint32_t *word = (volatile uint32_t *)(0xE000E400u + (irq & ~3u));
    uint32_t shift = 8 * (irq & 3);
    *word = (*word & ~(0xFFu << shift)) | priority << shift;
}

static inline void cortex_wait(void) { __asm__ volatile("wfi" ::: "memory"); }

/* Bare metal keeps no interrupt number apart from IPSR. */
static inline uint32_t cortex_exception(void) {
    uint32_t n;
    __asm__ volatile("mrs %0, ipsr" : "=r"(n));
    return n & 0x1FFu;
}

#endif
