/* SPDX-License-Identifier: MIT */
/* The STM32F405 board: start, console, identity, memory, end. The clock tree
 * is left alone: the emulator has none, and a wait for it would never end. */
#include "boards/stm32f405/board.h"

#include "board_lines.h"
#include "boards/cortex-m/chip.h"
#include "boards/cortex-m/semihost.h"
#include "boards/stm32f405/stm32f405.h"
#include "machine/machine.h"
#include "modules/prompt.h"
#include "rt/interrupt.h"

#define USART_STATUS CORTEX_WORD(STM_USART1 + 0x00)
#define USART_DATA CORTEX_WORD(STM_USART1 + 0x04)
#define USART_BAUD CORTEX_WORD(STM_USART1 + 0x08)
#define USART_CONTROL CORTEX_WORD(STM_USART1 + 0x0C)
#define USART_ROOM 0x80u
#define USART_FULL 0x20u

#define AIRCR CORTEX_WORD(0xE000ED0Cu)
#define AIRCR_RESET 0x05FA0004u
#define SHPR3_SYSTICK 0x40000000u

/* RM0090 table 62 has no more; the rest of the map faults. */
#define FLASH_BASE 0x08000000u
#define FLASH_SIZE 0x100000u
#define RAM_BASE 0x20000000u
#define RAM_SIZE 0x30000u
#define PERIPHERALS 0x40000000u
#define PERIPHERALS_SIZE 0x20000000u

struct board_state board_state;

static const uint8_t level_line[BASE_LEVELS] = {
    0, BOARD_LINE_LEVEL_1, BOARD_LINE_LEVEL_2, BOARD_LINE_LEVEL_3};

void board_raise_level(uint8_t level) { cortex_pend(level_line[level]); }

static const struct machine_identity identity = {.platform = "pyboard",
                                                 .board = "STM32F405 in QEMU",
                                                 .chip = "STM32F405RG",
                                                 .frequency_hz = STM_SYSTEM_HZ,
                                                 .unique_id = {0}};

const struct machine_identity *board_identity(void) { return &identity; }

/* Above BOARD_HANDLER_BASEPRI what may call rt_interrupt, below it the levels,
 * the highest first. */
static void start_lines(void) {
    cortex_priority(STM_LINE_TIM2, 0x40);
    cortex_priority(STM_LINE_TIM5, 0x40);
    cortex_priority(BOARD_LINE_LEVEL_3, BOARD_HANDLER_BASEPRI);
    cortex_priority(BOARD_LINE_LEVEL_2, BOARD_HANDLER_BASEPRI + 0x10u);
    cortex_priority(BOARD_LINE_LEVEL_1, BOARD_HANDLER_BASEPRI + 0x20u);
    CORTEX_SHPR3 = SHPR3_SYSTICK;
    cortex_enable(STM_LINE_TIM2);
    cortex_enable(STM_LINE_TIM5);
    for (uint32_t level = 1; level < BASE_LEVELS; level++)
        cortex_enable(level_line[level]);
}

void board_chip_start(void) {
    USART_BAUD = STM_SYSTEM_HZ / 2 / 115200u;
    USART_CONTROL = 0x200Cu; /* on, sends and receives */
    start_lines();
    board_clock_start();
}

void board_chip_write(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        while (!(USART_STATUS & USART_ROOM)) {
        }
        USART_DATA = (uint8_t)text[i];
    }
}

int32_t board_chip_read(void) {
    return USART_STATUS & USART_FULL ? (uint8_t)USART_DATA : MOD_PROMPT_NONE;
}

_Noreturn void board_chip_exit(int status) {
    for (;;)
        semihost_exit(status);
}

/* All outputs are the world's, which sees the end of the link. */
void board_chip_safe(void) {}

static bool within(uintptr_t at, uint32_t base, uint32_t size) {
    return at - base < size;
}

bool board_chip_has(uint64_t address, uint32_t width) {
    uintptr_t at = (uintptr_t)address;
    return address <= UINT32_MAX && at % width == 0 &&
           (within(at, FLASH_BASE, FLASH_SIZE) ||
            within(at, RAM_BASE, RAM_SIZE) ||
            within(at, PERIPHERALS, PERIPHERALS_SIZE));
}

_Noreturn void board_reset(enum machine_reset kind) {
    (void)kind;
    AIRCR = AIRCR_RESET;
    board_chip_exit(0);
}
