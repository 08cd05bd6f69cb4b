/* SPDX-License-Identifier: MIT */
/* One timer of the chip serves two waits: rt's next timer, and the end of a
 * nap. The earlier one is armed; a second comparator would save a comparison
 * and cost every chip another interrupt line. */
#ifndef KRAIT_BOARDS_ALARM_H
#define KRAIT_BOARDS_ALARM_H

#include <stdint.h>

#define BOARD_NEVER UINT64_MAX

/* Contract: boot; no alloc; O(1). */
void board_alarm_start(void);

/* For the timer's interrupt, which the chip has cleared: runs what is due, or
 * arms again.
 * Contract: isr; no alloc; O(n). */
void board_alarm_interrupt(void);

/* The chip's: an interrupt at the time, at once if it has passed, or earlier if
 * it is too far away for the timer; none for BOARD_NEVER. Masked.
 * Contract: isr; no alloc; O(1). */
void board_alarm_arm(uint64_t at_ns);

#endif
