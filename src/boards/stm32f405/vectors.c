/* SPDX-License-Identifier: MIT */
/* Vector table of the STM32F405. */
#include "board_lines.h"
#include "boards/cortex-m/chip.h"
#include "boards/stm32f405/board.h"
#include "boards/stm32f405/stm32f405.h"

#define FIRST_LINE 16

extern uint32_t board_main_stack_high[];

typedef void (*vector)(void);

__attribute__((used, section(".vectors"))) static const union {
    void *stack;
    vector handler;
} vectors[FIRST_LINE + STM_LINES] = {
    [0] = {.stack = board_main_stack_high},
    [1] = {.handler = board_reset_handler},
    [2] = {.handler = board_fault_handler},
    [3] = {.handler = board_fault_handler},
    [4] = {.handler = board_fault_handler},
    [5] = {.handler = board_fault_handler},
    [6] = {.handler = board_fault_handler},
    [15] = {.handler = board_tick},
    [FIRST_LINE + STM_LINE_TIM2] = {.handler = board_link_interrupt},
    [FIRST_LINE + STM_LINE_TIM5] = {.handler = board_timer_interrupt},
    [FIRST_LINE + BOARD_LINE_LEVEL_1] = {.handler = board_level_1},
    [FIRST_LINE + BOARD_LINE_LEVEL_2] = {.handler = board_level_2},
    [FIRST_LINE + BOARD_LINE_LEVEL_3] = {.handler = board_level_3},
};
