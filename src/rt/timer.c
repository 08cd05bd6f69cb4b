/* SPDX-License-Identifier: MIT */
/* Software timers: a table that is searched whole. With sixteen entries that
 * is quicker than a heap of them, and its cost is the same every time.
 *
 * Tasks and handlers only write entries; the board's timer interrupt, which
 * nothing here preempts, looks for the next release and sets the alarm.
 * Rejected: setting it where a timer is started. That takes 700 cycles, and
 * they had to be masked from every interrupt, reflexes included. */
#include "rt/timer.h"

#include "rt/clock.h"
#include "rt/state.h"

void rt_timer_arm(void) {
    uint64_t next = UINT64_MAX;
    for (uint32_t i = 0; i < RT_TIMERS; i++) {
        const struct rt_timer *t = &rt_state.timer[i];
        if (t->running && t->next_ns < next)
            next = t->next_ns;
    }
    board_alarm(next);
}

/* A handler may look for one at the same time. */
static bool claim(struct rt_timer *t) {
    uint32_t state = isa_mask_handlers();
    bool got = !t->used;
    t->used = true;
    isa_unmask_handlers(state);
    return got;
}

uint8_t rt_timer_new(uint16_t source) {
    for (uint8_t i = 0; i < RT_TIMERS; i++) {
        struct rt_timer *t = &rt_state.timer[i];
        if (t->used || !claim(t))
            continue;
        t->source = source;
        return i;
    }
    return RT_TIMER_NONE;
}

void rt_timer_start(uint8_t timer, uint64_t first_ns, uint64_t period_ns) {
    struct rt_timer *t = &rt_state.timer[timer];
    uint32_t state = isa_mask_handlers();
    t->running = false; /* J2 */
    isa_fence();
    t->next_ns = first_ns;
    t->period_ns = period_ns;
    isa_fence();
    t->running = true;
    isa_unmask_handlers(state);
    board_alarm_changed();
}

void rt_timer_stop(uint8_t timer) {
    rt_state.timer[timer].running = false; /* J2 */
    board_alarm_changed();
}

void rt_timer_free(uint8_t timer) {
    rt_timer_stop(timer);
    rt_state.timer[timer].used = false;
}

/* J1. Division is only paid for when a release was missed. */
static uint32_t advance(struct rt_timer *t, uint64_t now) {
    uint64_t elided = 0;
    if (t->period_ns == 0) {
        t->running = false;
        return 0;
    }
    t->next_ns += t->period_ns;
    if (t->next_ns <= now) {
        elided = (now - t->next_ns) / t->period_ns + 1;
        t->next_ns += elided * t->period_ns;
    }
    return (uint32_t)elided;
}

void rt_timer_fire(void) {
    uint64_t now = board_now_ns();
    for (uint32_t i = 0; i < RT_TIMERS; i++) {
        struct rt_timer *t = &rt_state.timer[i];
        if (!t->running || t->next_ns > now)
            continue;
        uint32_t elided = advance(t, now);
        rt_state.source[t->source].lost += elided;
        rt_interrupt(t->source, 0);
    }
    rt_timer_arm();
}
