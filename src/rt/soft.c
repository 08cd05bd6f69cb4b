/* SPDX-License-Identifier: MIT */
/* Soft callbacks: a queue for each source, read at safepoints of the main
 * program in the order in which the events came, over all sources.
 *
 * Q5  An interrupt writes head and entries, the safepoint writes tail; both
 *     under mask where the overflow policy makes them meet.
 * Q7  A pair of the schedule queue that waits for nobody holds None: whoever
 *     takes it stores that, and so shades what it takes. This leaves nothing
 *     to shade to rt_schedule, under mask (C5). */
#include "rt/clock.h"
#include "rt/record.h"
#include "rt/state.h"

/* NULL: a handler has just given the source back. */
static struct rt_event *queue_of(uint16_t source) {
    value queue = slot_load(rt_slot(source, RT_SLOT_QUEUE));
    struct value_byte_buffer *b = value_pointer(queue);
    return queue == VALUE_NONE ? NULL : (struct rt_event *)(void *)b->at;
}

/* Makes room as the policy says; false if the new event is dropped. */
static bool make_room(struct rt_source *s, struct rt_event *queue) {
    s->lost++; /* Q2 */
    switch (s->overflow) {
    case RT_OLDEST:
        s->tail = (uint16_t)((s->tail + 1) % s->depth);
        s->waiting--;
        return true;
    case RT_LATEST:
        s->tail = s->head;
        s->waiting = 0;
        queue[s->head].elided = 0;
        return true;
    default:
        return false;
    }
}

void rt_soft_post(struct rt_source *s, const struct rt_event *event) {
    struct rt_event *queue = queue_of(event->source);
    uint32_t state = isa_mask_handlers();
    bool fits = s->waiting < s->depth || make_room(s, queue);
    if (fits) {
        queue[s->head] = *event;
        s->head = (uint16_t)((s->head + 1) % s->depth);
        s->waiting++;
    }
    isa_unmask_handlers(state);
    rt_state.soft_waits = true;
    vm_request_safepoint();
    if (!fits)
        rt_record_lost(event->source);
}

/* The soft source whose event is the oldest, or NULL. Not masked, since it
 * takes as long as there are sources: it may be late by what comes meanwhile.
 */
static struct rt_source *oldest_source(uint32_t *serial) {
    struct rt_source *best = NULL;
    for (uint16_t i = 0; i < RT_SOURCES; i++) {
        struct rt_source *s = &rt_state.source[i];
        if (!s->used || s->level != 0 || s->waiting == 0)
            continue;
        const struct rt_event *queue = queue_of(i);
        if (queue == NULL)
            continue;
        uint32_t at = queue[s->tail].serial;
        if (best == NULL || at - *serial > UINT32_MAX / 2u) { /* it wraps */
            best = s;
            *serial = at;
        }
    }
    return best;
}

/* If that event is still the first of its source. Without a queue none waits.
 */
static bool take_from(struct rt_source *s, uint32_t serial,
                      struct rt_event *out) {
    struct rt_event *queue = queue_of((uint16_t)(s - rt_state.source));
    uint32_t state = isa_mask_handlers();
    bool same = s->waiting != 0 && queue[s->tail].serial == serial;
    if (same) {
        *out = queue[s->tail];
        s->tail = (uint16_t)((s->tail + 1) % s->depth);
        s->waiting--;
    }
    isa_unmask_handlers(state);
    return same;
}

/* The oldest waiting event of all soft sources. It is looked for again if its
 * source's queue has run over meanwhile. */
static bool take_event(struct rt_event *out) {
    struct rt_source *s;
    uint32_t serial = 0;
    do
        s = oldest_source(&serial);
    while (s != NULL && !take_from(s, serial, out));
    return s != NULL;
}

static void run_event(const struct rt_event *event) {
    value handler = slot_load(rt_slot(event->source, RT_SLOT_HANDLER));
    value argument, result;
    uint32_t start = board_cycles();
    if (handler == VALUE_NONE)
        return;
    if (!rt_handler_argument(event, &argument) ||
        !vm_call(handler, 1, &argument, &result))
        rt_keep_error(event->source, value_take_exception());
    rt_state.source[event->source].sequence++;
    rt_record_handler(&(struct rt_run){event->source, 0, event->cycles, start,
                                       board_cycles()});
}

/* Unmasked: the tail is the task's, and nobody takes a pair that it has not
 * passed. */
static bool take_scheduled(value *function, value *argument) {
    uint32_t tail = rt_state.scheduled_tail;
    bool some = tail != rt_state.scheduled_head;
    if (some) {
        struct slot *pair =
            &rt_state.table->at[RT_SLOT_SCHEDULED + 2 * (tail % RT_SCHEDULED)];
        *function = slot_load(&pair[0]);
        *argument = slot_load(&pair[1]);
        slot_store(&pair[0], VALUE_NONE); /* Q7 */
        slot_store(&pair[1], VALUE_NONE);
        isa_fence();
        rt_state.scheduled_tail = tail + 1;
    }
    return some;
}

static struct slot *reserve_scheduled(void) {
    uint32_t head = rt_state.scheduled_head;
    if (head - rt_state.scheduled_tail == RT_SCHEDULED)
        return NULL;
    return &rt_state.table->at[RT_SLOT_SCHEDULED + 2 * (head % RT_SCHEDULED)];
}

bool rt_schedule(value function, value argument) {
    /* Under mask together with the head, or a higher level takes the pair. */
    uint32_t state = isa_mask_handlers();
    struct slot *pair = reserve_scheduled();
    if (pair != NULL) {
        slot_init(&pair[0], function); /* Q7: it held None */
        slot_init(&pair[1], argument);
        rt_state.scheduled_head = rt_state.scheduled_head + 1;
    }
    isa_unmask_handlers(state);
    if (pair == NULL)
        return value_raise(&value_type_RuntimeError, "schedule queue full");
    rt_state.soft_waits = true;
    vm_request_safepoint();
    return true;
}

static void show_errors(void) {
    while (rt_state.error_shown != rt_state.error_count) {
        uint32_t n = rt_state.error_shown++ % RT_ERRORS;
        struct slot *pair = &rt_state.table->at[RT_SLOT_ERRORS + 2 * n];
        int64_t source = value_int48(slot_load(&pair[1]));
        if (rt_state.on_error != NULL)
            rt_state.on_error(slot_load(&pair[0]),
                              rt_state.source[source].name);
    }
}

static void run_scheduled(value function, value argument) {
    value result;
    if (vm_call(function, 1, &argument, &result))
        return;
    value exception = value_take_exception();
    rt_state.error_count++;
    rt_state.error_shown++;
    if (rt_state.on_error != NULL)
        rt_state.on_error(exception, "schedule");
}

bool rt_pending(void) {
    struct rt_event event;
    value function, argument;
    if (!rt_state.soft_waits || rt_state.soft_runs)
        return true;
    rt_state.soft_runs = true;
    rt_state.soft_waits = false;
    bool ok = rt_output_drain();
    while (ok) {
        if (take_event(&event))
            run_event(&event);
        else if (take_scheduled(&function, &argument))
            run_scheduled(function, argument);
        else
            break;
    }
    show_errors();
    rt_state.soft_runs = false;
    return ok;
}
