/* SPDX-License-Identifier: MIT */
/* Looks for a scenario that shows that a protection is missing.
 *
 * Six passes, the cheapest first. (1) Each scenario in full, the handler after
 * the operation and before it, in many states of the collector. (2) The handler
 * at each unmask of the operation: between two commits, say two chunks of a
 * copy. (3) In the window of a mask that the mutant lacks: the handler before
 * each instruction between mask and unmask, by the processor's trap flag.
 * (4) The handler before each of the instructions around the mutated line.
 * (5) The handler at instructions spread over an operation that reaches the
 * line. (6) Where a scenario has an inner handler, the handler at each unmask
 * of the operation, and the inner one at each unmask and in each window of
 * that.
 *
 * Without a mutant passes 1, 2, 5 and 6 must find nothing. Rejected: pass 5
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
    HANG_S = 4,    /* of processor time, for one visit; traps take long */
    PLAIN_S = 1,   /* without traps */
    BEFORE = 120,  /* instructions around the mutated line that pass 4 visits */
    BEHIND = 40,
    MARKS = 16,    /* passages of the line that it looks at */
    MARKS_FEW = 3, /* in scenarios that nothing hints at */
    OUTER = 40,    /* unmasks of the operation that pass 6 looks at */
    INNER = 24,    /* unmasks of the handler */
    PHASES = 6
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
    volatile bool running;  /* the operation, at task level */
    volatile bool handling; /* the handler, with an inner one to come */
    bool nested;            /* windows are those of the handler */
    volatile bool fired;
    volatile long points;      /* unmasks so far */
    volatile long wanted;      /* the handler's; -1: none */
    volatile uint32_t windows; /* opened so far, unmasked */
    volatile uint32_t passage; /* which one to look into; 0 first */
    volatile long step;        /* instructions into it */
    volatile long steps;       /* made; how long the window is */
    volatile long reached;     /* the mutated line, in all */
    volatile long unmasked;
    volatile long inner_points; /* unmasks of the handler so far */
    volatile long inner_wanted; /* the inner handler's; -1: none */
    volatile bool inner_fired;
    uintptr_t trace[TRACE];
    long length;
    long mark[MARKS]; /* where in the trace the mutated line is */
    volatile int marks;
    int marks_most;
    unsigned char *at; /* breakpoint, and what stood there */
    unsigned char covered;
    volatile long passes;
    long visits[PHASES];
    bool all;
    bool hinted; /* at the scenario that is likely to notice */
    long most;   /* visits of pass 4 in one operation */
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

static bool is_time(void) { return now() < driver.until; }

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

/* The handler, and at its level what pass 6 is looking for. */
static void run_handler(void) {
    driver.inner_fired = false;
    driver.inner_points = 0;
    if (driver.nested)
        driver.windows = 0;
    driver.running = false;
    driver.handling = driver.nested;
    base_isa.pending = driver.nested;
    driver.suite->handler();
    driver.handling = false;
    driver.running = true;
}

static void fire_inner(void) {
    driver.handling = false;
    driver.inner_fired = true;
    driver.suite->inner();
}

static void fire(void) {
    driver.mode = IDLE;
    if (driver.nested) {
        fire_inner();
        return;
    }
    driver.fired = true;
    if (base_isa.depth != 0) {
        driver.wanted = driver.points; /* at the next unmask */
        base_isa.pending = 1;
        return;
    }
    run_handler();
}

/* `pending` is always set while an operation runs, so each outermost unmask
 * comes here. */
void base_isa_deliver(void) {
    base_isa.pending = 0;
    if (driver.running && base_level.now == BASE_LEVEL_TASK) {
        if (driver.points++ == driver.wanted) {
            driver.fired = true;
            run_handler();
        }
    } else if (driver.handling &&
               driver.inner_points++ == driver.inner_wanted) {
        fire_inner();
    }
    base_isa.pending = driver.running || driver.handling;
}

static inline void set_trap_flag(void) {
    __asm__ volatile("pushfq\n\torq $0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

static inline void clear_trap_flag(void) {
    __asm__ volatile("pushfq\n\tandq $~0x100, (%%rsp)\n\tpopfq" ::
                         : "memory", "cc");
}

/* window.h */
struct mutation_late {
    void *volatile *at;
    void *stored;
};
struct mutation_late mutation_late;

void mutation_reach(void);
void mutation_open(void);
void mutation_close(void);
void mutation_point(void);

void mutation_reach(void) {
    driver.reached++;
    driver.unmasked += base_isa.depth == 0;
    if (driver.mode == RECORD && driver.marks < driver.marks_most)
        driver.mark[driver.marks++] = driver.length;
}

/* Is it the level that windows are looked into at? */
static bool is_exposed(void) {
    if (base_isa.depth != 0)
        return false;
    if (driver.nested)
        return driver.handling;
    return driver.running && base_level.now == BASE_LEVEL_TASK;
}

static bool is_looking(void) { return driver.phase == 2 || driver.nested; }

void mutation_open(void) {
    mutation_reach();
    if (!is_exposed() || driver.mode == RECORD)
        return;
    if (driver.windows++ != driver.passage || !is_looking())
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
    if (is_exposed() && driver.mode != RECORD &&
        driver.windows++ == driver.passage && is_looking() && driver.step == 0)
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
        driver.trace[driver.length++] = (uintptr_t)registers[REG_RIP];
        if (driver.length == TRACE) /* the rest without traps: no hang */
            registers[REG_EFL] &= ~TRAP_FLAG;
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
    struct itimerval hang = {
        .it_value = {.tv_sec = driver.phase == 0 ? PLAIN_S : HANG_S}};
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
    driver.marks = 0;
    driver.wanted = -1;
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
    driver.phase = 4;
    driver.target = -2;
    record();
    unlock_code();
    long stride = driver.length / driver.most + 1;
    for (long i = driver.index % stride; i < driver.length; i += stride)
        visit(i);
}

static void near(void) {
    long next = 0;
    driver.phase = 3;
    driver.target = -2;
    record();
    if (driver.marks == 0 || driver.length <= 0 || driver.length >= TRACE - 4)
        return;
    unlock_code();
    for (int k = 0; k < driver.marks; k++) {
        long end = driver.mark[k] + BEHIND;
        if (next < driver.mark[k] - BEFORE)
            next = driver.mark[k] - BEFORE;
        for (; next < end && next < driver.length && is_time(); next++)
            visit(next);
    }
}

/* One visit of pass 6; false if the inner handler had no place to come. */
static bool visit_nested(long point, long inner) {
    prepare();
    driver.inner_wanted = inner;
    operate(point);
    bool fired = driver.inner_fired;
    if (!driver.fired)
        driver.suite->handler();
    if (!fired)
        driver.suite->inner();
    judge();
    return fired;
}

static void nest_windows(long point, uint32_t passage) {
    driver.passage = passage;
    for (driver.step = 0; visit_nested(point, -1); driver.step++)
        ;
}

static void nest(long points) {
    driver.phase = 5;
    driver.nested = true;
    long stride = points / OUTER + 1;
    for (long point = 0; point <= points && is_time(); point += stride) {
        driver.target = point;
        driver.passage = UINT32_MAX;
        for (long i = 0; i < INNER && visit_nested(point, i); i++)
            ;
        uint32_t windows = driver.windows;
        if (windows > PASSAGES)
            windows = PASSAGES;
        for (uint32_t i = 0; i < windows; i++)
            nest_windows(point, i);
    }
    driver.nested = false;
}

/* Where no handler comes, pass 1 has seen all. */
static bool is_plain(void) {
    return driver.suite->is_plain != NULL &&
           driver.suite->is_plain(driver.index);
}

/* Pass 1; what it saw in the first two states decides on all others. */
static void look(uint32_t state, struct seen *seen) {
    if (state >= FIRST && !seen->reached && !driver.all &&
        driver.suite->count() > FEW && !(driver.hinted && is_plain()))
        return;
    seen->reached |= plainly();
    if (driver.windows > seen->windows)
        seen->windows = driver.windows < PASSAGES ? driver.windows : PASSAGES;
    if (state < FULLY)
        seen->points[state] = (uint16_t)driver.points;
}

static void between(uint32_t state, struct seen *seen) {
    if (state < FULLY && !is_plain())
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
    for (uint32_t i = 0; seen->reached && i < seen->windows && !is_plain(); i++)
        in_window(i, (i + state) % COARSE, COARSE);
}

static void inside_finely(uint32_t state, struct seen *seen) {
    if (seen->reached && state < FULLY && !is_plain())
        for (uint32_t i = 0; i < seen->windows; i++)
            in_window(i, 0, 1);
}

static void along(uint32_t state, struct seen *seen) {
    if (state < FULLY && (driver.all || seen->reached) && !is_plain())
        spread();
}

static void close_by(uint32_t state, struct seen *seen) {
    if (state < FULLY && seen->reached && !is_plain())
        near();
}

/* A mirror is reached where the handler comes between, not before. */
static void in_handler(uint32_t state, struct seen *seen) {
    if (state >= FIRST || driver.suite->nests == NULL ||
        !driver.suite->nests(driver.index))
        return;
    long reached = driver.reached;
    between(state, seen);
    if (driver.reached != reached || driver.all)
        nest(seen->points[state]);
}

static void catch_signals(void) {
    static char stack[1 << 16];
    static const int numbers[] = {SIGSEGV, SIGBUS,  SIGILL,
                                  SIGFPE,  SIGABRT, SIGPROF};
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
    driver.marks_most = MARKS;
    driver.hinted = true;
    driver.index = index_of_name(begin, driver.suite->count());
    for (uint32_t state = 0; state < (is_plain() ? MARKINGS : FULLY); state++) {
        driver.marking = markings[state];
        look(state, &seen[driver.index]);
        between(state, &seen[driver.index]);
        inside_finely(state, &seen[driver.index]);
        in_handler(state, &seen[driver.index]);
        close_by(state, &seen[driver.index]);
    }
    driver.marks_most = MARKS_FEW;
    driver.hinted = false;
}

int driver_main(const struct driver_suite *suite, int argc, char **argv) {
    static void (*const passes[])(uint32_t, struct seen *) = {
        look,       inside,   between_if_reached, inside_finely,
        in_handler, close_by, between_if_not,     along};
    bool brief = flag(argc, argv, "--brief");
    double seconds = atof(option(argc, argv, "--seconds"));
    struct seen *seen = calloc(suite->count(), sizeof *seen);
    driver.suite = suite;
    driver.until = now() + (seconds > 0 ? seconds : 1e9);
    driver.all = flag(argc, argv, "--all");
    driver.most = driver.all ? MANY : VISITS;
    driver.marks_most = MARKS_FEW;
    if (seen == NULL || suite->count() == 0)
        return 2; /* what is mutated kept the scenarios from being loaded */
    catch_signals();
    if (option(argc, argv, "--begin")[0] != '\0')
        hinted(seen, option(argc, argv, "--begin"));
    for (size_t i = 0; i < sizeof passes / sizeof passes[0] - brief; i++)
        each(passes[i], seen, option(argc, argv, "--begin"),
             option(argc, argv, "--only"));
    printf(
        "%ld visits plain, %ld at unmasks, %ld in windows, %ld near, "
        "%ld spread, %ld nested; reached %ld times, %ld of them unmasked%s\n",
        driver.visits[0], driver.visits[1], driver.visits[2], driver.visits[3],
        driver.visits[4], driver.visits[5], driver.reached, driver.unmasked,
        now() < driver.until ? "" : "; out of time");
    return 0;
}
