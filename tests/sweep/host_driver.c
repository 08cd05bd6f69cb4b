/* SPDX-License-Identifier: MIT */
/* Interrupts each scenario at each of its instructions on x86-64 Linux.
 *
 * A first run with the processor's trap flag records the address of every
 * instruction. Then the operation runs once for each of them, with a
 * breakpoint on its address that is passed as often as the trace says; there
 * the handler runs, or, if handlers are masked, at the unmask, as on a chip.
 * Rejected: single-stepping up to the instruction each time, which is
 * quadratic, at ten microseconds a step.
 *
 *     host_driver [--every N] [--first N] [--apart N] [--only TEXT]
 */
#define _GNU_SOURCE 1 /* register names of ucontext */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "base/check.h"
#include "base/isa/isa.h"
#include "scenarios.h"

#define TRAP_FLAG 0x100

#define BREAKPOINT 0xCC

enum { HEAP_BYTES = 1 << 20, MARKINGS = 4, TRACE = 1 << 16, PAGE = 4096 };

/* Collector steps before the operation: none; roots shaded; some way in. */
static const uint32_t markings[MARKINGS] = {0, 1, 20, 60};

enum mode { IDLE, RECORD, WAIT, PASS };

struct driver {
    volatile enum mode mode;
    volatile long passes; /* times to run over the breakpoint */
    volatile bool fired;
    uintptr_t trace[TRACE];
    long length;
    unsigned char *at; /* breakpoint, and what stood there */
    unsigned char covered;
    long target;
    long masked;         /* visits that had to wait for the unmask */
    long missed;         /* the path was shorter: handler after the operation */
    unsigned char *seen; /* instruction addresses visited, a bit each */
    long passed;
    long failed;
    long visits;
    const struct scenario *scenario;
};

static struct driver driver;

_Noreturn void base_panic(const char *text, const char *file, int line) {
    char name[160] = "";
    if (driver.scenario != NULL)
        sweep_name(driver.scenario, name, sizeof name);
    fprintf(stderr, "%s:%d: %s\n  in %s, instruction %ld\n", file, line, text,
            name, driver.target);
    exit(2);
}

void base_isa_deliver(void) {
    base_isa.pending = 0;
    sweep_handler();
}

extern const char __executable_start, etext;

static void visit(uintptr_t at) {
    uintptr_t offset = at - (uintptr_t)&__executable_start;
    if (at >= (uintptr_t)&__executable_start && at < (uintptr_t)&etext)
        driver.seen[offset / 8] |= (unsigned char)(1u << offset % 8);
}

static void arrive(void) {
    driver.mode = IDLE;
    driver.fired = true;
    visit((uintptr_t)driver.at);
    if (base_isa.depth != 0) {
        base_isa.pending = 1;
        driver.masked++;
    } else {
        sweep_handler();
    }
}

/* The breakpoint was hit: arrive, or step over it and set it again. */
static void hit(greg_t *registers) {
    *driver.at = driver.covered;
    registers[REG_RIP]--;
    if (driver.passes-- == 0) {
        arrive();
        return;
    }
    driver.mode = PASS;
    registers[REG_EFL] |= TRAP_FLAG;
}

static void trap(int number, siginfo_t *info, void *context) {
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    (void)number;
    (void)info;
    switch (driver.mode) {
    case RECORD:
        if (driver.length < TRACE)
            driver.trace[driver.length++] = (uintptr_t)registers[REG_RIP];
        break;
    case WAIT:
        hit(registers);
        break;
    case PASS:
        *driver.at = BREAKPOINT;
        driver.mode = WAIT;
        registers[REG_EFL] &= ~TRAP_FLAG;
        break;
    default:
        break;
    }
}

static inline void set_trap_flag(void) {
    __asm__ volatile("pushfq\n\torq $0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

static inline void clear_trap_flag(void) {
    __asm__ volatile("pushfq\n\tandq $~0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

static void record(uint32_t marking) {
    sweep_prepare(driver.scenario, marking);
    driver.length = 0;
    driver.mode = RECORD;
    set_trap_flag();
    sweep_operation();
    clear_trap_flag();
    driver.mode = IDLE;
    driver.length -= 4; /* those that clear the flag */
}

/* Runs the operation with the handler before instruction `target`. */
static void run(uint32_t marking, long target) {
    uintptr_t address = driver.trace[target];
    long passes = 0;
    for (long i = 0; i < target; i++)
        passes += driver.trace[i] == address;
    sweep_prepare(driver.scenario, marking);
    driver.target = target;
    driver.at = (unsigned char *)address;
    driver.covered = *driver.at;
    driver.passes = passes;
    driver.fired = false;
    driver.mode = WAIT;
    *driver.at = BREAKPOINT;
    sweep_operation();
    *driver.at = driver.covered;
    driver.mode = IDLE;
}

/* Lets breakpoints be written into the code of the trace. */
static bool unlock_code(void) {
    int access = PROT_READ | PROT_WRITE | PROT_EXEC;
    for (long i = 0; i < driver.length; i++) {
        uintptr_t page = driver.trace[i] & ~(uintptr_t)(PAGE - 1);
        if (i > 0 && page == (driver.trace[i - 1] & ~(uintptr_t)(PAGE - 1)))
            continue;
        if (mprotect((void *)page, PAGE, access) != 0)
            return false;
    }
    return true;
}

static void report(uint32_t marking, long target, const char *wrong) {
    char name[160];
    sweep_name(driver.scenario, name, sizeof name);
    printf("FAIL %s, marking %u, instruction %ld: %s\n", name, marking, target,
           wrong);
}

/* One scenario at every instruction offset (or every `stride`th). */
static bool sweep_one(uint32_t marking, long stride, long phase) {
    record(marking);
    if (driver.length >= TRACE || !unlock_code()) {
        report(marking, 0, "cannot be traced");
        return false;
    }
    for (long target = phase % stride; target < driver.length;
         target += stride) {
        run(marking, target);
        if (!driver.fired) {
            sweep_handler();
            driver.missed++;
        }
        driver.visits++;
        const char *wrong = sweep_check();
        if (wrong != NULL) {
            report(marking, target, wrong);
            return false;
        }
    }
    return true;
}

static long seen_count(void) {
    size_t size = (size_t)(&etext - &__executable_start);
    long n = 0;
    for (size_t i = 0; i <= size / 8; i++)
        n += __builtin_popcount(driver.seen[i]);
    return n;
}

static long option(int argc, char **argv, const char *name, long fallback) {
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return atol(argv[i + 1]);
    return fallback;
}

static const char *only(int argc, char **argv) {
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], "--only") == 0)
            return argv[i + 1];
    return "";
}

int main(int argc, char **argv) {
    long stride = option(argc, argv, "--every", 1);
    uint32_t first = (uint32_t)option(argc, argv, "--first", 0);
    uint32_t apart = (uint32_t)option(argc, argv, "--apart", 1);
    const char *text = only(argc, argv);
    struct sigaction action = {.sa_sigaction = trap, .sa_flags = SA_SIGINFO};
    void *memory = aligned_alloc(4096, HEAP_BYTES);
    driver.seen = calloc(1, (size_t)(&etext - &__executable_start) / 8 + 1);
    if (memory == NULL || driver.seen == NULL ||
        sigaction(SIGTRAP, &action, NULL) != 0)
        return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    sweep_init(memory, HEAP_BYTES);
    for (uint32_t i = first; i < sweep_count(); i += apart) {
        char name[160];
        driver.scenario = sweep_scenario(i);
        sweep_name(driver.scenario, name, sizeof name);
        if (strstr(name, text) == NULL)
            continue;
        uint32_t variant = i % MARKINGS;
        if (sweep_one(markings[variant], stride, i))
            driver.passed++;
        else
            driver.failed++;
    }
    printf("%ld interrupts at %ld different instructions; %ld waited for an "
           "unmask, %ld came after the end\n",
           driver.visits, seen_count(), driver.masked, driver.missed);
    printf("%ld passed, %ld failed, 0 skipped\n", driver.passed, driver.failed);
    return driver.failed != 0;
}
