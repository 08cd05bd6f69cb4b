/* SPDX-License-Identifier: MIT */
/* From reset to main: data and bss, then the main program's stack moves to
 * PSP, so that interrupts have MSP to themselves. */
#include "base/check.h"
#include "boards/cortex-m/chip.h"
#include "boards/cortex-m/cortex.h"
#include "boards/cortex-m/program.h"

extern uint32_t board_data_image[], board_data_start[], board_data_end[];
extern uint32_t board_bss_start[], board_bss_end[];

static void copy_sections(void) {
    const uint32_t *from = board_data_image;
    for (uint32_t *to = board_data_start; to < board_data_end;)
        *to++ = *from++;
    for (uint32_t *to = board_bss_start; to < board_bss_end;)
        *to++ = 0;
}

__attribute__((noreturn, used)) static void start_on_process_stack(void) {
    board_chip_start();
    __asm__ volatile("cpsie i" ::: "memory");
    board_chip_exit(board_main());
}

__attribute__((naked)) void board_reset_handler(void) {
    __asm__ volatile("cpsid i\n\t"
                     "bl %c0\n\t"
                     "ldr r0, =board_process_stack_high\n\t"
                     "msr psp, r0\n\t"
                     "movs r0, #2\n\t"
                     "msr control, r0\n\t"
                     "isb\n\t"
                     "bl %c1\n\t"
                     ".ltorg"
                     :
                     : "i"(copy_sections), "i"(start_on_process_stack));
}

void board_fault_handler(void) {
    base_panic("hardware fault", "exception", (int)cortex_exception());
}

static void write_text(const char *text) {
    size_t n = 0;
    while (text[n])
        n++;
    board_chip_write(text, n);
}

_Noreturn void base_panic(const char *text, const char *file, int line) {
    char digits[8];
    size_t at = sizeof digits;
    __asm__ volatile("cpsid i" ::: "memory");
    board_chip_safe();
    write_text("\nkrait: bug: ");
    write_text(text);
    write_text(" at ");
    write_text(file);
    write_text(":");
    do
        digits[--at] = (char)('0' + line % 10);
    while ((line /= 10) != 0 && at > 0);
    board_chip_write(digits + at, sizeof digits - at);
    write_text("\n");
    board_chip_exit(70);
}
