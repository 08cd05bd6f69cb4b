/* SPDX-License-Identifier: MIT */
/* The mutable state of rt, apart from the recorder's. */
#ifndef KRAIT_RT_STATE_H
#define KRAIT_RT_STATE_H

#include "rt/interrupt.h"
#include "rt/timer.h"

#define RT_RING 16u /* events that wait at one level; a power of two */
#define RT_SCHEDULED 8u
#define RT_ERRORS 8u
#define RT_PRINT_RING BOARD_PRINT_RING /* bytes that may wait at one level */

struct rt_event {
    uint16_t source;
    uint16_t elided;
    uint32_t word;
    uint32_t cycles;  /* of the interrupt */
    uint32_t time_us; /* low word */
    uint32_t serial;
};

struct rt_ring {            /* Q1 */
    volatile uint32_t head; /* written by the interrupt */
    volatile uint32_t tail; /* written by the level */
    struct rt_event at[RT_RING];
};

struct rt_source {
    struct rt_ring *volatile ring; /* of its level; NULL: soft or not in use */
    const struct header *volatile entry; /* Q6 */
    volatile bool used;
    bool event;
    uint8_t level;
    uint8_t depth;
    uint8_t overflow;
    uint8_t on_error;
    volatile uint16_t waiting; /* events in its soft queue */
    volatile uint16_t head;    /* soft queue: next to write */
    volatile uint16_t tail;    /* and to read */
    volatile uint32_t flags;
    uint32_t sequence;
    volatile uint32_t lost;
    uint32_t errors;
    const char *name;
};

/* On the heap, as byte buffers in slots of the rooted table: a soft source's
 * queue (length by depth), a source's line in the report, a level's prints. */

struct rt_timer {
    uint64_t next_ns;
    uint64_t period_ns;
    uint16_t source;
    volatile bool used;
    volatile bool running;
};

struct rt_print_ring {
    volatile uint32_t head;
    volatile uint32_t tail;
    volatile uint32_t lost;
    char at[RT_PRINT_RING];
};

/* Slots of the rooted table. */
enum {
    RT_SLOT_HANDLER,
    RT_SLOT_ARGUMENT,
    RT_SLOT_QUEUE,
    RT_SLOT_TIMING, /* the recorder's line */
    RT_SLOTS_EACH,
    RT_SLOT_SCHEDULED = RT_SLOTS_EACH * RT_SOURCES,
    RT_SLOT_ERRORS = RT_SLOT_SCHEDULED + 2 * RT_SCHEDULED,
    RT_SLOT_PRINT = RT_SLOT_ERRORS + 2 * RT_ERRORS,
    RT_SLOT_COUNT = RT_SLOT_PRINT + BASE_LEVELS - 1
};

struct rt_state {
    struct value_slot_buffer *table; /* rooted by vm_add_roots */
    struct rt_source source[RT_SOURCES];
    struct rt_ring ring[BASE_LEVELS - 1]; /* of level 1 and up */
    /* On the heap, from the first source of level 1 and up; written by tasks */
    struct rt_print_ring *print[BASE_LEVELS - 1];
    struct rt_timer timer[RT_TIMERS];
    volatile uint32_t serial;
    volatile uint32_t scheduled_head;
    volatile uint32_t scheduled_tail;
    volatile uint32_t error_count;
    uint32_t error_shown;
    volatile bool soft_waits;
    bool soft_runs; /* soft callbacks do not nest */
    rt_error_function on_error;
    rt_step_function step_cost;
    struct value_sink *output; /* the board's, at task level */
    struct value_sink sink;    /* ours, in front of it */
};

extern struct rt_state rt_state;

static inline struct rt_ring *rt_ring_of(uint32_t level) {
    return &rt_state.ring[level - 1];
}

static inline struct slot *rt_slot(uint32_t source, uint32_t which) {
    return &rt_state.table->at[source * RT_SLOTS_EACH + which];
}

/* A block of zeros that the slot keeps, or NULL.
 * Contract: task; may alloc; O(1). */
void *rt_keep_bytes(struct slot *slot, size_t bytes);

/* Keeps a handler's exception: counted, the latest RT_ERRORS stay.
 * Contract: handler; no alloc; O(1). */
void rt_keep_error(uint16_t source, value exception);

/* What waits for a safepoint: soft events, scheduled calls, prints and
 * errors of handlers.
 * Contract: task; may alloc; O(n); raises. */
bool rt_pending(void) RAISES;

/* Puts an event into its source's soft queue.
 * Contract: isr; no alloc; O(1). */
void rt_soft_post(struct rt_source *s, const struct rt_event *event);

/* The argument of a handler: the source's object or an Event.
 * Contract: handler; reserve; O(1); raises. */
bool rt_handler_argument(const struct rt_event *event, value *out) RAISES;

/* Makes an rt.Event.
 * Contract: handler; reserve; O(1); raises. */
bool rt_event_new(const struct rt_event *event, value *out) RAISES;

/* Room for the prints of a level's handlers, once.
 * Contract: task; may alloc; O(1); raises. */
bool rt_output_open(uint8_t level) RAISES;

/* Output in front of the board's: handlers' prints go to their rings.
 * Contract: boot; no alloc; O(1). */
void rt_output_start(struct value_sink *board);

/* Writes what handlers have printed.
 * Contract: task; may alloc; O(n); raises. */
bool rt_output_drain(void) RAISES;

#endif
