/* SPDX-License-Identifier: MIT */
/* Handler levels on spare NVIC lines: the pin or timer interrupt pends the
 * line, and the level's Python runs as that line's interrupt, so masks and
 * priorities are the hardware's and a lower level is preempted by it. */
#include "boards/cortex-m/chip.h"
#include "boards/cortex-m/cortex.h"
#include "rt/interrupt.h"

void board_raise_level(uint8_t level) {
    cortex_pend(board_chip_level_line[level]);
}

void board_level_1(void) { rt_level_run(1); }

void board_level_2(void) { rt_level_run(2); }

void board_level_3(void) { rt_level_run(3); }
