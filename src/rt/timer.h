/* SPDX-License-Identifier: MIT */
/* Software timers over one timer of the board: periods in nanoseconds,
 * absolute releases, so that periods do not drift.
 *
 * J1  A release is the one before plus the period, never now plus the period;
 *     releases that have passed already are skipped and counted as elided.
 * J2  The timer interrupt comes between any two instructions, and reads and
 *     writes only an entry that is `running`; others write the rest of an entry
 *     only while it is not, and one at a time (handlers are masked).
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

/* Sets the board's alarm for the next release.
 * Contract: isr; no alloc; O(n). */
void rt_timer_arm(void);

/* Offered by the board for this file alone: one alarm that calls
 * rt_timer_fire at the time, or at once if it has passed; ~0 cancels. Called
 * from the alarm's own interrupt only, or with nothing to come between.
 * Contract: isr; no alloc; O(log n). */
void board_alarm(uint64_t at_ns);

/* The next release may be another: pends the alarm's interrupt, so that
 * rt_timer_fire looks, or calls rt_timer_arm where nothing can come between.
 * Contract: handler; no alloc; O(n). */
void board_alarm_changed(void);

#endif
