/* SPDX-License-Identifier: MIT */
/*
 * The ring and the histograms. An entry is four stores behind a claimed slot,
 * 24 instructions on ARMv7-M; the histograms of a handler take about 150 more,
 * all of it behind the handler's effect. Rejected: computing quantiles from the
 * ring when asked, since the worst start of an hour would have been
 * overwritten long ago.
 */
#include "rt/record.h"

#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/isa/isa.h"
#include "base/isa/level.h"
#include "rt/clock.h"
#include "rt/record_state.h"

struct rt_record_state rt_record_state;

STATIC_ASSERT((RT_RECORD_ENTRIES & (RT_RECORD_ENTRIES - 1)) == 0,
              "the ring is indexed with a mask");

void rt_record_start(void) {
    memset(&rt_record_state, 0, sizeof(rt_record_state));
}

/* Keeps P1: between reading and writing head nobody else claims. */
static struct rt_record_entry *claim(void) {
    uint32_t state = isa_mask_handlers();
    uint32_t slot = rt_record_state.head++;
    isa_unmask_handlers(state);
    return &rt_record_state.ring[slot & (RT_RECORD_ENTRIES - 1)];
}

static void write_entry(const struct rt_record_entry *entry) {
    if (RT_RECORD_ENTRIES != 0)
        *claim() = *entry;
}

void rt_record(enum rt_record_kind kind, uint8_t level, uint16_t source,
               uint32_t value) {
    write_entry(&(struct rt_record_entry){.time = board_cycles(),
                                          .value = value,
                                          .source = source,
                                          .kind = (uint8_t)kind,
                                          .level = level});
}

/* A source without a line is still in the ring, and the report says how many
 * runs were left out. */
static struct rt_timing *timing_for(uint16_t source) {
    struct rt_timing *timing = rt_record_state.line[source];
    if (timing == NULL)
        rt_record_state.left_out++;
    return timing;
}

static uint32_t distance(uint32_t a, uint32_t b) {
    return a > b ? a - b : b - a;
}

/* Keeps P2. Period and jitter need a run before this one. */
static void count_run(struct rt_timing *timing, const struct rt_run *run) {
    uint32_t latency = run->start - run->event;
    rt_histogram_add(&timing->latency, latency);
    rt_histogram_add(&timing->run, run->end - run->start);
    if (timing->count != 0) {
        rt_histogram_add(&timing->period, run->start - timing->last_start);
        rt_histogram_add(&timing->jitter,
                         distance(latency, timing->last_latency));
    }
    timing->last_start = run->start;
    timing->last_latency = latency;
    timing->count++;
}

void rt_record_handler(const struct rt_run *run) {
    write_entry(&(struct rt_record_entry){.time = run->end,
                                          .value = run->end - run->start,
                                          .source = run->source,
                                          .kind = RT_RECORD_HANDLER,
                                          .level = run->level});
    struct rt_timing *timing = timing_for(run->source);
    if (timing != NULL)
        count_run(timing, run);
}

void rt_record_span(enum rt_record_kind kind, uint32_t start) {
    uint32_t end = board_cycles();
    write_entry(&(struct rt_record_entry){.time = end,
                                          .value = end - start,
                                          .kind = (uint8_t)kind,
                                          .level = base_level.now});
    if (kind == RT_RECORD_STEP)
        rt_histogram_add(&rt_record_state.step, end - start);
    else if (kind == RT_RECORD_MASK)
        rt_histogram_add(&rt_record_state.mask, end - start);
}

void rt_record_lost(uint16_t source) {
    struct rt_timing *timing = timing_for(source);
    uint32_t lost = timing == NULL ? 0 : ++timing->lost;
    rt_record(RT_RECORD_LOST, base_level.now, source, lost);
}

struct rt_timing *rt_record_line(uint16_t source, struct rt_timing *line) {
    struct rt_timing *old = rt_record_state.line[source];
    if (old != NULL)
        rt_record_state.lines--;
    if (line != NULL)
        rt_record_state.lines++;
    rt_record_state.line[source] = line;
    return old;
}

bool rt_record_has_room(void) {
    return rt_record_state.lines < BOARD_RECORD_LINES;
}

void rt_record_name(uint16_t source, const char *name) {
    struct rt_timing *timing = rt_record_state.line[source];
    if (timing == NULL)
        return;
    size_t length = strlen(name);
    if (length > sizeof(timing->name) - 1)
        length = sizeof(timing->name) - 1;
    memcpy(timing->name, name, length);
    timing->name[length] = '\0';
}

const struct rt_timing *rt_record_timing(uint16_t source) {
    return source < RT_RECORD_SOURCES ? rt_record_state.line[source] : NULL;
}

const struct rt_record_entry *rt_record_at(uint32_t n) {
    uint32_t head = rt_record_state.head;
    if (n >= head || n >= RT_RECORD_ENTRIES)
        return NULL;
    return &rt_record_state.ring[(head - 1 - n) & (RT_RECORD_ENTRIES - 1)];
}
