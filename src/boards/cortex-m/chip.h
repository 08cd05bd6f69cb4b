/* SPDX-License-Identifier: MIT */
/* What boards/cortex-m asks of a chip's folder. */
#ifndef KRAIT_BOARDS_CHIP_H
#define KRAIT_BOARDS_CHIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Clocks, resets, time base, interrupt priorities; interrupts are off.
 * Contract: boot; no alloc; O(n). */
void board_chip_start(void);

/* Writes to the console, waiting for room.
 * Contract: task; no alloc; O(n). */
void board_chip_write(const char *text, size_t length);

/* A byte from the console, or MOD_PROMPT_NONE.
 * Contract: task; no alloc; O(1). */
int32_t board_chip_read(void);

/* Is there memory or a register of `width` bytes?
 * Contract: isr; no alloc; O(1). */
bool board_chip_has(uint64_t address, uint32_t width);

/* Ends: status to whoever watches (emulator, debugger), then stops.
 * Contract: isr; no alloc; O(1). */
_Noreturn void board_chip_exit(int status);

/* Outputs to a harmless state, for a bug (base_panic).
 * Contract: isr; no alloc; O(n). */
void board_chip_safe(void);

/* Interrupt handlers of the shared folder, for the vector table.
 * Contract: isr; no alloc; O(1). */
void board_reset_handler(void);
/* Contract: isr; no alloc; O(1). */
void board_fault_handler(void);
/* Contract: handler; reserve; O(n). */
void board_level_1(void);
/* Contract: handler; reserve; O(n). */
void board_level_2(void);
/* Contract: handler; reserve; O(n). */
void board_level_3(void);

#endif
