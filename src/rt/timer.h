/* SPDX-License-Identifier: MIT */
/* Software timers over one timer of the board: periods in nanoseconds,
 * absolute releases, so that periods do not drift.
 *
 * J1  A release is the one before plus the period, never now plus the period;
 *     releases that have passed already are skipped and counted as elided.
 */
#ifndef KRAIT_RT_TIMER_H
#define KRAIT_RT_TIMER_H

#include <stdbool.h>
#include <stdint.h>

#define RT_TIMERS 16u
#define RT_TIMER_NONE 0xFFu

/* Reserves a timer that will interrupt with `source`; RT_TIMER_NONE if all
 * are in use.
 * Contract: handler; no alloc; O(n). */
uint8_t rt_timer_new(uint16_t source);

/* First release at the time; period 0 for once.
 * Contract: handler; no alloc; O(n). */
void rt_timer_start(uint8_t timer, uint64_t first_ns, uint64_t period_ns);

/* Contract: handler; no alloc; O(n). */
void rt_timer_stop(uint8_t timer);

/* Contract: handler; no alloc; O(n). */
void rt_timer_free(uint8_t timer);

/* The board's timer has fired: releases what is due and arms the next.
 * Contract: isr; no alloc; O(n). */
void rt_timer_fire(void);

/* Offered by the board for this file alone: one alarm that calls
 * rt_timer_fire at the time, or at once if it has passed; ~0 cancels.
 * Contract: isr; no alloc; O(log n). */
void board_alarm(uint64_t at_ns);

#endif
