/* SPDX-License-Identifier: MIT */
/* The container scenarios of tests/sweep on an emulated chip, with a real
 * interrupt at each instruction of each operation.
 *
 * A scenario is prepared once; memory is then put back to that state for each
 * offset, so all visits of it start from the same bytes. Where the harness knows
 * the instructions (rp2040js), each address of an operation is interrupted once.
 * Elsewhere the operation runs at offset 0, 1, 2 ... until it ends before its
 * interrupt came, thrice in a row: masked instructions deliver it late, not
 * never. */
#include <string.h>

#include "../emulators/heap/world.h"
#include "../sweep/scenarios.h"
#include "base/check.h"

#ifndef FIRST
#define FIRST 0u
#endif
#ifndef APART
#define APART 1u
#endif
#ifndef ROUNDS
#define ROUNDS 1u
#endif

/* Are offsets chosen by the harness? Else each is tried. */
#ifndef CHOSEN
#define CHOSEN 0u
#endif

/* Every so many instructions the next offset is one more away; 0: none is left
 * out. For the slow emulator, where one operation takes 100,000. */
#ifndef WIDEN
#define WIDEN 0u
#endif

/* A prime, so that a part of the scenarios has some of each kind. */
#define STRIDE 7919u
#define HEAP_BYTES (24u << 10)
#define KEEP __attribute__((section(".keep")))

/* Collector steps before the operation; as the host's driver has them. */
static const uint32_t markings[4] = {0, 1, 20, 60};

static uint64_t memory[HEAP_BYTES / 8];

/* Not put back. */
struct driver {
    uint32_t scenario;
    uint32_t marking;
    uint32_t offset;
    uint32_t missed;
    uint32_t interrupts;
    uint32_t failed;
    uint32_t passed;
    uint32_t longest;
};

KEEP static struct driver driver;

void world_handler(void) { sweep_handler(); }

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

/* One visit; false if something is wrong. */
static bool visit(void) {
    rig_arm(driver.offset);
    sweep_operation();
    if (!rig_disarm()) {
        driver.interrupts++;
        driver.missed = 0;
    } else {
        driver.missed++;
        sweep_handler();
    }
    const char *wrong = sweep_check();
    if (wrong != NULL)
        report(wrong);
    return wrong == NULL;
}

/* The harness has noted a run and says which offsets are left to visit. */
static bool sweep_chosen(void) {
    bool good = true;
    while (good && (driver.offset = rig_next()) != UINT32_MAX) {
        rig_restore();
        good = visit();
    }
    return good;
}

static bool sweep_all(void) {
    bool good = true;
    while (good && driver.missed < 3) {
        rig_restore();
        good = visit();
        driver.offset += WIDEN == 0u ? 1u : 1u + driver.offset / (WIDEN | 1u);
    }
    return good;
}

static void note_run(void) {
    char name[80];
    sweep_operation_name(sweep_scenario(driver.scenario), name, sizeof name);
    rig_trace(name);
    rig_arm(UINT32_MAX / 4u);
    sweep_operation();
    (void)rig_disarm();
}

static bool sweep_one(void) {
    sweep_prepare(sweep_scenario(driver.scenario), markings[driver.marking]);
    rig_save();
    driver.missed = 0;
    driver.offset = 0;
    if (CHOSEN != 0u)
        note_run();
    bool good = CHOSEN != 0u ? sweep_chosen() : sweep_all();
    rig_restore();
    if (driver.offset > driver.longest)
        driver.longest = driver.offset;
    return good;
}

void world_main(uint32_t interrupts) {
    sweep_init(memory, sizeof memory);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        for (uint32_t i = FIRST; i < sweep_count(); i += APART) {
            if (driver.interrupts >= interrupts)
                break;
            driver.scenario = i * STRIDE % sweep_count();
            driver.marking = (driver.scenario + round) % 4;
            if (sweep_one())
                driver.passed++;
            else
                driver.failed++;
        }
    }
    say("interrupts ", driver.interrupts, "\n");
    say("longest operation ", driver.longest, " instructions\n");
    if (rig_seen() != 0)
        say("distinct instructions interrupted ", rig_seen(), "\n");
    say("scenarios passed ", driver.passed, "");
    say(", failed ", driver.failed, "\n");
    rig_exit(driver.failed != 0);
}
