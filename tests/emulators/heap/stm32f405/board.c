/* SPDX-License-Identifier: MIT */
/* QEMU's netduinoplus2: TIM2 counts nanoseconds, which at -icount shift=0 are
 * instructions; it interrupts ARR of them after ARR was written (PSC stays 0,
 * CNT and EGR are not touched: the model breaks on them). */
#include "../world.h"

#include <stddef.h>
#include <string.h>

#include "board_lines.h"

#define REG(address) (*(volatile uint32_t *)(address))
#define TIM2 0x40000000u
#define TIM2_CR1 REG(TIM2 + 0x00)
#define TIM2_DIER REG(TIM2 + 0x0C)
#define TIM2_SR REG(TIM2 + 0x10)
#define TIM2_CNT REG(TIM2 + 0x24)
#define TIM2_ARR REG(TIM2 + 0x2C)
#define TIM2_LINE 28u
#define NVIC_ISER REG(0xE000E100u)
#define NVIC_ICPR REG(0xE000E280u)
#define NVIC_PRIORITY(line) (((volatile uint8_t *)0xE000E400u)[line])

#define SEMI_WRITE0 4
#define SEMI_EXIT 0x20

#define KEEP __attribute__((section(".keep")))

extern uint32_t data_load[], data_start[], data_end[], bss_start[], bss_end[];
extern uint32_t stack_top[], keep_start[], keep_end[];

void board_start(void);
void board_timer(void);
void board_timer_at(uint32_t pc);
void board_fault(void);

static int32_t semihost(int32_t what, const void *argument) {
    register int32_t r0 __asm__("r0") = what;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void rig_print(const char *text) { (void)semihost(SEMI_WRITE0, text); }

void rig_exit(uint32_t code) {
    uint32_t block[2] = {0x20026u, code};
    (void)semihost(SEMI_EXIT, block);
    for (;;)
        continue;
}

uint32_t rig_cycles(void) { return TIM2_CNT; }

/* Shorter periods end before the write has: the model misses them. */
#define SHORTEST 4u

KEEP static volatile bool armed;

void rig_arm(uint32_t delay) {
    armed = true;
    TIM2_DIER = 1;
    TIM2_ARR = delay + SHORTEST;
}

/* The interrupt may still come between any two of these. */
bool rig_disarm(void) {
    TIM2_DIER = 0;
    NVIC_ICPR = 1u << TIM2_LINE;
    bool pending = armed;
    armed = false;
    return pending;
}

/* Distinct instructions that were interrupted, for the report. */
#define SEEN_WORDS 4096u
KEEP static uint32_t seen[SEEN_WORDS];

/* What is between data_start and bss_end, and how much of it there may be. */
#define SAVED_WORDS 16384u
__attribute__((section(".keep.saved"))) static uint32_t saved[SAVED_WORDS];

static size_t variable_bytes(void) {
    size_t bytes = (size_t)((char *)bss_end - (char *)data_start);
    if (bytes > sizeof saved) {
        rig_print("FAILED: more variables than can be kept\n");
        rig_exit(3);
    }
    return bytes;
}

void rig_trace(const char *operation) { (void)operation; }

uint32_t rig_next(void) { return 0; }

void rig_save(void) { memcpy(saved, data_start, variable_bytes()); }

void rig_restore(void) { memcpy(data_start, saved, variable_bytes()); }

uint32_t rig_seen(void) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < SEEN_WORDS; i++)
        count += (uint32_t)__builtin_popcount(seen[i]);
    return count;
}

__attribute__((naked)) void board_timer(void) {
    __asm__ volatile("ldr r0, [sp, #24]\n\tb board_timer_at");
}

void board_timer_at(uint32_t pc) {
    uint32_t bit = (pc - 0x08000000u) / 2u;
    if (bit < SEEN_WORDS * 32u)
        seen[bit / 32u] |= 1u << bit % 32u;
    TIM2_DIER = 0;
    TIM2_SR = 0;
    if (!armed)
        return; /* a short period has passed twice */
    armed = false;
    world_handler();
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
    NVIC_PRIORITY(TIM2_LINE) = BOARD_HANDLER_BASEPRI;
    NVIC_ISER = 1u << TIM2_LINE;
    TIM2_CR1 = 1;
    world_main(INTERRUPTS);
}

__attribute__((section(".vectors"),
               used)) static void *const vectors[16 + 82] = {
    stack_top, (void *)board_start, [2 ... 15] = (void *)board_fault,
    [16 + TIM2_LINE] = (void *)board_timer};
