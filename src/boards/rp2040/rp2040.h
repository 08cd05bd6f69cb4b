/* SPDX-License-Identifier: MIT */
/* Registers of the RP2040 that this board uses, after its datasheet
 * (build 2022-01). */
#ifndef KRAIT_BOARDS_RP2040_H
#define KRAIT_BOARDS_RP2040_H

#include "boards/cortex-m/cortex.h"

#define RP_SET 0x2000u /* atomic bit set and clear aliases, 2.1.2 */
#define RP_CLEAR 0x3000u

#define RP_RESETS 0x4000C000u
#define RP_RESETS_DONE 0x4000C008u
#define RP_IO_BANK 0x40014000u
#define RP_PADS 0x4001C000u
#define RP_UART0 0x40034000u
#define RP_I2C0 0x40044000u
#define RP_I2C_STRIDE 0x4000u
#define RP_ADC 0x4004C000u
#define RP_PWM 0x40050000u
#define RP_TIMER 0x40054000u
#define RP_WATCHDOG 0x40058000u
#define RP_SIO 0xD0000000u

/* The low word of the microsecond counter: what board_cycles() reads. */
#define RP_TIMER_LOW CORTEX_WORD(RP_TIMER + 0x28)
#define RP_PIN_CTRL(pin) CORTEX_WORD(RP_IO_BANK + 4 + 8 * (pin))
#define RP_PAD(pin) CORTEX_WORD(RP_PADS + 4 + 4 * (pin))

enum {
    RP_FUNCTION_UART = 2,
    RP_FUNCTION_I2C = 3,
    RP_FUNCTION_PWM = 4,
    RP_FUNCTION_SIO = 5,
    RP_FUNCTION_NONE = 31
};

enum { RP_LINE_TIMER_0 = 0, RP_LINE_PINS = 13 };

#define RP_SYSTEM_HZ 125000000u

#endif
