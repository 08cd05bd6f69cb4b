/* SPDX-License-Identifier: MIT */
/* The scenarios of tests/sweep on an emulated chip, containers or programs,
 * with a real interrupt at each instruction of each operation.
 *
 * A scenario is prepared once; memory is then put back to that state for each
 * visit, so all visits of it start from the same bytes. The rig traces an
 * undisturbed run and chooses the instructions. Where a scenario has an inner
 * handler, that comes at some instruction of the handler in the same way.
 *
 * Started with: FIRST LAST APART ROUND EVERY. Scenarios from FIRST up to before
 * LAST, each APART-th; the collector's state is one more per scenario, and
 * ROUND further on; EVERY as for rig_operation. */
#include <string.h>

#include "../emulators/heap/world.h"
#include "../sweep/scenarios.h"
#include "base/check.h"

#ifndef HEAP_BYTES
#define HEAP_BYTES (24u << 10)
#endif
#define MARKINGS 4u
#define KEEP __attribute__((section(".keep")))

enum option { FIRST, LAST, APART, ROUND, EVERY };

/* Collector steps before the operation; as the host's driver has them. */
static const uint32_t markings[MARKINGS] = {0, 1, 20, 60};

static uint64_t memory[HEAP_BYTES / 8];

/* Not put back. */
struct driver {
    uint32_t scenario;
    uint32_t marking;
    uint32_t offset;
    uint32_t interrupts;
    uint32_t nested;  /* handlers that were interrupted */
    uint32_t handler; /* instructions of the handler */
    uint32_t late;    /* the operation had ended before */
    uint32_t looked;  /* different ends, which were checked */
    uint32_t longest;
    uint32_t failed;
    uint32_t passed;
};

KEEP static struct driver driver;

/* At some instruction of the handler, another at each visit. */
void world_handler(void) {
    if (!sweep_nests()) {
        sweep_handler();
        return;
    }
    rig_arm_inner((driver.interrupts + driver.late) * 7919u %
                  (driver.handler + 1u));
    sweep_handler();
    if (rig_disarm_inner())
        sweep_inner();
    else
        driver.nested++;
}

void world_inner(void) { sweep_inner(); }

static void print_number(uint32_t number) {
    char text[12];
    char *at = text + sizeof text - 1;
    *at = '\0';
    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    rig_print(at);
}

static void say(const char *before, uint32_t number, const char *after) {
    rig_print(before);
    print_number(number);
    rig_print(after);
}

static void report(const char *wrong) {
    char name[160];
    sweep_name(sweep_scenario(driver.scenario), name, sizeof name);
    say("FAIL scenario ", driver.scenario, ": ");
    rig_print(name);
    say(", marking ", markings[driver.marking], "");
    say(", instruction ", driver.offset, ": ");
    rig_print(wrong);
    rig_print("\n");
}

_Noreturn void base_panic(const char *text, const char *file, int line) {
    report(text);
    say("at line ", (uint32_t)line, " of ");
    rig_print(file);
    rig_print("\n");
    rig_exit(2);
}

/* One place for both, so that delays mean the same. */
static __attribute__((noinline)) bool run(void (*arm)(uint32_t),
                                          uint32_t delay) {
    arm(delay);
    sweep_operation();
    return rig_disarm();
}

/* What is left behind is mostly what an earlier visit left: the check would go
 * the same way, instruction for instruction. */
static const char *look(void) {
    if (rig_seen())
        return NULL;
    driver.looked++;
    return sweep_check();
}

static bool visit(void) {
    if (!run(rig_arm, driver.offset)) {
        driver.interrupts++;
    } else {
        driver.late++;
        world_handler();
    }
    const char *wrong = look();
    if (wrong != NULL)
        report(wrong);
    return wrong == NULL;
}

static void measure_handler(void) {
    uint32_t from = rig_instructions();
    sweep_handler();
    driver.handler = rig_instructions() - from;
    rig_restore();
}

static bool sweep_one(uint32_t every) {
    const struct scenario *s = sweep_scenario(driver.scenario);
    char name[80];
    bool good = true;
    sweep_operation_name(s, name, sizeof name);
    sweep_prepare(s, markings[driver.marking]);
    rig_save();
    if (sweep_nests())
        measure_handler();
    rig_operation(name, every, driver.scenario + driver.marking);
    while (good && (driver.offset = rig_next()) != RIG_END) {
        if (driver.offset == RIG_NOTE) {
            (void)run(rig_note, 0);
        } else {
            good = visit();
            if (driver.offset > driver.longest)
                driver.longest = driver.offset;
        }
        rig_restore();
    }
    return good;
}

static void print_totals(void) {
    say("interrupts ", driver.interrupts + driver.nested, "\n");
    say("handlers interrupted ", driver.nested, "\n");
    say("after the end ", driver.late, "\n");
    say("different ends ", driver.looked, "\n");
    say("longest operation ", driver.longest, " instructions\n");
    say("of scenarios ", sweep_count(), "\n");
    say("scenarios passed ", driver.passed, "");
    say(", failed ", driver.failed, "\n");
}

void world_main(uint32_t unused) {
    uint32_t last = rig_option(LAST);
    uint32_t apart = rig_option(APART);
    (void)unused;
    sweep_init(memory, sizeof memory);
    if (last == 0 || last > sweep_count())
        last = sweep_count();
    for (uint32_t i = rig_option(FIRST); i < last; i += apart + (apart == 0)) {
        driver.scenario = i;
        driver.marking = (i + rig_option(ROUND)) % MARKINGS;
        if (sweep_one(rig_option(EVERY)))
            driver.passed++;
        else
            driver.failed++;
    }
    print_totals();
    rig_exit(driver.failed != 0 || driver.passed == 0);
}
