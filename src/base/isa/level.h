/* SPDX-License-Identifier: MIT */
/* The interrupt level that interpreted code runs at. Written by the code that
 * enters and leaves a handler, on the way in before the first bytecode and on
 * the way out after the last, so that an interrupted level always finds its own
 * number again; read by everybody. And how long arithmetic lets others run,
 * which knows nothing of them. */
#ifndef KRAIT_BASE_ISA_LEVEL_H
#define KRAIT_BASE_ISA_LEVEL_H

#include <stdint.h>

/* 0 is the task level; 1..3 are handlers, a higher number preempts a lower. */
#define BASE_LEVELS 4
#define BASE_LEVEL_TASK 0

struct base_level {
    volatile uint8_t now;
    /* The safepoint that cannot raise, set at start-up; NULL: none.
     * Contract: handler; reserve; O(n). */
    void (*pause)(void);
};

extern struct base_level base_level;

/* In loops of 2,000 cycles and more: any task code may run here.
 * Contract: handler; reserve; O(n). */
void base_pause(void);

#endif
