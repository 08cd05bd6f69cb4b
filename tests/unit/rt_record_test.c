/* SPDX-License-Identifier: MIT */
/*
 * Oracle: every value against its bucket's edges (H2); quantiles against the
 * same values sorted; periods and jitter worked out by hand.
 */
#include "unit.h"

#include <string.h>

#include "rt/clock.h"
#include "rt/record.h"
#include "rt/record_state.h"

static void buckets_hold_their_values(void) {
    uint32_t last = 0;
    for (uint64_t v = 0; v <= UINT32_MAX; v += 1 + v / 50) {
        uint32_t bucket = rt_histogram_bucket((uint32_t)v);
        EXPECT(bucket < RT_HISTOGRAM_BUCKETS && bucket >= last);
        EXPECT(rt_histogram_edge(bucket) <= v);
        if (bucket + 1 < RT_HISTOGRAM_BUCKETS)
            EXPECT(v < rt_histogram_edge(bucket + 1));
        last = bucket;
    }
    EXPECT(rt_histogram_bucket(UINT32_MAX) == RT_HISTOGRAM_BUCKETS - 1);
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void quantiles_are_within_a_bucket(void) {
    enum { N = 5000 };
    static uint32_t values[N];
    static struct rt_histogram h;
    uint32_t x = 7;
    memset(&h, 0, sizeof(h));
    for (int i = 0; i < N; i++) {
        x = x * 1664525u + 1013904223u;
        values[i] = (x >> 8) >> (x & 15);
        rt_histogram_add(&h, values[i]);
    }
    qsort(values, N, sizeof(values[0]), ascending);
    static const uint32_t share[] = {1, 100, 500, 900, 999, 1000};
    for (int i = 0; i < 6; i++) {
        uint32_t exact = values[(N * share[i] + 999) / 1000 - 1];
        uint32_t got = rt_histogram_quantile(&h, share[i]);
        EXPECT(got >= exact);
        EXPECT(got <= exact + exact / 8 + 1);
    }
    EXPECT(h.total == N && h.smallest == values[0]);
    EXPECT(h.largest == values[N - 1]);
    EXPECT(rt_histogram_quantile(&h, 1000) == values[N - 1]);
}

static void empty_histogram_says_zero(void) {
    static struct rt_histogram h;
    EXPECT(rt_histogram_quantile(&h, 500) == 0);
    EXPECT(rt_histogram_quantile(&h, 1000) == 0);
}

static struct rt_timing line;

static void start_with_line(uint16_t source) {
    rt_record_start();
    memset(&line, 0, sizeof(line));
    EXPECT(rt_record_line(source, &line) == NULL);
}

static void handler_times_are_told_apart(void) {
    start_with_line(22);
    rt_record_name(22, "data ready and more");
    /* due at 0, 1000, 2000; late by 10, 30, 10; running 5, 7, 100 */
    rt_record_handler(&(struct rt_run){22, 2, 0, 10, 15});
    rt_record_handler(&(struct rt_run){22, 2, 1000, 1030, 1037});
    rt_record_handler(&(struct rt_run){22, 2, 2000, 2010, 2110});
    const struct rt_timing *t = rt_record_timing(22);
    EXPECT(t != NULL && t->count == 3);
    EXPECT(strcmp(t->name, "data ready and ") == 0);
    EXPECT(t->latency.largest == 30 && t->latency.smallest == 10);
    EXPECT(t->run.largest == 100 && t->run.smallest == 5);
    EXPECT(t->period.total == 2 && t->period.largest == 1020);
    EXPECT(t->period.smallest == 980);
    EXPECT(t->jitter.smallest == 20 && t->jitter.largest == 20);
    EXPECT(rt_record_at(0)->time == 2110 && rt_record_at(2)->value == 5);
    EXPECT(rt_record_at(3) == NULL);
    EXPECT(rt_record_timing(23) == NULL);
}

/* P1: the ring wraps and the newest stay. */
static void ring_keeps_the_newest(void) {
    rt_record_start();
    for (uint32_t i = 0; i < RT_RECORD_ENTRIES + 10; i++)
        rt_record(RT_RECORD_FAULT, 1, 3, i);
    EXPECT(rt_record_at(0)->value == RT_RECORD_ENTRIES + 9);
    EXPECT(rt_record_at(RT_RECORD_ENTRIES - 1)->value == 10);
    EXPECT(rt_record_at(RT_RECORD_ENTRIES) == NULL);
}

static void sources_without_a_line_are_counted(void) {
    start_with_line(0);
    for (uint16_t i = 0; i < 4; i++)
        rt_record_handler(&(struct rt_run){i, 1, 0, 1, 2});
    EXPECT(rt_record_timing(0) == &line && line.count == 1);
    EXPECT(rt_record_timing(1) == NULL && rt_record_timing(60000) == NULL);
    EXPECT(rt_record_state.left_out == 3);
}

static void lines_are_as_many_as_the_board_permits(void) {
    rt_record_start();
    for (uint16_t i = 0; i < BOARD_RECORD_LINES; i++) {
        EXPECT(rt_record_has_room());
        EXPECT(rt_record_line(i, &line) == NULL);
    }
    EXPECT(!rt_record_has_room());
    EXPECT(rt_record_line(3, NULL) == &line && rt_record_has_room());
}

static void append(void *to, const char *text, uint32_t length) {
    strncat(to, text, length);
}

static void report_prints_microseconds(void) {
    static char text[4000];
    start_with_line(22);
    uint32_t us = board_cycles_hz() / 1000000;
    rt_record_name(22, "imu");
    rt_record_handler(&(struct rt_run){22, 2, 0, 3 * us, 10 * us});
    rt_record_lost(22);
    rt_report(append, text);
    EXPECT(strstr(text, "imu, lost 1\n") != NULL);
    EXPECT(strstr(text, "  latency ") != NULL);
    EXPECT(strstr(text, " 3.0 ") != NULL && strstr(text, " 7.0\n") != NULL);
    EXPECT(strstr(text, "collector step") != NULL);
}

int main(void) {
    buckets_hold_their_values();
    quantiles_are_within_a_bucket();
    empty_histogram_says_zero();
    handler_times_are_told_apart();
    ring_keeps_the_newest();
    sources_without_a_line_are_counted();
    lines_are_as_many_as_the_board_permits();
    report_prints_microseconds();
    return unit_done();
}
