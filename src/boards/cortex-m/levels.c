/* SPDX-License-Identifier: MIT */
/* Handler levels on spare NVIC lines: the pin or timer interrupt pends the
 * line (board_raise_level, each chip's), and the level's Python runs as that
 * line's interrupt, so masks and priorities are the hardware's and a lower
 * level is preempted by it. */
#include "boards/cortex-m/chip.h"
#include "rt/interrupt.h"

void board_level_1(void) { rt_level_run(1); }

void board_level_2(void) { rt_level_run(2); }

void board_level_3(void) { rt_level_run(3); }
