/* SPDX-License-Identifier: MIT */
/*
 * Timers that an interrupt meets between any two instructions (J2), by the
 * processor's single step. Oracle: what the two do when one comes after the
 * other, in either order; after it the alarm stands at the next release.
 *
 * rt/timer.c is built here against a clock, an alarm and an rt_interrupt of the
 * test's own: the simulated board's are never interrupted.
 */
#define board_alarm rig_alarm
#define board_alarm_changed rig_alarm_changed
#define board_now_ns rig_now_ns
#define rt_interrupt rig_interrupt
#include "../../src/rt/timer.c" /* NOLINT(bugprone-suspicious-include) */

#include <signal.h>
#include <ucontext.h>

#include "unit.h"

#define STEPPED 0x100 /* EFLAGS: a trap after the next instruction */
#define NOW 500u
#define MOST_STEPS 4000

static struct {
    void (*visitor)(void);
    long at; /* the step at which it comes */
    long step;
    bool came;
    uint64_t alarm_ns;
    bool pended;
    uint32_t fired;
    uint8_t first, second;
} rig;

void rig_alarm(uint64_t at_ns) { rig.alarm_ns = at_ns; }

void rig_alarm_changed(void) { rig.pended = true; }

uint64_t rig_now_ns(void) { return NOW; }

void rig_interrupt(uint16_t source, uint32_t word) {
    rig.fired += source == 0 && word == 0;
}

static void timer_comes(void) {
    rig.came = true;
    rt_timer_fire();
}

#if defined(__x86_64__)
static void trapped(int signal, siginfo_t *info, void *where) {
    ucontext_t *context = where;
    (void)signal;
    if (info->si_code != TRAP_TRACE)
        context->uc_mcontext.gregs[REG_EFL] ^= STEPPED; /* int3: on and off */
    else if (rig.step++ == rig.at)
        rig.visitor();
}

static void toggle_steps(void) { __asm__ volatile("int3" ::: "memory"); }
#else
static void trapped(int signal, siginfo_t *info, void *where) {
    (void)signal;
    (void)info;
    (void)where;
}

/* No single step: the visitor comes once, before everything. */
static void toggle_steps(void) {
    if (rig.at == 0 && rig.step++ == 0)
        rig.visitor();
}
#endif

static uint64_t next_of_all(void) {
    uint64_t next = UINT64_MAX;
    for (uint32_t i = 0; i < RT_TIMERS; i++)
        if (rt_state.timer[i].running && rt_state.timer[i].next_ns < next)
            next = rt_state.timer[i].next_ns;
    return next;
}

/* One operation, interrupted at each of its instructions in turn, until the
 * visitor comes too late. The pended interrupt follows. */
static void at_each_step(void (*prepare)(void), void (*operation)(void),
                         void (*visitor)(void), void (*judge)(void)) {
    rig.visitor = visitor;
    for (rig.at = 0; rig.at < MOST_STEPS; rig.at++) {
        prepare();
        rig.step = 0;
        rig.came = rig.pended = false;
        rig.fired = 0;
        toggle_steps();
        operation();
        toggle_steps();
        if (rig.step <= rig.at)
            break;
        if (rig.pended)
            rt_timer_fire();
        judge();
        EXPECT(rig.alarm_ns == next_of_all());
    }
    EXPECT(rig.at > 0 && rig.at < MOST_STEPS);
}

static struct rt_timer *timer(uint8_t i) { return &rt_state.timer[i]; }

static void both_run_later(void) {
    rt_timer_start(0, 1000, 0);
    rt_timer_start(1, 2000, 100);
    rt_timer_fire();
}

static void both_are_due(void) {
    rt_timer_start(0, 100, 0);
    rt_timer_start(1, 2000, 100);
}

static void start_due(void) { rt_timer_start(0, 100, 7000); }

static void start_late(void) { rt_timer_start(0, 20000, 3); }

static void stop(void) { rt_timer_stop(0); }

static void fired_once_and_goes_on(void) {
    EXPECT(rig.fired == 1);
    EXPECT(timer(0)->running && timer(0)->next_ns == 7100);
    EXPECT(timer(0)->period_ns == 7000);
}

static void fired_at_most_once_and_is_late(void) {
    EXPECT(rig.fired <= 1);
    EXPECT(timer(0)->running && timer(0)->next_ns == 20000);
    EXPECT(timer(0)->period_ns == 3);
}

static void fired_at_most_once_and_stands(void) {
    EXPECT(rig.fired <= 1 && !timer(0)->running);
    EXPECT(rig.alarm_ns == 2000);
}

/* Handlers come only where they are not masked. */
static void handler_starts_late(void) {
    rig.came = base_isa.depth == 0;
    if (rig.came)
        start_late();
}

static void handler_stops(void) {
    rig.came = base_isa.depth == 0;
    if (rig.came)
        stop();
}

static void is_one_of_two(void) {
    bool first = timer(0)->next_ns == 7100 && timer(0)->period_ns == 7000;
    bool second = timer(0)->next_ns == 20000 && timer(0)->period_ns == 3;
    EXPECT(timer(0)->running && (first || (second && rig.came)));
}

static void is_first_or_stands(void) {
    bool first = timer(0)->next_ns == 7100 && timer(0)->period_ns == 7000;
    EXPECT(timer(0)->running ? first : rig.came);
}

static void none_is_used(void) {
    for (uint8_t i = 0; i < RT_TIMERS; i++)
        timer(i)->used = timer(i)->running = false;
    rig.first = rig.second = RT_TIMER_NONE;
    rig.alarm_ns = UINT64_MAX;
}

static void take_one(void) { rig.first = rt_timer_new(0); }

static void handler_takes_one(void) {
    rig.came = base_isa.depth == 0;
    if (rig.came)
        rig.second = rt_timer_new(0);
}

static void are_two(void) {
    EXPECT(rig.first < RT_TIMERS);
    EXPECT(rig.came ? rig.second < RT_TIMERS && rig.second != rig.first
                    : rig.second == RT_TIMER_NONE);
}

int main(void) {
    struct sigaction action = {.sa_sigaction = trapped, .sa_flags = SA_SIGINFO};
    sigaction(SIGTRAP, &action, NULL);
    at_each_step(none_is_used, take_one, handler_takes_one, are_two);
    none_is_used();
    EXPECT(rt_timer_new(0) == 0 && rt_timer_new(1) == 1);
    at_each_step(both_run_later, start_due, timer_comes,
                 fired_once_and_goes_on);
    at_each_step(both_are_due, start_late, timer_comes,
                 fired_at_most_once_and_is_late);
    at_each_step(both_are_due, stop, timer_comes,
                 fired_at_most_once_and_stands);
    at_each_step(both_run_later, start_due, handler_starts_late, is_one_of_two);
    at_each_step(both_run_later, start_due, handler_stops, is_first_or_stands);
    return unit_done();
}
