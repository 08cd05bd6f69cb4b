/* SPDX-License-Identifier: MIT */
/* NVIC lines that belong to no peripheral of the STM32F405 (they are the
 * Ethernet's and the cipher unit's of its siblings, RM0090 table 62), so
 * software pends them: one for each handler level. */
#ifndef KRAIT_BOARD_LINES_H
#define KRAIT_BOARD_LINES_H

#define BOARD_LINE_LEVEL_1 61u
#define BOARD_LINE_LEVEL_2 62u
#define BOARD_LINE_LEVEL_3 79u

/* Four priority bits, 0 first: 0 to 3 for reflexes, 4 for pins and timers,
 * from here down handlers. */
#define BOARD_HANDLER_BASEPRI 0x80u

#endif
