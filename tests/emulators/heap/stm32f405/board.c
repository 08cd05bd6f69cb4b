/* SPDX-License-Identifier: MIT */
/* QEMU's netduinoplus2. TIM2 to TIM4 count nanoseconds, which at -icount
 * shift=0 are instructions; one interrupts ARR of them after ARR was written
 * (PSC stays 0, CNT and EGR are not touched: the model breaks on them).
 *
 * TIM2 is the handler's interrupt, TIM3 that of the level above it. TIM4 stands
 * above all masks but PRIMASK and steps through an undisturbed run, one
 * instruction at a time: the trace. Rejected: a plugin of the emulator, which
 * needs its headers, and all delays blindly, which does not tell where the
 * processor was when a masked interrupt was due. The image of an M0+ runs
 * here, too: it has the same NVIC. */
#include "../world.h"

#include <stddef.h>
#include <string.h>

#include "board_lines.h"

#define REG(address) (*(volatile uint32_t *)(address))
#define TIM(n) (0x40000000u + 0x400u * ((n)-2u))
#define TIM_CR1(n) REG(TIM(n) + 0x00u)
#define TIM_DIER(n) REG(TIM(n) + 0x0Cu)
#define TIM_SR(n) REG(TIM(n) + 0x10u)
#define TIM_CNT(n) REG(TIM(n) + 0x24u)
#define TIM_ARR(n) REG(TIM(n) + 0x2Cu)
#define TIM_LINE(n) (26u + (n)) /* 2 to 4 */
#define NVIC_ISER REG(0xE000E100u)
#define NVIC_ICPR REG(0xE000E280u)
#define NVIC_PRIORITY(line) (((volatile uint8_t *)0xE000E400u)[line])

enum {
    SEMI_OPEN = 0x01,
    SEMI_WRITE0 = 0x04,
    SEMI_WRITE = 0x05,
    SEMI_READ = 0x06,
    SEMI_SEEK = 0x0A,
    SEMI_COMMAND_LINE = 0x15,
    SEMI_EXIT = 0x20
};

#define CPSID 0xB672u /* cpsid i */
#define CPSIE 0xB662u

#define STEP 7          /* of TIM4: see board_trace */
#define WINDOW 2048u    /* instructions of a trace at a time */
#define MAP_WORDS 3072u /* 32 halfwords each: 192 KB of code */
#define NAME_BYTES 80u
#define MASKED_MOST 16u /* instructions under PRIMASK */
#define ENDS_MOST 512u  /* states that rig_seen remembers */

#define KEEP __attribute__((section(".keep")))

extern uint32_t data_load[], data_start[], data_end[], bss_start[], bss_end[];
extern uint32_t stack_top[], keep_start[], keep_end[];
extern const char swept_start[], swept_end[];

void board_start(void);
void board_timer(void);
void board_timer_at(uint32_t pc);
void board_inner(void);
void board_trace(void);
uint32_t board_trace_at(uint32_t pc);
void board_fault(void);

/* Not put back. */
struct rig {
    volatile bool armed;
    volatile bool inner_armed;
    bool ended;           /* the trace ends with this window */
    volatile bool noting; /* TIM4 steps */
    int32_t file;         /* of rig_save */
    uint32_t every;
    uint32_t phase;
    uint32_t first;  /* index in the trace of pc[0] */
    uint32_t length; /* of pc */
    uint32_t sure;   /* index of the last that was met, not inferred */
    uint32_t cursor;
    uint32_t due; /* where the processor is when the interrupt is due */
    uint32_t at;  /* the delay of that */
    uint32_t wrong;
    uint32_t pc[WINDOW + MASKED_MOST];
    uint32_t executed[MAP_WORDS]; /* of the operation, bits by the address */
    uint32_t visited[MAP_WORDS];
    uint32_t masked[MAP_WORDS];
    uint32_t ends;
    uint64_t end[ENDS_MOST];
    char name[NAME_BYTES];
};

KEEP static struct rig rig;

static int32_t semihost(int32_t what, const void *argument) {
    register int32_t r0 __asm__("r0") = what;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void rig_print(const char *text) { (void)semihost(SEMI_WRITE0, text); }

static void print_hex(uint32_t number) {
    char text[10];
    char *at = text + sizeof text - 1;
    *at = '\0';
    do
        *--at = "0123456789abcdef"[number % 16u];
    while ((number /= 16u) != 0);
    rig_print(" ");
    rig_print(at);
}

static _Noreturn void end(uint32_t code) {
    uint32_t block[2] = {0x20026u, code};
    (void)semihost(SEMI_EXIT, block);
    for (;;)
        continue;
}

static _Noreturn void give_up(const char *text) {
    rig_print("FAILED: ");
    rig_print(text);
    rig_print("\n");
    end(3);
}

/* ---- coverage ---- */

/* Bit of an instruction of the runtime, or UINT32_MAX. */
static uint32_t bit_of(uint32_t pc) {
    uint32_t start = (uint32_t)swept_start;
    return pc >= start && pc < (uint32_t)swept_end ? (pc - start) / 2u
                                                   : UINT32_MAX;
}

static void mark(uint32_t *map, uint32_t pc) {
    uint32_t bit = bit_of(pc);
    if (bit != UINT32_MAX)
        map[bit / 32u] |= 1u << bit % 32u;
}

/* "coverage NAME", then words: index, executed, visited, masked. */
static void print_coverage(void) {
    if (rig.name[0] == '\0')
        return;
    rig_print("coverage ");
    rig_print(rig.name);
    rig_print("\n");
    for (uint32_t i = 0; i < MAP_WORDS; i++) {
        if (rig.executed[i] == 0)
            continue;
        rig_print("c");
        print_hex(i);
        print_hex(rig.executed[i]);
        print_hex(rig.visited[i]);
        print_hex(rig.masked[i]);
        rig_print("\n");
    }
}

void rig_exit(uint32_t code) {
    print_coverage();
    if (rig.wrong != 0)
        give_up("an interrupt came elsewhere than the trace says");
    end(code);
}

void rig_operation(const char *name, uint32_t every, uint32_t phase) {
    rig.every = every;
    rig.phase = every != 0 ? phase % every : 0;
    rig.first = rig.length = rig.cursor = rig.sure = 0;
    rig.ended = false;
    if (strcmp(name, rig.name) == 0)
        return;
    print_coverage();
    size_t length = strlen(name);
    memcpy(rig.name, name, length < NAME_BYTES ? length + 1u : NAME_BYTES);
    rig.name[NAME_BYTES - 1u] = '\0';
    memset(rig.executed, 0, sizeof rig.executed);
    memset(rig.visited, 0, sizeof rig.visited);
    memset(rig.masked, 0, sizeof rig.masked);
}

static bool is_wanted(uint32_t index, uint32_t pc) {
    uint32_t stride = rig.every * (1u + index / RIG_WIDEN);
    if (stride != 0 && index % stride == rig.phase)
        return true;
    uint32_t bit = bit_of(pc);
    return bit != UINT32_MAX && (rig.visited[bit / 32u] >> bit % 32u & 1u) == 0;
}

/* Where the one before was last sure of its place. */
static void begin_window(void) {
    rig.first = rig.length == 0 ? 0 : rig.sure;
    rig.length = rig.cursor = 0;
    rig.ended = true; /* unless the window is filled */
}

uint32_t rig_next(void) {
    for (; rig.cursor < rig.length; rig.cursor++) {
        uint32_t index = rig.first + rig.cursor;
        rig.due = rig.pc[rig.cursor];
        rig.at = index;
        if (is_wanted(index, rig.due)) {
            rig.cursor++;
            return index;
        }
    }
    if (rig.ended)
        return RIG_END;
    begin_window();
    return RIG_NOTE;
}

/* ---- interrupts ---- */

uint32_t rig_cycles(void) { return TIM_CNT(5); }

uint32_t rig_instructions(void) { return TIM_CNT(5); }

/* Shorter periods end before the write has: the model misses them. */
#define SHORTEST 4u

void rig_arm(uint32_t delay) {
    rig.armed = true;
    TIM_DIER(2) = 1;
    TIM_ARR(2) = delay + SHORTEST;
}

void rig_note(uint32_t unused) {
    (void)unused;
    rig.noting = true;
    TIM_DIER(4) = 1;
    TIM_ARR(4) = rig.first + SHORTEST;
}

/* The interrupts may still come between any two of these. */
bool rig_disarm(void) {
    TIM_DIER(4) = 0;
    TIM_DIER(2) = 0;
    NVIC_ICPR = 1u << TIM_LINE(2) | 1u << TIM_LINE(4);
    bool pending = rig.armed;
    rig.armed = rig.noting = false;
    return pending;
}

void rig_arm_inner(uint32_t delay) {
    rig.inner_armed = true;
    TIM_DIER(3) = 1;
    TIM_ARR(3) = delay + SHORTEST;
}

bool rig_disarm_inner(void) {
    TIM_DIER(3) = 0;
    NVIC_ICPR = 1u << TIM_LINE(3);
    bool pending = rig.inner_armed;
    rig.inner_armed = false;
    return pending;
}

/* Both are for ARMv6-M, too: a far branch needs a register. */
__attribute__((naked)) void board_timer(void) {
    __asm__ volatile("ldr r0, [sp, #24]\n\tldr r1, =board_timer_at\n\tbx r1\n\t"
                     ".ltorg");
}

void board_timer_at(uint32_t pc) {
    TIM_DIER(2) = 0;
    TIM_SR(2) = 0;
    if (!rig.armed)
        return; /* a short period has passed twice */
    rig.armed = false;
    if (rig.cursor != 0) {
        mark(rig.visited, rig.due);
        if (pc != rig.due)
            mark(rig.masked, rig.due);
        if (pc != rig.due && rig.at == 0)
            rig.wrong++; /* nothing is masked there */
    }
    world_handler();
}

void board_inner(void) {
    TIM_DIER(3) = 0;
    TIM_SR(3) = 0;
    if (!rig.inner_armed)
        return;
    rig.inner_armed = false;
    world_inner();
}

/* The period is from the write of ARR to after the first instruction behind the
 * return. board_trace_at says whether it goes on (DIER). */
__attribute__((naked)) void board_trace(void) {
    __asm__ volatile("ldr r0, [sp, #24]\n\tpush {r4, lr}\n\t"
                     "ldr r1, =board_trace_at\n\tblx r1\n\t"
                     "pop {r4}\n\tpop {r3}\n\t"
                     "ldr r1, =0xe000e280\n\tldr r2, =0x40000000\n\t"
                     "str r2, [r1]\n\t" /* line 30 is not pending */
                     "ldr r2, =0x40000800\n\tstr r0, [r2, #0x0c]\n\t"
                     "movs r1, %0\n\tstr r1, [r2, #0x2c]\n\t"
                     "nop\n\tnop\n\tnop\n\tnop\n\tnop\n\t"
                     "bx r3\n\t.ltorg" ::"i"(STEP));
}

static void note(uint32_t pc) {
    rig.pc[rig.length++] = pc;
    mark(rig.executed, pc);
}

static uint32_t size_at(uint32_t pc) {
    return *(const uint16_t *)pc >> 11 >= 0x1Du ? 4u : 2u;
}

/* Under PRIMASK the next interrupt waits: what stands there is read. */
static void note_masked(uint32_t pc) {
    for (uint32_t i = 0; i < MASKED_MOST; i++) {
        pc += size_at(pc);
        note(pc);
        if (*(const uint16_t *)pc == CPSIE)
            return;
    }
    give_up("PRIMASK is not cleared in sight");
}

/* 1, or 0 to end the trace. */
uint32_t board_trace_at(uint32_t pc) {
    TIM_DIER(4) = 0; /* the last period may have passed again */
    if (!rig.noting)
        return 0;
    rig.sure = rig.first + rig.length;
    note(pc);
    if (*(const uint16_t *)pc == CPSID)
        note_masked(pc);
    rig.ended = rig.length < WINDOW;
    return rig.ended ? 1 : 0;
}

/* ---- memory ---- */

static size_t variable_bytes(void) {
    return (size_t)((char *)bss_end - (char *)data_start);
}

/* In a file of the emulator's, which is quicker than a copy, and memory is
 * short. */
static void transfer(int32_t what) {
    const uint32_t seek[2] = {(uint32_t)rig.file, 0};
    const uint32_t block[3] = {(uint32_t)rig.file, (uint32_t)data_start,
                               variable_bytes()};
    if (semihost(SEMI_SEEK, seek) != 0 || semihost(what, block) != 0)
        give_up("variables cannot be kept");
}

static int32_t open_file(const char *name) {
    const uint32_t block[3] = {(uint32_t)name, 7, strlen(name)}; /* "w+b" */
    return semihost(SEMI_OPEN, block);
}

/* The third word of the command line: KERNEL FILE NUMBER... */
KEEP static char command_line[256];

static char *word_at(uint32_t index) {
    char *at = command_line;
    for (; index != 0 && *at != '\0'; index--) {
        while (*at != ' ' && *at != '\0')
            at++;
        while (*at == ' ')
            at++;
    }
    return at;
}

void rig_save(void) {
    if (rig.file == 0) {
        char *name = word_at(1);
        char *stop = word_at(2);
        char before = stop[-1];
        stop[-1] = '\0';
        rig.file = open_file(name);
        stop[-1] = before;
    }
    rig.ends = 0;
    transfer(SEMI_WRITE);
}

void rig_restore(void) { transfer(SEMI_READ); }

/* FNV-1a by words, and beside it the sum of what it goes through. A word that
 * differs alone always changes it: both steps can be taken back. */
static uint64_t hash_of_variables(void) {
    uint32_t hash = 2166136261u;
    uint32_t sum = 0;
    for (const uint32_t *at = data_start; at < bss_end; at += 2) {
        hash = (hash ^ at[0]) * 16777619u;
        sum += hash;
        hash = (hash ^ at[1]) * 16777619u;
        sum += hash;
    }
    return (uint64_t)sum << 32 | hash;
}

bool rig_seen(void) {
    uint64_t now = hash_of_variables();
    for (uint32_t i = rig.ends; i-- != 0;)
        if (rig.end[i] == now)
            return true;
    if (rig.ends < ENDS_MOST)
        rig.end[rig.ends++] = now;
    return false;
}

uint32_t rig_option(uint32_t index) {
    uint32_t number = 0;
    for (const char *at = word_at(index + 2u); *at >= '0' && *at <= '9'; at++)
        number = 10u * number + (uint32_t)(*at - '0');
    return number;
}

void board_fault(void) { give_up("fault"); }

static void read_command_line(void) {
    uint32_t block[2] = {(uint32_t)command_line, sizeof command_line};
    if (semihost(SEMI_COMMAND_LINE, block) != 0)
        give_up("no command line");
}

void board_start(void) {
    for (uint32_t *from = data_load, *to = data_start; to < data_end;)
        *to++ = *from++;
    for (uint32_t *to = bss_start; to < bss_end;)
        *to++ = 0;
    for (uint32_t *to = keep_start; to < keep_end;)
        *to++ = 0;
    if ((size_t)(swept_end - swept_start) > 64u * MAP_WORDS)
        give_up("more code than the maps have bits for");
    read_command_line();
    NVIC_PRIORITY(TIM_LINE(2)) = BOARD_HANDLER_BASEPRI + 0x20u;
    NVIC_PRIORITY(TIM_LINE(3)) = BOARD_HANDLER_BASEPRI;
    NVIC_PRIORITY(TIM_LINE(4)) = 0;
    NVIC_ISER = 1u << TIM_LINE(2) | 1u << TIM_LINE(3) | 1u << TIM_LINE(4);
    TIM_CR1(2) = TIM_CR1(3) = TIM_CR1(4) = TIM_CR1(5) = 1;
    world_main(INTERRUPTS);
}

__attribute__((section(".vectors"),
               used)) static void *const vectors[16 + 82] = {
    stack_top,
    (void *)board_start,
    [2 ... 15] = (void *)board_fault,
    [16 + TIM_LINE(2)] = (void *)board_timer,
    [16 + TIM_LINE(3)] = (void *)board_inner,
    [16 + TIM_LINE(4)] = (void *)board_trace};
