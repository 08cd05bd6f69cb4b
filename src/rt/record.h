/* SPDX-License-Identifier: MIT */
/*
 * The recorder: who ran when, in a fixed ring, and how late and how long in
 * histograms. It is always on. The effect comes first, the record after: a
 * handler is written down when it has returned, with one call.
 *
 * Times are counts of board_cycles().
 *
 *   event      start            end
 *     |--latency-|------run------|         latency, run: as drawn
 *                |<-- period -->| next     period: start to start
 *                                          jitter: |latency - last latency|
 *
 * P1  An entry is written by its owner only: a slot is claimed under mask.
 * P2  A histogram is written at one level only, that of its source.
 */
#ifndef KRAIT_RT_RECORD_H
#define KRAIT_RT_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "rt/histogram.h"

enum rt_record_kind {
    RT_RECORD_NONE,
    RT_RECORD_HANDLER, /* value: run time; time: of the end */
    RT_RECORD_TASK,    /* the same for a periodic task or fiber */
    RT_RECORD_STEP,    /* collector step; value: its length */
    RT_RECORD_MASK,    /* masked section; value: its length */
    RT_RECORD_BUILTIN, /* long builtin; value: its length */
    RT_RECORD_LOST,    /* event lost; value: how many so far */
    RT_RECORD_FAULT,   /* value: code */
    RT_RECORD_KINDS
};

struct rt_record_entry {
    uint32_t time; /* of the end */
    uint32_t value;
    uint16_t source;
    uint8_t kind;
    uint8_t level;
};

/* One handler or task; the numbers behind its lines in the report. 4 KB, on a
 * chip 1. */
struct rt_timing {
    uint32_t last_start;
    uint32_t last_latency;
    uint32_t count;
    uint32_t lost;
    struct rt_histogram latency;
    struct rt_histogram jitter;
    struct rt_histogram run;
    struct rt_histogram period;
    char name[16];
};

/* One run of a handler, as its dispatcher saw it. */
struct rt_run {
    uint16_t source;
    uint8_t level;
    uint32_t event; /* when it was due */
    uint32_t start; /* first instruction of the handler's code */
    uint32_t end;
};

/* A handler, a collector step and so on writes its line through this. Called
 * by rt_report() only.
 * Contract: task; no alloc; O(n). */
typedef void rt_write(void *to, const char *text, uint32_t length);

/* Before the first entry.
 * Contract: boot; no alloc; O(n). */
void rt_record_start(void);

/* Appends an entry; overwrites the oldest.
 * Contract: isr; no alloc; O(1). */
void rt_record(enum rt_record_kind kind, uint8_t level, uint16_t source,
               uint32_t value);

/* A handler has returned: entry and histograms.
 * Contract: isr; no alloc; O(1). */
void rt_record_handler(const struct rt_run *run);

/* A collector step, masked section or long builtin began at start and ends
 * now.
 * Contract: isr; no alloc; O(1). */
void rt_record_span(enum rt_record_kind kind, uint32_t start);

/* An event of the source was lost.
 * Contract: isr; no alloc; O(1). */
void rt_record_lost(uint16_t source);

/* Gives the source a line, all zero and kept by the caller, or NULL; the one
 * that it had. Without one, its runs are in the ring only.
 * Contract: task; no alloc; O(1). */
struct rt_timing *rt_record_line(uint16_t source, struct rt_timing *line);

/* False if as many sources have a line as the board permits.
 * Contract: task; no alloc; O(1). */
bool rt_record_has_room(void);

/* The name under which the source is reported; copied, cut at 15 bytes.
 * Contract: isr; no alloc; O(1). */
void rt_record_name(uint16_t source, const char *name);

/* What is known of a source, or NULL.
 * Contract: isr; no alloc; O(1). */
const struct rt_timing *rt_record_timing(uint16_t source);

/* The n-th newest entry, or NULL.
 * Contract: task; no alloc; O(1). */
const struct rt_record_entry *rt_record_at(uint32_t n);

/* Prints a table: for each source period, jitter, latency and run time as
 * p50, p99.9 and maximum, then collector steps and masked sections.
 * Contract: task; no alloc; O(n). */
void rt_report(rt_write *write, void *to);

#endif
