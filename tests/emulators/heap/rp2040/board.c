/* SPDX-License-Identifier: MIT */
/* rp2040js. BKPT n calls the harness (run.mjs), which counts cycles and pends
 * line 26 after the wanted number of instructions, so nothing here disturbs
 * either. */
#include "../world.h"

#include <stddef.h>

#include "board_lines.h"

#define REG(address) (*(volatile uint32_t *)(address))
#define NVIC_ISER REG(0xE000E100u)
#define LINE 26

extern uint32_t data_load[], data_start[], data_end[], bss_start[], bss_end[];
extern uint32_t stack_top[], keep_start[], keep_end[];

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
    CALL_TRACE,
    CALL_NEXT
};

#define HARNESS(call, r0) __asm__ volatile("bkpt %1" : "+r"(r0) : "i"(call))

void rig_arm(uint32_t delay) {
    register uint32_t r0 __asm__("r0") = delay;
    HARNESS(CALL_ARM, r0);
}

bool rig_disarm(void) {
    register uint32_t r0 __asm__("r0") = 0;
    HARNESS(CALL_DISARM, r0);
    return r0 != 0;
}

uint32_t rig_cycles(void) {
    register uint32_t r0 __asm__("r0") = 0;
    HARNESS(CALL_CYCLES, r0);
    return r0;
}

void rig_print(const char *text) {
    register uint32_t r0 __asm__("r0") = (uint32_t)text;
    __asm__ volatile("" ::: "memory");
    HARNESS(CALL_PRINT, r0);
}

void rig_trace(const char *operation) {
    register uint32_t r0 __asm__("r0") = (uint32_t)operation;
    __asm__ volatile("" ::: "memory");
    HARNESS(CALL_TRACE, r0);
}

uint32_t rig_next(void) {
    register uint32_t r0 __asm__("r0") = 0;
    HARNESS(CALL_NEXT, r0);
    return r0;
}

void rig_save(void) {
    register uint32_t r0 __asm__("r0") = (uint32_t)data_start;
    register uint32_t r1 __asm__("r1") = (uint32_t)bss_end;
    __asm__ volatile("bkpt %2"
                     : "+r"(r0), "+r"(r1)
                     : "i"(CALL_SAVE)
                     : "memory");
}

void rig_restore(void) {
    register uint32_t r0 __asm__("r0") = 0;
    __asm__ volatile("bkpt %1" : "+r"(r0) : "i"(CALL_RESTORE) : "memory");
}

/* The harness knows better. */
uint32_t rig_seen(void) { return 0; }

void rig_exit(uint32_t code) {
    register uint32_t r0 __asm__("r0") = code;
    HARNESS(CALL_EXIT, r0);
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
    NVIC_ISER = 1u << LINE;
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
    [16 + LINE] = (void *)world_handler};
