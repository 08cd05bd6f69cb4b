/* SPDX-License-Identifier: MIT */
/* Second-stage boot stub and vector table of the RP2040. */
#include "board_lines.h"
#include "boards/cortex-m/chip.h"
#include "boards/rp2040/board.h"
#include "boards/rp2040/rp2040.h"

#define FIRST_LINE 16

extern uint32_t board_main_stack_high[];

/* The boot ROM of silicon wants a flash driver with a checksum here (datasheet
 * 2.8.1.3.1); an emulator starts right at this stub, which only sets the
 * table, the stack and the program counter. */
__attribute__((naked, used, section(".boot2"))) static void boot2(void) {
    __asm__ volatile("ldr r0, =0x10000100\n\t"
                     "ldr r1, =0xE000ED08\n\t"
                     "str r0, [r1]\n\t"
                     "ldmia r0!, {r1, r2}\n\t"
                     "mov sp, r1\n\t"
                     "bx r2\n\t"
                     ".ltorg");
}

typedef void (*vector)(void);

__attribute__((used, section(".vectors"))) static const union {
    void *stack;
    vector handler;
} vectors[FIRST_LINE + 32] = {
    [0] = {.stack = board_main_stack_high},
    [1] = {.handler = board_reset_handler},
    [2] = {.handler = board_fault_handler},
    [3] = {.handler = board_fault_handler},
    [FIRST_LINE + RP_LINE_TIMER_0] = {.handler = board_timer_interrupt},
    [FIRST_LINE + RP_LINE_PINS] = {.handler = board_pins_interrupt},
    [FIRST_LINE + BOARD_LINE_LEVEL_1] = {.handler = board_level_1},
    [FIRST_LINE + BOARD_LINE_LEVEL_2] = {.handler = board_level_2},
    [FIRST_LINE + BOARD_LINE_LEVEL_3] = {.handler = board_level_3},
};
