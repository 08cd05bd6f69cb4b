/* SPDX-License-Identifier: MIT */
/* Interrupts each scenario at each of its instructions on x86-64 Linux.
 *
 * A first run with the processor's trap flag records the address of every
 * instruction. Then the operation runs once for each of them, with a
 * breakpoint on its address that is passed as often as the trace says; there
 * the handler runs, or, if handlers are masked, at the unmask, as on a chip.
 * Where a scenario has an inner handler, that comes at some instruction of the
 * handler in the same way. Rejected: single-stepping up to the instruction
 * each time, which is quadratic, at ten microseconds a step.
 *
 * Visited are: each instruction of the runtime, once for each operation that it
 * belongs to (its offsets), and every N-th of each run.
 * Printed for each operation: how many of its offsets were interrupted, and how
 * many of them are masked (there the handler waits for the unmask).
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

enum {
    HEAP_BYTES = 1 << 19,
    MARKINGS = 4,
    TRACE = 1 << 18,
    PAGE = 4096,
    OPERATIONS = 128
};

/* Collector steps before the operation: none; roots shaded; some way in. */
static const uint32_t markings[MARKINGS] = {0, 1, 20, 60};

enum mode { IDLE, RECORD, WAIT, PASS };

/* Instructions of a run, and the one before which the interrupt comes. */
struct probe {
    uintptr_t trace[TRACE];
    long length;
    unsigned char *at; /* breakpoint, and what stood there */
    unsigned char covered;
    volatile long passes; /* times to run over the breakpoint */
    volatile bool fired;
};

/* What an operation consists of; bits by the address. */
struct operation {
    char name[80];
    unsigned char *executed;
    unsigned char *visited;
    unsigned char *masked;
};

struct driver {
    volatile enum mode mode;
    struct probe *volatile probe; /* &task, or &handler while that runs */
    struct probe task;
    struct probe handler;
    long target;
    long waited; /* visits that had to wait for the unmask */
    long missed; /* the path was shorter: handler after the operation */
    long nested; /* visits of the inner handler */
    long passed;
    long failed;
    long visits;
    const struct scenario *scenario;
    struct operation operations[OPERATIONS];
    long operation_count;
    struct operation *operation;
};

static struct driver driver;

extern const char __executable_start, etext;

/* edge_*.c, linked before and behind what is swept. */
void sweep_code_begin(void);
void sweep_code_end(void);

_Noreturn void base_panic(const char *text, const char *file, int line) {
    char name[160] = "";
    if (driver.scenario != NULL)
        sweep_name(driver.scenario, name, sizeof name);
    fprintf(stderr, "%s:%d: %s\n  in %s, instruction %ld\n", file, line, text,
            name, driver.target);
    exit(2);
}

/* ---- coverage ---- */

static size_t map_bytes(void) {
    return (size_t)(&etext - &__executable_start) / 8 + 1;
}

static void mark(unsigned char *map, uintptr_t at) {
    uintptr_t offset = at - (uintptr_t)&__executable_start;
    if (at >= (uintptr_t)&__executable_start && at < (uintptr_t)&etext)
        map[offset / 8] |= (unsigned char)(1u << offset % 8);
}

static bool is_marked(const unsigned char *map, uintptr_t at) {
    uintptr_t offset = at - (uintptr_t)&__executable_start;
    return (map[offset / 8] >> offset % 8 & 1) != 0;
}

/* Is it the runtime's, not libc's or the test's? */
static bool is_swept(uintptr_t at) {
    return at >= (uintptr_t)sweep_code_begin && at < (uintptr_t)sweep_code_end;
}

static long count_bits(const unsigned char *map) {
    long n = 0;
    for (size_t i = 0; i < map_bytes(); i++)
        n += __builtin_popcount(map[i]);
    return n;
}

static struct operation *operation_of(const struct scenario *s) {
    char name[sizeof driver.operations[0].name];
    sweep_operation_name(s, name, sizeof name);
    for (long i = 0; i < driver.operation_count; i++)
        if (strcmp(driver.operations[i].name, name) == 0)
            return &driver.operations[i];
    if (driver.operation_count == OPERATIONS)
        base_panic("too many operations", __FILE__, __LINE__);
    struct operation *new = &driver.operations[driver.operation_count++];
    strcpy(new->name, name);
    new->executed = calloc(1, map_bytes());
    new->visited = calloc(1, map_bytes());
    new->masked = calloc(1, map_bytes());
    if (new->executed == NULL || new->visited == NULL || new->masked == NULL)
        base_panic("no memory", __FILE__, __LINE__);
    return new;
}

static void print_coverage(void) {
    long visited = 0;
    long executed = 0;
    for (long i = 0; i < driver.operation_count; i++) {
        const struct operation *o = &driver.operations[i];
        long v = count_bits(o->visited);
        long e = count_bits(o->executed);
        printf("  %5ld of %5ld offsets, %4ld masked: %s\n", v, e,
               count_bits(o->masked), o->name);
        visited += v;
        executed += e;
    }
    printf("%ld of %ld offsets of operations interrupted\n", visited, executed);
}

/* ---- breakpoints ---- */

static void set_probe(struct probe *p, long target) {
    uintptr_t address = p->trace[target];
    long passes = 0;
    for (long i = 0; i < target; i++)
        passes += p->trace[i] == address;
    p->at = (unsigned char *)address;
    p->covered = *p->at;
    p->passes = passes;
    p->fired = false;
    driver.probe = p;
    driver.mode = WAIT;
    *p->at = BREAKPOINT;
}

static void clear_probe(struct probe *p) {
    *p->at = p->covered;
    driver.mode = IDLE;
}

/* Some instruction of the handler, another at each visit. */
static void run_handler(void) {
    if (!sweep_nests() || driver.handler.length == 0) {
        sweep_handler();
        return;
    }
    set_probe(&driver.handler, driver.visits * 7919 % driver.handler.length);
    sweep_handler();
    clear_probe(&driver.handler);
    driver.probe = &driver.task;
    if (!driver.handler.fired)
        sweep_inner();
    else
        driver.nested++;
}

/* The level is entered a few instructions into the handler. */
static void interrupt(void) {
    if (driver.probe == &driver.task)
        run_handler();
    else
        sweep_inner();
}

void base_isa_deliver(void) {
    base_isa.pending = 0;
    interrupt();
}

/* Of a build whose stores come in two halves (KRAIT_SPLIT_STORE): nothing to
 * do, there are instructions between the halves. */
void base_isa_split(void);

void base_isa_split(void) {}

static void arrive(struct probe *p) {
    uintptr_t at = (uintptr_t)p->at;
    driver.mode = IDLE;
    p->fired = true;
    if (p == &driver.task && is_swept(at))
        mark(driver.operation->visited, at);
    if (base_isa.depth == 0) {
        interrupt();
        return;
    }
    base_isa.pending = 1;
    if (p == &driver.task) {
        if (is_swept(at))
            mark(driver.operation->masked, at);
        driver.waited++;
    }
}

/* The breakpoint was hit: arrive, or step over it and set it again. */
static void hit(greg_t *registers) {
    struct probe *p = driver.probe;
    *p->at = p->covered;
    registers[REG_RIP]--;
    if (p->passes-- == 0) {
        arrive(p);
        return;
    }
    driver.mode = PASS;
    registers[REG_EFL] |= TRAP_FLAG;
}

static void trap(int number, siginfo_t *info, void *context) {
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    struct probe *p = driver.probe;
    (void)number;
    (void)info;
    switch (driver.mode) {
    case RECORD:
        if (p->length < TRACE)
            p->trace[p->length++] = (uintptr_t)registers[REG_RIP];
        break;
    case WAIT:
        hit(registers);
        break;
    case PASS:
        *p->at = BREAKPOINT;
        driver.mode = WAIT;
        registers[REG_EFL] &= ~TRAP_FLAG;
        break;
    default:
        break;
    }
}

/* A torn pointer leads anywhere. */
static void fault(int number) {
    (void)number;
    base_panic("a bad access", __FILE__, __LINE__);
}

static inline void set_trap_flag(void) {
    __asm__ volatile("pushfq\n\torq $0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

static inline void clear_trap_flag(void) {
    __asm__ volatile("pushfq\n\tandq $~0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

/* Lets breakpoints be written into the code of the trace. */
static bool unlock_code(const struct probe *p) {
    int access = PROT_READ | PROT_WRITE | PROT_EXEC;
    for (long i = 0; i < p->length; i++) {
        uintptr_t page = p->trace[i] & ~(uintptr_t)(PAGE - 1);
        if (i > 0 && page == (p->trace[i - 1] & ~(uintptr_t)(PAGE - 1)))
            continue;
        if (mprotect((void *)page, PAGE, access) != 0)
            return false;
    }
    return true;
}

static bool record(struct probe *p, uint32_t marking, void (*run)(void)) {
    sweep_prepare(driver.scenario, marking);
    p->length = 0;
    driver.probe = p;
    driver.mode = RECORD;
    set_trap_flag();
    run();
    clear_trap_flag();
    driver.mode = IDLE;
    bool good = p->length < TRACE && unlock_code(p);
    p->length -= 4; /* those that clear the flag */
    return good;
}

/* Runs the operation with the handler before instruction `target`. */
static void run(uint32_t marking, long target) {
    sweep_prepare(driver.scenario, marking);
    driver.target = target;
    set_probe(&driver.task, target);
    sweep_operation();
    clear_probe(&driver.task);
}

static void report(uint32_t marking, long target, const char *wrong) {
    char name[160];
    sweep_name(driver.scenario, name, sizeof name);
    printf("FAIL %s, marking %u, instruction %ld: %s\n", name, marking, target,
           wrong);
}

/* One scenario at every instruction offset (or every `stride`th). */
static bool sweep_one(uint32_t marking, long stride, long phase) {
    driver.handler.length = 0;
    bool good = record(&driver.task, marking, sweep_operation);
    if (good && sweep_nests())
        good = record(&driver.handler, marking, sweep_handler);
    if (!good) {
        report(marking, 0, "cannot be traced");
        return false;
    }
    for (long i = 0; i < driver.task.length; i++)
        if (is_swept(driver.task.trace[i]))
            mark(driver.operation->executed, driver.task.trace[i]);
    for (long target = 0; target < driver.task.length; target++) {
        uintptr_t at = driver.task.trace[target];
        if (target % stride != phase % stride &&
            (!is_swept(at) || is_marked(driver.operation->visited, at)))
            continue;
        run(marking, target);
        if (!driver.task.fired) {
            run_handler();
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

static void sweep_scenarios(int argc, char **argv) {
    long stride = option(argc, argv, "--every", 1);
    uint32_t first = (uint32_t)option(argc, argv, "--first", 0);
    uint32_t apart = (uint32_t)option(argc, argv, "--apart", 1);
    const char *text = only(argc, argv);
    for (uint32_t i = first; i < sweep_count(); i += apart) {
        char name[160];
        driver.scenario = sweep_scenario(i);
        sweep_name(driver.scenario, name, sizeof name);
        if (strstr(name, text) == NULL)
            continue;
        driver.operation = operation_of(driver.scenario);
        if (sweep_one(markings[i % MARKINGS], stride, i))
            driver.passed++;
        else
            driver.failed++;
    }
}

int main(int argc, char **argv) {
    struct sigaction action = {.sa_sigaction = trap,
                               .sa_flags = SA_SIGINFO | SA_NODEFER};
    void *memory = aligned_alloc(4096, HEAP_BYTES);
    if (memory == NULL || sigaction(SIGTRAP, &action, NULL) != 0 ||
        signal(SIGSEGV, fault) == SIG_ERR || signal(SIGBUS, fault) == SIG_ERR)
        return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    sweep_init(memory, HEAP_BYTES);
    sweep_scenarios(argc, argv);
    print_coverage();
    printf("%ld interrupts; %ld waited for an unmask, %ld came after the end, "
           "%ld handlers were interrupted\n",
           driver.visits, driver.waited, driver.missed, driver.nested);
    printf("%ld passed, %ld failed, 0 skipped\n", driver.passed, driver.failed);
    return driver.failed != 0;
}
