/* SPDX-License-Identifier: MIT */
/* Software timers: a table that is searched whole. With sixteen entries that
 * is quicker than a heap of them, and its cost is the same every time. */
#include "rt/timer.h"

#include "rt/clock.h"
#include "rt/state.h"

static void arm_next(void) {
    uint64_t next = UINT64_MAX;
    for (uint32_t i = 0; i < RT_TIMERS; i++) {
        const struct rt_timer *t = &rt_state.timer[i];
        if (t->running && t->next_ns < next)
            next = t->next_ns;
    }
    board_alarm(next);
}

uint8_t rt_timer_new(uint16_t source) {
    for (uint8_t i = 0; i < RT_TIMERS; i++) {
        struct rt_timer *t = &rt_state.timer[i];
        if (t->used)
            continue;
        t->source = source;
        t->running = false;
        t->used = true;
        return i;
    }
    return RT_TIMER_NONE;
}

void rt_timer_start(uint8_t timer, uint64_t first_ns, uint64_t period_ns) {
    struct rt_timer *t = &rt_state.timer[timer];
    uint32_t state = isa_mask_all();
    t->running = false;
    t->next_ns = first_ns;
    t->period_ns = period_ns;
    t->running = true;
    arm_next();
    isa_unmask_all(state);
}

void rt_timer_stop(uint8_t timer) {
    uint32_t state = isa_mask_all();
    rt_state.timer[timer].running = false;
    arm_next();
    isa_unmask_all(state);
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
    arm_next();
}
