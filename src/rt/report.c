/* SPDX-License-Identifier: MIT */
/*
 * The report: one table, in microseconds with one decimal. Written without
 * stdio, since rt.report() prints the same table on a chip's console; a line
 * is put together in a fixed buffer and handed out whole.
 */
#include "rt/record.h"

#include <string.h>

#include "base/text.h"
#include "heap/heap.h"
#include "rt/clock.h"
#include "rt/record_state.h"

#define LINE 100

struct line {
    rt_write *write;
    void *to;
    uint32_t length;
    char text[LINE];
};

static void put_char(struct line *line, char c) {
    if (line->length < LINE)
        line->text[line->length++] = c;
}

static void put_text(struct line *line, const char *text) {
    struct base_text_reader reader;
    base_text_open(&reader, BASE_TEXT_TABLE, text);
    for (char c; (c = base_text_next(&reader)) != '\0';)
        put_char(line, c);
}

static void pad_to(struct line *line, uint32_t column) {
    while (line->length < column)
        put_char(line, ' ');
}

static void end_line(struct line *line) {
    put_char(line, '\n');
    line->write(line->to, line->text, line->length);
    line->length = 0;
}

static uint32_t digits_of(char *to, uint64_t n) {
    uint32_t count = 0;
    do {
        to[count++] = (char)('0' + n % 10);
        n /= 10;
    } while (n != 0);
    return count;
}

/* Right-aligned so that it ends before the column. */
static void put_number(struct line *line, uint64_t n, uint32_t column) {
    char digits[20];
    uint32_t count = digits_of(digits, n);
    pad_to(line, column > count ? column - count : 0);
    while (count > 0)
        put_char(line, digits[--count]);
}

/* Counts to microseconds with one decimal, rounded to nearest. */
static void put_us(struct line *line, uint32_t cycles, uint32_t column) {
    uint64_t hz = board_cycles_hz();
    uint64_t tenths = ((uint64_t)cycles * 10000000u + hz / 2) / hz;
    put_number(line, tenths / 10, column - 2);
    put_char(line, '.');
    put_char(line, (char)('0' + tenths % 10));
}

static void put_row(struct line *line, const char *name,
                    const struct rt_histogram *histogram) {
    put_text(line, "  ");
    put_text(line, name);
    put_number(line, histogram->total, 30);
    put_us(line, rt_histogram_quantile(histogram, 500), 44);
    put_us(line, rt_histogram_quantile(histogram, 999), 58);
    put_us(line, histogram->largest, 72);
    end_line(line);
}

static void put_heading(struct line *line) {
    put_text(line, BASE_TEXT_OF("microseconds"));
    pad_to(line, 25);
    put_text(line, "count");
    pad_to(line, 41);
    put_text(line, "p50");
    pad_to(line, 53);
    put_text(line, "p99.9");
    pad_to(line, 65);
    put_text(line, "maximum");
    end_line(line);
}

static void put_source(struct line *line, uint32_t source) {
    const struct rt_timing *timing = rt_record_state.line[source];
    put_text(line, timing->name[0] != '\0' ? timing->name : "source ");
    if (timing->name[0] == '\0')
        put_number(line, source, 0);
    if (timing->lost != 0) {
        put_text(line, ", lost ");
        put_number(line, timing->lost, 0);
    }
    end_line(line);
    put_row(line, "period", &timing->period);
    put_row(line, "jitter", &timing->jitter);
    put_row(line, "latency", &timing->latency);
    put_row(line, BASE_TEXT_OF("run time"), &timing->run);
}

static void put_sources(struct line *line) {
    for (uint32_t i = 0; i < RT_RECORD_SOURCES; i++) {
        const struct rt_timing *timing = rt_record_state.line[i];
        if (timing != NULL && (timing->count != 0 || timing->lost != 0))
            put_source(line, i);
    }
    if (rt_record_state.left_out != 0) {
        put_text(line, BASE_TEXT_OF("runs of sources without a line: "));
        put_number(line, rt_record_state.left_out, 0);
        end_line(line);
    }
}

/* Cycles of the collector, and memory. */
static void put_collector(struct line *line) {
    struct heap_stats stats;
    heap_stats(&stats);
    put_text(line, BASE_TEXT_OF("  cycles "));
    put_number(line, stats.cycles, 0);
    put_text(line, ", heap ");
    put_number(line, stats.total_bytes / 1024, 0);
    put_text(line, BASE_TEXT_OF(" KB, live "));
    put_number(line, stats.live_bytes / 1024, 0);
    put_text(line, BASE_TEXT_OF(" KB, allocated so far "));
    put_number(line, stats.allocated_bytes / 1024, 0);
    put_text(line, " KB");
    end_line(line);
}

static void put_title(struct line *line, const char *title) {
    put_text(line, title);
    end_line(line);
}

void rt_report(rt_write *write, void *to) {
    struct line line = {.write = write, .to = to};
    put_heading(&line);
    put_sources(&line);
    put_title(&line, BASE_TEXT_OF("masked sections that an interrupt met"));
    put_row(&line, BASE_TEXT_OF("held off for"), &rt_record_state.mask);
    put_title(&line, BASE_TEXT_OF("collector step"));
    put_row(&line, "step", &rt_record_state.step);
    if (heap_state.base != 0)
        put_collector(&line);
}
