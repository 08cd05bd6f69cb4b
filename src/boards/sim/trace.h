/* SPDX-License-Identifier: MIT */
/*
 * What happened, for the exporters: levels of pins, settings of PWM, bytes on
 * buses, real numbers of the world and of the program, marks such as a push.
 * A PWM signal is kept as its settings and drawn edge by edge only when it is
 * written out: 30 s of two motors at 20 kHz would be 2.4 million edges.
 * `no alloc` speaks of the program's heap: the entries grow in the host's
 * memory, which the imitated interrupts share with nobody.
 */
#ifndef KRAIT_SIM_TRACE_H
#define KRAIT_SIM_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#define SIM_SIGNALS 96

enum sim_trace_kind {
    SIM_TRACE_LEVEL, /* a: the level */
    SIM_TRACE_PWM,   /* a: period in ns (0: ended, low); b: high time */
    SIM_TRACE_REAL,  /* a: the bits of a double */
    SIM_TRACE_MARK,  /* text */
};

struct sim_trace_entry {
    uint64_t at_ns;
    uint64_t a;
    uint64_t b;
    uint16_t signal;
    uint8_t kind;
};

struct sim_signal {
    char name[24];
    char unit[12];
    bool real;
};

struct sim_mark {
    uint64_t at_ns;
    char text[32];
};

struct sim_trace {
    struct sim_trace_entry *entries;
    uint32_t length;
    uint32_t capacity;
    uint32_t signal_count;
    struct sim_signal signals[SIM_SIGNALS];
    uint32_t mark_count;
    struct sim_mark marks[32];
};

/* The number of the signal with the name, made if it is new; SIM_SIGNALS if
 * the table is full. The unit of the first call stays. O(1): SIM_SIGNALS
 * names at most.
 * Contract: isr; no alloc; O(1). */
uint32_t sim_trace_signal(const char *name, const char *unit, bool real);

/* Contract: isr; no alloc; O(1). */
void sim_trace_add(const struct sim_trace_entry *entry);

/* A real number, now.
 * Contract: isr; no alloc; O(1). */
void sim_trace_real(uint32_t signal, double number);

/* A mark, now, as the plots show it, cut to its field.
 * Contract: isr; no alloc; O(1). */
void sim_trace_mark(const char *text);

/* The double behind an entry of kind REAL.
 * Contract: isr; no alloc; O(1). */
double sim_trace_double(const struct sim_trace_entry *entry);

/* Orders the entries by time; entries of equal time stay as they came.
 * Contract: task; may alloc; O(n). */
void sim_trace_sort(void);

#endif
