/* SPDX-License-Identifier: MIT */
/* What the files of this board share. */
#ifndef KRAIT_BOARDS_STM32F405_BOARD_H
#define KRAIT_BOARDS_STM32F405_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "boards/stm32f405/link.h"

#define BOARD_PINS 30u
#define BOARD_NEVER UINT64_MAX

struct board_state {
    uint64_t nap_ns;           /* end of board_idle; BOARD_NEVER: none */
    volatile uint32_t periods; /* of SysTick since the start */
    uint32_t written;          /* levels that the program wrote */
    struct board_link link;
};

extern struct board_state board_state;

/* SysTick has wrapped.
 * Contract: isr; no alloc; O(1). */
void board_tick(void);
/* TIM5: the alarm.
 * Contract: isr; no alloc; O(n). */
void board_timer_interrupt(void);
/* TIM2: something happens outside.
 * Contract: isr; no alloc; O(n). */
void board_link_interrupt(void);

/* One interrupt of the timer in so many microseconds' ticks; 0 cancels.
 * Contract: isr; no alloc; O(1). */
void board_timer_arm(uint32_t timer, uint64_t in_ns);

/* Contract: boot; no alloc; O(1). */
void board_clock_start(void);

#endif
