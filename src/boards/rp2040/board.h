/* SPDX-License-Identifier: MIT */
/* What the files of this board share. */
#ifndef KRAIT_BOARDS_RP2040_BOARD_H
#define KRAIT_BOARDS_RP2040_BOARD_H

#include <stdint.h>

#define BOARD_PINS 30u

struct board_state {
    uint16_t pin_source[BOARD_PINS];
    uint64_t nap_ns;     /* end of board_idle; ~0: none */
    uint32_t written;    /* levels that the program wrote */
    uint32_t open_drain; /* pins whose output enable is their level */
};

extern struct board_state board_state;

/* Contract: isr; no alloc; O(n). */
void board_timer_interrupt(void);
/* Contract: isr; no alloc; O(n). */
void board_pins_interrupt(void);

/* Contract: boot; no alloc; O(n). */
void board_pins_start(void);
/* Contract: boot; no alloc; O(1). */
void board_clock_start(void);

#endif
