/* SPDX-License-Identifier: MIT */
/* Sources and the way of a hard event: into its level's ring at the
 * interrupt, out of it at the level. Rejected: one slot a source with a flag,
 * as MicroPython has it, which merges two edges into one without a word. */
#include "rt/interrupt.h"

#include <string.h>

#include "rt/clock.h"
#include "rt/record.h"
#include "rt/state.h"
#include "vm/call.h"

#define DEFAULT_DEPTH 8u
#define DEPTH_MAX 64u

/* Or gcc forgets that it has an address inside rt_state and computes it again
 * for each use: 60 cycles of a handler's entry. */
#define KEEP_IN_REGISTER(pointer) __asm__("" : "+r"(pointer))

struct rt_state rt_state;

/* No hard source, or none at all. */
static COLD void post_soft(uint16_t source, uint32_t word, uint32_t cycles) {
    struct rt_source *s = &rt_state.source[source];
    if (!s->used)
        return;
    rt_soft_post(s, &(struct rt_event){.source = source,
                                       .word = word,
                                       .cycles = cycles,
                                       .time_us = (uint32_t)board_now_us(),
                                       .serial = rt_state.serial++});
}

/* Q2 */
static NOINLINE void lose(struct rt_source *s, uint16_t source) {
    s->lost++;
    rt_record_lost(source);
}

/* What is rare stands aside, so that it costs no registers on the way to a hard
 * handler. The time of day is asked for by
 * handlers that get an Event only: on a chip it takes longer than all the
 * rest. Q1: the entry is complete before head makes it visible. */
void rt_interrupt_at(uint16_t source, uint32_t word, uint32_t cycles) {
    if (UNLIKELY(source >= RT_SOURCES))
        return;
    struct rt_source *s = &rt_state.source[source];
    KEEP_IN_REGISTER(s);
    struct rt_ring *ring = s->ring;
    s->flags = word;
    if (ring == NULL) {
        post_soft(source, word, cycles);
        return;
    }
    uint32_t head = ring->head;
    if (UNLIKELY(head - ring->tail == RT_RING)) {
        lose(s, source);
        return;
    }
    struct rt_event *event = &ring->at[head % RT_RING];
    KEEP_IN_REGISTER(event);
    event->source = source;
    event->word = word;
    event->cycles = cycles;
    if (UNLIKELY(s->event))
        event->time_us = (uint32_t)board_now_us();
    isa_fence();
    ring->head = head + 1;
    board_raise_level(s->level);
}

void rt_interrupt(uint16_t source, uint32_t word) {
    rt_interrupt_at(source, word, board_cycles());
}

bool rt_level_waits(uint8_t level) {
    const struct rt_ring *ring = rt_ring_of(level);
    return ring->head != ring->tail;
}

COLD void rt_keep_error(uint16_t source, value exception) {
    struct rt_source *s = &rt_state.source[source];
    uint32_t state = isa_mask_handlers();
    uint32_t n = rt_state.error_count++ % RT_ERRORS;
    isa_unmask_handlers(state);
    struct slot *pair = &rt_state.table->at[RT_SLOT_ERRORS + 2 * n];
    slot_store(&pair[0], exception);
    slot_store(&pair[1], value_from_int48(source));
    s->errors++;
    if (s->on_error != RT_KEEP) {
        s->entry = NULL; /* Q6 */
        slot_store(rt_slot(source, RT_SLOT_HANDLER), VALUE_NONE);
    }
    rt_state.soft_waits = true;
    vm_request_safepoint();
}

bool rt_handler_argument(const struct rt_event *event, value *out) {
    if (rt_state.source[event->source].event)
        return rt_event_new(event, out);
    *out = slot_load(rt_slot(event->source, RT_SLOT_ARGUMENT));
    return true;
}

/* The Event comes from the level's reserve; level is already entered. */
static NOINLINE bool make_event(const struct rt_event *event, value *out) {
    if (rt_event_new(event, out))
        return true;
    rt_keep_error(event->source, value_take_exception());
    return false;
}

static NOINLINE void record(const struct rt_event *event, uint8_t level,
                            uint32_t start) {
    struct rt_source *s = &rt_state.source[event->source];
    s->sequence++;
    rt_record_handler(&(struct rt_run){event->source, level, event->cycles,
                                       start, board_cycles()});
}

/* A handler of no plain kind, or one that gets an Event. */
static NOINLINE value run_general(uint8_t level, const struct rt_event *event) {
    const struct rt_source *s = &rt_state.source[event->source];
    value handler = slot_load(rt_slot(event->source, RT_SLOT_HANDLER));
    value argument = slot_load(rt_slot(event->source, RT_SLOT_ARGUMENT));
    value failure = VALUE_UNSET;
    if (s->used && handler != VALUE_NONE &&
        (!s->event || make_event(event, &argument)))
        vm_run_handler(level, handler, 1, &argument, &failure);
    return failure;
}

/* Bookkeeping waits until the handler has had its effect. */
static NOINLINE void run_one(const struct rt_event *event, uint8_t level) {
    uint32_t start = board_cycles();
    uint32_t source = event->source;
    const struct header *entry = rt_state.source[source].entry;
    value failure;
    if (LIKELY(entry != NULL))
        failure =
            vm_enter_handler(level, entry, rt_slot(source, RT_SLOT_ARGUMENT));
    else
        failure = run_general(level, event);
    if (UNLIKELY(failure != VALUE_UNSET))
        rt_keep_error(event->source, failure);
    record(event, level, start);
}

/* The entry is used where it lies and given back when the handler has
 * returned. The level is raised before the ring is read (Q1, Q3): on a host
 * the signal would otherwise run the level itself between the look at `head`
 * and the store of `tail`, and both would take one event. What comes between
 * the last look and the lowering is seen by the look after. */
void rt_level_run(uint8_t level) {
    struct rt_ring *ring = rt_ring_of(level);
    uint8_t outer = base_level.now;
    KEEP_IN_REGISTER(ring);
    do {
        base_level.now = level;
        while (ring->tail != ring->head) {
            run_one(&ring->at[ring->tail % RT_RING], level);
            ring->tail = ring->tail + 1;
        }
        base_level.now = outer;
    } while (ring->tail != ring->head);
}

static COLD struct value_byte_buffer *zeros(size_t bytes) {
    struct value_byte_buffer *buffer;
    return heap_alloc(KIND_BYTE_BUFFER,
                      sizeof *buffer - sizeof(struct header) + bytes);
}

void *rt_keep_bytes(struct slot *slot, size_t bytes) {
    struct value_byte_buffer *buffer = zeros(bytes);
    if (buffer == NULL)
        return NULL;
    slot_store(slot, value_from_pointer(buffer));
    return buffer->at;
}

/* What the level needs, or the queue of a source; depth 0: it has one. */
static COLD bool allocate(uint8_t level, uint8_t depth, void **queue) {
    if (level != 0)
        return rt_output_open(level);
    if (depth != 0) {
        *queue = zeros(depth * sizeof(struct rt_event));
        return *queue != NULL || value_raise_memory();
    }
    return true;
}

/* What waits is lost with the queue, and counted (Q2). Wanted: masked; the
 * slot is shaded. */
static void set_queue(struct rt_source *s, struct slot *slot, void *queue) {
    if (queue != NULL)
        slot_commit(slot, value_from_pointer(queue));
    s->lost += s->waiting;
    s->head = s->tail = s->waiting = 0;
}

/* The line in the report. A number that is used again begins anew; who finds
 * no memory goes without, which the report says. */
static COLD void open_line(uint16_t source) {
    struct slot *slot = rt_slot(source, RT_SLOT_TIMING);
    struct rt_timing *line = rt_record_line(source, NULL);
    if (line != NULL)
        memset(line, 0, sizeof *line);
    else if (rt_record_has_room())
        line = rt_keep_bytes(slot, sizeof *line);
    (void)rt_record_line(source, line);
}

static COLD bool setup_decode(const struct rt_setup *setup) {
    if (setup->level >= BASE_LEVELS)
        return value_raise(&value_type_ValueError,
                           "priority must be 1 to %d for a hard handler",
                           BASE_LEVELS - 1);
    return setup->depth <= DEPTH_MAX ||
           value_raise(&value_type_ValueError, "depth must be at most %u",
                       DEPTH_MAX);
}

/* `queue` is a new one for the depth, or NULL; it goes in together with its
 * depth, or a smaller one overflows. */
static COLD void apply(uint16_t source, const struct rt_setup *setup,
                       uint8_t depth, void *queue) {
    struct rt_source *s = &rt_state.source[source];
    struct slot *slot = rt_slot(source, RT_SLOT_QUEUE);
    bool soft = setup->level == 0;
    s->entry = NULL; /* Q6 */
    slot_shade(slot);
    uint32_t state = isa_mask_handlers();
    if (queue != NULL || !soft)
        set_queue(s, slot, queue);
    s->level = setup->level;
    s->ring = soft ? NULL : rt_ring_of(s->level);
    s->depth = soft ? depth : 0;
    s->event = setup->event;
    s->overflow = setup->overflow;
    s->on_error = setup->on_error;
    isa_unmask_handlers(state);
    s->name = setup->name;
    slot_store(rt_slot(source, RT_SLOT_ARGUMENT), setup->argument);
    slot_store(rt_slot(source, RT_SLOT_HANDLER), setup->handler);
    if (soft)
        return;
    const struct header *entry =
        vm_handler_entry(setup->handler, setup->argument);
    if (slot_load(rt_slot(source, RT_SLOT_HANDLER)) == setup->handler &&
        s->level == setup->level && !s->event)
        s->entry = entry; /* nobody has changed the source meanwhile */
}

COLD bool rt_source_change(uint16_t source, const struct rt_setup *setup) {
    uint8_t depth = setup->depth ? setup->depth : DEFAULT_DEPTH;
    bool other = setup->level == 0 && depth != rt_state.source[source].depth;
    void *queue = NULL;
    if (!setup_decode(setup) ||
        !allocate(setup->level, other ? depth : 0, &queue))
        return false;
    apply(source, setup, depth, queue);
    KEEP_ALIVE(queue);
    rt_record_name(source, setup->name);
    return true;
}

/* Q4, for a hard source. */
static bool in_a_ring(uint16_t source) {
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        const struct rt_ring *ring = rt_ring_of(level);
        for (uint32_t i = ring->tail; i != ring->head; i++)
            if (ring->at[i % RT_RING].source == source)
                return true;
    }
    return false;
}

COLD uint16_t rt_source_new(const struct rt_setup *setup) {
    for (uint16_t i = 0; i < RT_SOURCES; i++) {
        struct rt_source *s = &rt_state.source[i];
        if (s->used || s->waiting != 0 || in_a_ring(i)) /* Q4 */
            continue;
        *s = (struct rt_source){.name = setup->name};
        open_line(i);
        if (!rt_source_change(i, setup))
            return RT_SOURCE_NONE;
        s->used = true;
        return i;
    }
    bool raised =
        value_raise(&value_type_RuntimeError,
                    "no interrupt source left (%u in use)", RT_SOURCES);
    (void)raised;
    return RT_SOURCE_NONE;
}

COLD void rt_source_free(uint16_t source) {
    struct rt_source *s = &rt_state.source[source];
    s->used = false;
    s->ring = NULL;
    s->entry = NULL;
    if (s->level == 0)
        s->waiting = 0;
    slot_store(rt_slot(source, RT_SLOT_HANDLER), VALUE_NONE);
    slot_store(rt_slot(source, RT_SLOT_ARGUMENT), VALUE_NONE);
    slot_store(rt_slot(source, RT_SLOT_QUEUE), VALUE_NONE);
}

uint32_t rt_source_flags(uint16_t source) {
    return rt_state.source[source].flags;
}

value rt_source_handler(uint16_t source) {
    return slot_load(rt_slot(source, RT_SLOT_HANDLER));
}

COLD uint32_t rt_lost(uint16_t source) {
    uint32_t n = 0;
    if (source != RT_SOURCE_NONE)
        return rt_state.source[source].lost;
    for (uint32_t i = 0; i < RT_SOURCES; i++)
        n += rt_state.source[i].lost;
    return n;
}

uint32_t rt_error_count(void) { return rt_state.error_count; }

void rt_set_error_function(rt_error_function function) {
    rt_state.on_error = function;
}

void rt_set_step_cost(rt_step_function pass) { rt_state.step_cost = pass; }

/* A safepoint's share of collecting, timed; on a chip with what preempted it.
 * In virtual time the work itself takes none, and what it is taken to cost is
 * due by bytes allocated (R8). */
static void collect(void (*work)(void)) {
    bool charges = rt_state.step_cost != NULL;
    uint32_t start = charges ? 0 : board_cycles(), cost = 0;
    work();
    if (!charges)
        cost = board_cycles() - start;
    else if ((cost = heap_charges_due()) != 0)
        cost = rt_state.step_cost(cost);
    if (cost != 0)
        rt_record_span(RT_RECORD_STEP, board_cycles() - cost);
}

static void shade_table(void) { heap_shade(rt_state.table); }

COLD bool rt_start(void) {
    struct value_slot_buffer *table =
        heap_alloc(KIND_SLOT_BUFFER, sizeof *table - sizeof(struct header) +
                                         RT_SLOT_COUNT * sizeof(struct slot));
    if (table == NULL)
        return value_raise_memory();
    table->capacity = table->length = RT_SLOT_COUNT;
    for (uint32_t i = 0; i < RT_SLOT_COUNT; i++)
        slot_init(&table->at[i], VALUE_NONE);
    rt_state.table = table;
    vm_add_roots(shade_table);
    vm_set_pending(rt_pending);
    vm_set_collector(collect);
    return true;
}
