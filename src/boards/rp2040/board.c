/* SPDX-License-Identifier: MIT */
/* The RP2040 board: start, console, identity, memory, end. */
#include "boards/rp2040/board.h"

#include "board_lines.h"
#include "boards/cortex-m/chip.h"
#include "boards/rp2040/rp2040.h"
#include "machine/machine.h"
#include "modules/prompt.h"
#include "rt/interrupt.h"

#define UART_DATA CORTEX_WORD(RP_UART0 + 0x00)
#define UART_FLAGS CORTEX_WORD(RP_UART0 + 0x18)
#define UART_BAUD_INTEGER CORTEX_WORD(RP_UART0 + 0x24)
#define UART_BAUD_FRACTION CORTEX_WORD(RP_UART0 + 0x28)
#define UART_LINE CORTEX_WORD(RP_UART0 + 0x2C)
#define UART_CONTROL CORTEX_WORD(RP_UART0 + 0x30)
#define UART_FULL 0x20u
#define UART_NONE 0x10u

#define RESETS_ALL 0x1FFFFFFu
#define RESET_WAIT 100000u
#define WATCHDOG_CTRL CORTEX_WORD(RP_WATCHDOG + 0x00)
#define WATCHDOG_TICK CORTEX_WORD(RP_WATCHDOG + 0x2C)
#define WATCHDOG_TRIGGER 0x80000000u

/* Priorities: two bits, 0 first. 0 is the reflexes', pins and timers 1, the
 * highest handler level 2, the others 3. */
#define PRIORITY(n) ((uint32_t)(n) << 6)

struct board_state board_state;

/* The lines of the levels stand one after another. */
#define LEVEL_LINE(level) (BOARD_LINE_LEVEL_1 - 1 + (level))

/* Of the core's registers there is one for all 32 lines. */
void board_raise_level(uint8_t level) {
    CORTEX_PEND_SET = 1u << LEVEL_LINE(level);
}

static const struct machine_identity identity = {.platform = "rp2",
                                                 .board = "Raspberry Pi Pico",
                                                 .chip = "RP2040",
                                                 .frequency_hz = RP_SYSTEM_HZ,
                                                 .unique_id = {0}};

const struct machine_identity *board_identity(void) { return &identity; }

static void take_out_of_reset(void) {
    CORTEX_WORD(RP_RESETS) = 0;
    for (uint32_t i = 0; i < RESET_WAIT; i++)
        if ((CORTEX_WORD(RP_RESETS_DONE) & RESETS_ALL) == RESETS_ALL)
            return;
}

/* 115,200 baud of 125 MHz: 67 and 52/64 (datasheet 4.2.7.1). */
static void start_console(void) {
    UART_BAUD_INTEGER = 67;
    UART_BAUD_FRACTION = 52;
    UART_LINE = 0x70;
    UART_CONTROL = 0x301;
    RP_PIN_CTRL(0) = RP_FUNCTION_UART;
    RP_PIN_CTRL(1) = RP_FUNCTION_UART;
}

static void start_lines(void) {
    cortex_priority(RP_LINE_TIMER_0, PRIORITY(1));
    cortex_priority(RP_LINE_PINS, PRIORITY(1));
    cortex_priority(BOARD_LINE_LEVEL_3, PRIORITY(2));
    cortex_priority(BOARD_LINE_LEVEL_2, PRIORITY(3));
    cortex_priority(BOARD_LINE_LEVEL_1, PRIORITY(3));
    CORTEX_SHPR3 = 0xC0C00000u;
    for (uint32_t level = 1; level < BASE_LEVELS; level++)
        cortex_enable(LEVEL_LINE(level));
}

void board_chip_start(void) {
    take_out_of_reset();
    WATCHDOG_TICK = 1u << 9 | 12u; /* 1 us from the 12 MHz crystal, 4.7.2 */
    start_console();
    start_lines();
    board_clock_start();
    board_pins_start();
}

void board_chip_write(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        while (UART_FLAGS & UART_FULL) {
        }
        UART_DATA = (uint8_t)text[i];
    }
}

int32_t board_chip_read(void) {
    return UART_FLAGS & UART_NONE ? MOD_PROMPT_NONE : (uint8_t)UART_DATA;
}

/* An emulator stops at the breakpoint and finds the status in r0. */
_Noreturn void board_chip_exit(int status) {
    register int r0 __asm__("r0") = status;
    for (;;)
        __asm__ volatile("bkpt 1" : : "r"(r0));
}

void board_chip_safe(void) {
    CORTEX_WORD(RP_SIO + 0x28) = 0x3FFFFFFFu; /* all outputs off */
    for (uint32_t slice = 0; slice < 8; slice++)
        CORTEX_WORD(RP_PWM + 0x14 * slice) = 0;
}

bool board_chip_has(uint64_t address, uint32_t width) {
    return address <= UINT32_MAX && (uintptr_t)address % width == 0;
}

_Noreturn void board_reset(enum machine_reset kind) {
    (void)kind;
    WATCHDOG_CTRL = WATCHDOG_TRIGGER;
    board_chip_exit(0);
}
