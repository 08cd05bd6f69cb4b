/* SPDX-License-Identifier: MIT */
/* rp2040js. BKPT n calls the harness (run.mjs), which counts cycles, traces,
 * and pends lines 26 and 27 after the wanted number of instructions, so nothing
 * here disturbs either. */
#include "../world.h"

#include <stddef.h>

#include "board_lines.h"

#define REG(address) (*(volatile uint32_t *)(address))
#define NVIC_ISER REG(0xE000E100u)
#define NVIC_IPR(line) REG(0xE000E400u + ((line) & ~3u))
#define LINE 26
#define INNER_LINE 27

extern uint32_t data_load[], data_start[], data_end[], bss_start[], bss_end[];
extern uint32_t stack_top[], keep_start[], keep_end[];
extern const char swept_start[], swept_end[];

void board_start(void);
void board_fault(void);

enum {
    CALL_ARM = 1,
    CALL_DISARM,
    CALL_CYCLES,
    CALL_PRINT,
    CALL_EXIT,
    CALL_SAVE,
    CALL_RESTORE,
    CALL_OPERATION,
    CALL_NEXT,
    CALL_NOTE,
    CALL_ARM_INNER,
    CALL_DISARM_INNER,
    CALL_INSTRUCTIONS,
    CALL_OPTION,
    CALL_RANGE,
    CALL_SEEN
};

#define HARNESS(call, a0, a1, a2)                                              \
    __asm__ volatile("bkpt %3"                                                 \
                     : "+r"(a0), "+r"(a1), "+r"(a2)                            \
                     : "i"(call)                                               \
                     : "memory")

/* Arguments in r0 to r2, the result in r0. A macro: the number of the call is
 * part of the instruction. */
#define CALL(call, first, second, third)                                       \
    register uint32_t r0 __asm__("r0") = (uint32_t)(first);                    \
    register uint32_t r1 __asm__("r1") = (uint32_t)(second);                   \
    register uint32_t r2 __asm__("r2") = (uint32_t)(third);                    \
    HARNESS(call, r0, r1, r2)

void rig_arm(uint32_t delay) { CALL(CALL_ARM, delay, 0, 0); }

bool rig_disarm(void) {
    CALL(CALL_DISARM, 0, 0, 0);
    return r0 != 0;
}

void rig_arm_inner(uint32_t delay) { CALL(CALL_ARM_INNER, delay, 0, 0); }

bool rig_disarm_inner(void) {
    CALL(CALL_DISARM_INNER, 0, 0, 0);
    return r0 != 0;
}

uint32_t rig_cycles(void) {
    CALL(CALL_CYCLES, 0, 0, 0);
    return r0;
}

uint32_t rig_instructions(void) {
    CALL(CALL_INSTRUCTIONS, 0, 0, 0);
    return r0;
}

void rig_print(const char *text) { CALL(CALL_PRINT, text, 0, 0); }

void rig_operation(const char *name, uint32_t every, uint32_t phase) {
    CALL(CALL_OPERATION, name, every, phase);
}

void rig_note(uint32_t unused) { CALL(CALL_NOTE, unused, 0, 0); }

uint32_t rig_next(void) {
    CALL(CALL_NEXT, 0, 0, 0);
    return r0;
}

uint32_t rig_option(uint32_t index) {
    CALL(CALL_OPTION, index, 0, 0);
    return r0;
}

void rig_save(void) { CALL(CALL_SAVE, data_start, bss_end, 0); }

void rig_restore(void) { CALL(CALL_RESTORE, 0, 0, 0); }

bool rig_seen(void) {
    CALL(CALL_SEEN, 0, 0, 0);
    return r0 != 0;
}

void rig_exit(uint32_t code) {
    CALL(CALL_EXIT, code, 0, 0);
    for (;;)
        continue;
}

void board_fault(void) {
    rig_print("FAILED: fault\n");
    rig_exit(3);
}

void board_start(void) {
    for (uint32_t *from = data_load, *to = data_start; to < data_end;)
        *to++ = *from++;
    for (uint32_t *to = bss_start; to < bss_end;)
        *to++ = 0;
    for (uint32_t *to = keep_start; to < keep_end;)
        *to++ = 0;
    NVIC_IPR(LINE) = 0xC0u << 8u * (LINE % 4u) | 0x80u
                                                     << 8u * (INNER_LINE % 4u);
    NVIC_ISER = 1u << LINE | 1u << INNER_LINE;
    CALL(CALL_RANGE, swept_start, swept_end, 0);
    world_main(INTERRUPTS);
}

/* No boot ROM: the image starts here. */
__attribute__((naked, section(".boot2"), used)) static void boot2(void) {
    __asm__ volatile("ldr r0, =0x10000100\n\tldr r1, =0xe000ed08\n\t"
                     "str r0, [r1]\n\tldmia r0!, {r1, r2}\n\t"
                     "mov sp, r1\n\tbx r2\n\t.ltorg");
}

__attribute__((section(".vectors"), used)) static void *const vectors[48] = {
    stack_top, (void *)board_start, [2 ... 15] = (void *)board_fault,
    [16 + LINE] = (void *)world_handler,
    [16 + INNER_LINE] = (void *)world_inner};
