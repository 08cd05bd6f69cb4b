/* SPDX-License-Identifier: MIT */
/*
 * The one clock that everything below the board reads. The board defines
 * these functions; they are declared here because rt may not include
 * machine.h, which stands behind it.
 */
#ifndef KRAIT_RT_CLOCK_H
#define KRAIT_RT_CLOCK_H

#include <stdint.h>

/* Nanoseconds since the start; never goes back.
 * Contract: isr; no alloc; O(1). */
uint64_t board_now_ns(void);

/* Microseconds since the start; one register read on the RP2040.
 * Contract: isr; no alloc; O(1). */
uint64_t board_now_us(void);

/* Free running 32 bit counter, the finest that the chip has. The recorder
 * stamps with it: a difference is right for 2^32 counts.
 * Contract: isr; no alloc; O(1). */
uint32_t board_cycles(void);

/* Counts of board_cycles() in a second.
 * Contract: isr; no alloc; O(1). */
uint32_t board_cycles_hz(void);

/* Sleeps until an interrupt was delivered or the time has come, whichever is
 * first. The simulated board jumps there.
 * Contract: task; no alloc; O(1). */
void board_idle(uint64_t until_ns);

#endif
