/* SPDX-License-Identifier: MIT */
/* Looks for a scenario that shows that a protection is missing.
 *
 * Four passes, the cheapest first. (1) Each scenario in full, the handler after
 * the operation and before it, in many states of the collector. (2) The handler
 * at each unmask of the operation: between two commits, say two chunks of a
 * copy. (3) In the window of a mask that the mutant lacks: the handler before
 * each instruction between mask and unmask, by the processor's trap flag.
 * (4) For other mutants, the handler at instructions spread over an operation
 * that reaches the mutated line.
 *
 * Without a mutant passes 1, 2 and 4 must find nothing. Rejected: pass 4
 * alone, every instruction, which is what tests/sweep does and takes an hour.
 */
#define _GNU_SOURCE 1 /* register names of ucontext */
#include "driver.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "base/check.h"
#include "base/isa/isa.h"
#include "base/isa/level.h"

#define TRAP_FLAG 0x100
#define BREAKPOINT 0xCC

enum {
    TRACE = 1 << 16,
    PAGE = 4096,
    PASSAGES = 12, /* of one window that are looked into */
    POINTS = 400,  /* unmasks of one operation */
    FULLY = 4,     /* states of the collector in which all passes are made */
    FIRST = 2,     /* states in which every scenario is looked at */
    FEW = 50,      /* scenarios; so few are looked at in all states */
    COARSE = 8,    /* steps into a window, at first */
    VISITS = 24,   /* of pass 4 in one operation */
    MANY = 1500,   /* the same with --all */
    HANG_S = 4,    /* of processor time, for one visit */
    PHASES = 4
};

/* Collector steps before the operation. */
static const uint32_t markings[] = {0, 1, 20, 60, 90, 2, 5, 9, 14, 30, 45, 140};
#define MARKINGS (sizeof markings / sizeof markings[0])

enum mode { IDLE, RECORD, STEP, WAIT, PASS };

struct driver {
    const struct driver_suite *suite;
    uint32_t index;
    uint32_t marking;
    int phase;
    long target;
    volatile enum mode mode;
    volatile bool running; /* the operation, at task level */
    volatile bool fired;
    volatile long points;      /* unmasks so far */
    volatile long wanted;      /* the handler's; -1: none */
    volatile uint32_t windows; /* opened so far, unmasked */
    volatile uint32_t passage; /* which one to look into; 0 first */
    volatile long step;        /* instructions into it */
    volatile long steps;       /* made; how long the window is */
    volatile long reached; /* the mutated line, in all */
    volatile long unmasked;
    uintptr_t trace[TRACE];
    long length;
    unsigned char *at; /* breakpoint, and what stood there */
    unsigned char covered;
    volatile long passes;
    long visits[PHASES];
    bool all;
    long most; /* visits of pass 4 in one operation */
    double until;
};

/* What pass 1 has seen of a scenario. */
struct seen {
    bool reached;
    uint32_t windows;
    uint16_t points[FULLY];
};

static struct driver driver;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Only what a signal handler may call: the fault may be anywhere. */
_Noreturn static void killed(const char *how) {
    char name[160] = "";
    char line[400];
    driver.suite->name(driver.index, name, sizeof name);
    int n = snprintf(line, sizeof line,
                     "KILLED | %s | pass %d, marking %u, at %ld: %s\n", name,
                     driver.phase + 1, driver.marking, driver.target, how);
    (void)!write(1, line, (size_t)(n < (int)sizeof line ? n : 399));
    _exit(1);
}

_Noreturn void base_panic(const char *text, const char *file, int line) {
    char how[200];
    snprintf(how, sizeof how, "%s, %s:%d", text, file, line);
    killed(how);
}

static void fault(int number) {
    killed(number == SIGPROF ? "hangs" : strsignal(number));
}

static void fire(void) {
    driver.fired = true;
    driver.mode = IDLE;
    if (base_isa.depth != 0) {
        driver.wanted = driver.points; /* at the next unmask */
        base_isa.pending = 1;
        return;
    }
    driver.running = false;
    driver.suite->handler();
    driver.running = true;
}

/* `pending` is always set while an operation runs, so each outermost unmask
 * comes here. */
void base_isa_deliver(void) {
    base_isa.pending = 0;
    if (driver.running && base_level.now == BASE_LEVEL_TASK) {
        if (driver.points++ == driver.wanted) {
            driver.fired = true;
            driver.running = false;
            driver.suite->handler();
            driver.running = true;
        }
    }
    base_isa.pending = driver.running;
}

static inline void set_trap_flag(void) {
    __asm__ volatile("pushfq\n\torq $0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

static inline void clear_trap_flag(void) {
    __asm__ volatile("pushfq\n\tandq $~0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

void mutation_reach(void);
void mutation_open(void);
void mutation_close(void);
void mutation_point(void);

void mutation_reach(void) {
    driver.reached++;
    driver.unmasked += base_isa.depth == 0;
}

void mutation_open(void) {
    driver.reached++;
    if (!driver.running || base_isa.depth != 0 ||
        base_level.now != BASE_LEVEL_TASK)
        return;
    driver.unmasked++;
    if (driver.windows++ != driver.passage || driver.phase != 2)
        return;
    driver.steps = 0;
    if (driver.step == 0) {
        fire();
        return;
    }
    driver.mode = STEP;
    set_trap_flag();
}

/* A window without an inside. */
void mutation_point(void) {
    if (driver.running && base_isa.depth == 0 &&
        base_level.now == BASE_LEVEL_TASK &&
        driver.windows++ == driver.passage && driver.phase == 2 &&
        driver.step == 0)
        fire();
}

void mutation_close(void) {
    if (driver.mode != STEP)
        return;
    clear_trap_flag();
    driver.mode = IDLE;
}

static void hit(greg_t *registers) {
    *driver.at = driver.covered;
    registers[REG_RIP]--;
    if (driver.passes-- == 0) {
        fire();
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
    case STEP:
        if (++driver.steps == driver.step) {
            registers[REG_EFL] &= ~TRAP_FLAG;
            fire();
        }
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
        registers[REG_EFL] &= ~TRAP_FLAG;
        break;
    }
}

static void prepare(void) {
    static const struct itimerval hang = {.it_value = {.tv_sec = HANG_S}};
    setitimer(ITIMER_PROF, &hang, NULL);
    base_isa.pending = 0;
    driver.fired = false;
    driver.points = 0;
    driver.windows = 0;
    driver.mode = IDLE;
    driver.suite->prepare(driver.index, driver.marking);
}

static void operate(long point) {
    driver.wanted = point;
    driver.running = true;
    base_isa.pending = 1;
    driver.suite->operation();
    driver.running = false;
    base_isa.pending = 0;
}

static void judge(void) {
    const char *wrong = driver.suite->check();
    driver.visits[driver.phase]++;
    if (wrong != NULL)
        killed(wrong);
}

/* Pass 1 leaves in the driver how often windows and unmasks were met. Is the
 * mutated line on the way? */
static bool plainly(void) {
    long reached = driver.reached;
    driver.phase = 0;
    driver.target = -1;
    prepare();
    driver.suite->handler();
    operate(-1);
    judge();
    driver.target = 0;
    prepare();
    operate(-1);
    driver.suite->handler();
    judge();
    return driver.reached != reached;
}

static void at_unmasks(long points) {
    driver.phase = 1;
    if (points > POINTS)
        points = POINTS;
    for (long i = 0; i < points; i++) {
        driver.target = i;
        prepare();
        operate(i);
        if (!driver.fired)
            driver.suite->handler();
        judge();
    }
}

static void in_window(uint32_t passage, long first, long stride) {
    driver.phase = 2;
    driver.passage = passage;
    for (driver.step = first;; driver.step += stride) {
        driver.target = driver.step;
        prepare();
        operate(-1);
        bool past = !driver.fired;
        if (past)
            driver.suite->handler();
        judge();
        if (past)
            return;
    }
}

static void record(void) {
    prepare();
    driver.length = 0;
    driver.running = true;
    driver.mode = RECORD;
    set_trap_flag();
    driver.suite->operation();
    clear_trap_flag();
    driver.mode = IDLE;
    driver.running = false;
    driver.length -= 4; /* those that clear the flag */
    driver.suite->handler();
    judge();
}

/* Lets breakpoints be written into the code of the trace. */
static void unlock_code(void) {
    for (long i = 0; i < driver.length; i++) {
        uintptr_t page = driver.trace[i] & ~(uintptr_t)(PAGE - 1);
        if (i > 0 && page == (driver.trace[i - 1] & ~(uintptr_t)(PAGE - 1)))
            continue;
        if (mprotect((void *)page, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC))
            exit(2);
    }
}

static void visit(long target) {
    uintptr_t address = driver.trace[target];
    driver.passes = 0;
    for (long i = 0; i < target; i++)
        driver.passes += driver.trace[i] == address;
    prepare();
    driver.target = target;
    driver.at = (unsigned char *)address;
    driver.covered = *driver.at;
    driver.wanted = -1;
    driver.running = true;
    driver.mode = WAIT;
    *driver.at = BREAKPOINT;
    driver.suite->operation();
    *driver.at = driver.covered;
    driver.mode = IDLE;
    driver.running = false;
    base_isa.pending = 0;
    if (!driver.fired)
        driver.suite->handler();
    judge();
}

/* A different set of instructions in each scenario; all of a short one. */
static void spread(void) {
    driver.phase = 3;
    driver.target = -2;
    record();
    unlock_code();
    long stride = driver.length / driver.most + 1;
    for (long i = driver.index % stride; i < driver.length; i += stride)
        visit(i);
}

/* Pass 1; what it saw in the first two states decides on all others. */
static void look(uint32_t state, struct seen *seen) {
    if (state >= FIRST && !seen->reached && !driver.all &&
        driver.suite->count() > FEW)
        return;
    seen->reached |= plainly();
    if (driver.windows > seen->windows)
        seen->windows = driver.windows < PASSAGES ? driver.windows : PASSAGES;
    if (state < FULLY)
        seen->points[state] = (uint16_t)driver.points;
}

static void between(uint32_t state, struct seen *seen) {
    if (state < FULLY)
        at_unmasks(seen->points[state]);
}

static void between_if_reached(uint32_t state, struct seen *seen) {
    if (seen->reached)
        between(state, seen);
}

static void between_if_not(uint32_t state, struct seen *seen) {
    if (!seen->reached && (state < FIRST || driver.all))
        between(state, seen);
}

static void inside(uint32_t state, struct seen *seen) {
    for (uint32_t i = 0; seen->reached && i < seen->windows; i++)
        in_window(i, (i + state) % COARSE, COARSE);
}

static void inside_finely(uint32_t state, struct seen *seen) {
    if (seen->reached && state < FULLY)
        for (uint32_t i = 0; i < seen->windows; i++)
            in_window(i, 0, 1);
}

static void along(uint32_t state, struct seen *seen) {
    if (state < FULLY && (driver.all || seen->reached))
        spread();
}

static void catch_signals(void) {
    static char stack[1 << 16];
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE,
                                  SIGABRT, SIGPROF};
    struct sigaction action = {.sa_handler = fault, .sa_flags = SA_ONSTACK};
    struct sigaction traps = {.sa_sigaction = trap, .sa_flags = SA_SIGINFO};
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&other, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        sigaction(numbers[i], &action, NULL);
    sigaction(SIGTRAP, &traps, NULL);
}

static const char *option(int argc, char **argv, const char *name) {
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return argv[i + 1];
    return "";
}

static bool flag(int argc, char **argv, const char *name) {
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return true;
    return false;
}

static bool wanted(uint32_t index, const char *text) {
    char name[160] = "";
    driver.suite->name(index, name, sizeof name);
    return strstr(name, text) != NULL;
}

/* The scenario of that name, or 0. */
static uint32_t index_of_name(const char *text, uint32_t count) {
    for (uint32_t i = 0; i < count && text[0] != '\0'; i++) {
        char name[160] = "";
        driver.suite->name(i, name, sizeof name);
        if (strcmp(name, text) == 0)
            return i;
    }
    return 0;
}

/* Scenario n of the order: the first, then the others, some of each family
 * early. */
static uint32_t nth(uint32_t n, uint32_t first, uint32_t count) {
    uint32_t stride = count % 7919 != 0 ? 7919 : 1;
    return (uint32_t)((first + (uint64_t)n * stride) % count);
}

/* One pass over all scenarios and states of the collector. */
static void each(void (*pass)(uint32_t state, struct seen *seen),
                 struct seen *seen, const char *begin, const char *only) {
    uint32_t count = driver.suite->count();
    uint32_t first = index_of_name(begin, count);
    for (uint32_t state = 0; state < MARKINGS; state++)
        for (uint32_t n = 0; n < count && now() < driver.until; n++) {
            driver.index = nth(n, first, count);
            driver.marking = markings[state];
            if (wanted(driver.index, only))
                pass(state, &seen[driver.index]);
        }
}

/* The scenario that is likely to notice, finely and before all others. */
static void hinted(struct seen *seen, const char *begin) {
    driver.index = index_of_name(begin, driver.suite->count());
    for (uint32_t state = 0; state < FULLY; state++) {
        driver.marking = markings[state];
        look(state, &seen[driver.index]);
        between(state, &seen[driver.index]);
        inside_finely(state, &seen[driver.index]);
    }
}

int driver_main(const struct driver_suite *suite, int argc, char **argv) {
    static void (*const passes[])(uint32_t, struct seen *) = {
        look,           inside, between_if_reached, inside_finely,
        between_if_not, along};
    bool brief = flag(argc, argv, "--brief");
    double seconds = atof(option(argc, argv, "--seconds"));
    struct seen *seen = calloc(suite->count(), sizeof *seen);
    driver.suite = suite;
    driver.until = now() + (seconds > 0 ? seconds : 1e9);
    driver.all = flag(argc, argv, "--all");
    driver.most = driver.all ? MANY : VISITS;
    if (seen == NULL)
        return 2;
    catch_signals();
    if (option(argc, argv, "--begin")[0] != '\0')
        hinted(seen, option(argc, argv, "--begin"));
    for (size_t i = 0; i < sizeof passes / sizeof passes[0] - brief; i++)
        each(passes[i], seen, option(argc, argv, "--begin"),
             option(argc, argv, "--only"));
    printf("%ld visits plain, %ld at unmasks, %ld in windows, %ld spread; "
           "reached %ld times, %ld of them unmasked%s\n",
           driver.visits[0], driver.visits[1], driver.visits[2],
           driver.visits[3], driver.reached, driver.unmasked,
           now() < driver.until ? "" : "; out of time");
    return 0;
}
