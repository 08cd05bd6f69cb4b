/* SPDX-License-Identifier: MIT */
/*
 * The trace grows by doubling in the host's memory: it is no part of the
 * imitated chip. A PWM setting that takes effect at its next period is known
 * late, so entries come nearly, not exactly, in order of time; they are sorted
 * once, before they are written out.
 */
#include "boards/sim/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "boards/sim/state.h"
#include "rt/clock.h"

static void copy_text(char *to, const char *from, size_t size) {
    size_t length = strlen(from);
    if (length > size - 1)
        length = size - 1;
    memcpy(to, from, length);
    to[length] = '\0';
}

uint32_t sim_trace_signal(const char *name, const char *unit, bool real) {
    struct sim_trace *trace = &sim_state.trace;
    for (uint32_t i = 0; i < trace->signal_count; i++) {
        if (strncmp(trace->signals[i].name, name,
                    sizeof(trace->signals[i].name) - 1) == 0)
            return i;
    }
    if (trace->signal_count == SIM_SIGNALS)
        return SIM_SIGNALS;
    struct sim_signal *signal = &trace->signals[trace->signal_count];
    copy_text(signal->name, name, sizeof(signal->name));
    copy_text(signal->unit, unit, sizeof(signal->unit));
    signal->real = real;
    return trace->signal_count++;
}

static void grow(struct sim_trace *trace) {
    uint32_t capacity = trace->capacity == 0 ? 4096 : 2 * trace->capacity;
    struct sim_trace_entry *entries =
        realloc(trace->entries, capacity * sizeof(*entries));
    CHECK(entries != NULL);
    trace->entries = entries;
    trace->capacity = capacity;
}

void sim_trace_add(const struct sim_trace_entry *entry) {
    struct sim_trace *trace = &sim_state.trace;
    if (entry->signal >= SIM_SIGNALS)
        return;
    if (trace->length == trace->capacity)
        grow(trace);
    trace->entries[trace->length++] = *entry;
}

void sim_trace_real(uint32_t signal, double number) {
    struct sim_trace_entry entry = {.at_ns = board_now_ns(),
                                    .signal = (uint16_t)signal,
                                    .kind = SIM_TRACE_REAL};
    memcpy(&entry.a, &number, sizeof(number));
    sim_trace_add(&entry);
}

double sim_trace_double(const struct sim_trace_entry *entry) {
    double number;
    memcpy(&number, &entry->a, sizeof(number));
    return number;
}

void sim_trace_mark(const char *text) {
    struct sim_trace *trace = &sim_state.trace;
    if (trace->mark_count == ARRAY_LENGTH(trace->marks))
        return;
    struct sim_mark *mark = &trace->marks[trace->mark_count++];
    mark->at_ns = board_now_ns();
    copy_text(mark->text, text, sizeof(mark->text));
}

/* One merge of two sorted neighbours into out; the left one wins a tie. */
static void merge(const struct sim_trace_entry *from, uint32_t middle,
                  uint32_t length, struct sim_trace_entry *out) {
    uint32_t left = 0;
    uint32_t right = middle;
    for (uint32_t i = 0; i < length; i++) {
        bool take_left =
            right >= length ||
            (left < middle && from[left].at_ns <= from[right].at_ns);
        out[i] = take_left ? from[left++] : from[right++];
    }
}

/* Merge sort from the bottom up: stable, which qsort() is not. */
void sim_trace_sort(void) {
    struct sim_trace *trace = &sim_state.trace;
    uint32_t n = trace->length;
    struct sim_trace_entry *spare = malloc((n + 1) * sizeof(*spare));
    CHECK(spare != NULL);
    for (uint32_t width = 1; width < n; width *= 2) {
        for (uint32_t at = 0; at < n; at += 2 * width) {
            uint32_t length = n - at < 2 * width ? n - at : 2 * width;
            uint32_t middle = length < width ? length : width;
            merge(trace->entries + at, middle, length, spare + at);
        }
        memcpy(trace->entries, spare, n * sizeof(*spare));
    }
    free(spare);
}
