/* SPDX-License-Identifier: MIT */
/*
 * Value change dump, IEEE 1364 section 18, as sigrok and GTKWave read it. The
 * trace has a PWM output's settings; its edges are made here, merged by time
 * with everything else, so a run of minutes never holds them in memory.
 */
#include "tools/export.h"

#include <stdio.h>
#include <string.h>

#include "boards/sim/state.h"

#define MOST_WAVES SIM_PINS

/* A running PWM output and its next edge. */
struct wave {
    uint16_t signal;
    bool next_level;
    uint64_t period_ns; /* 0: not running */
    uint64_t high_ns;
    uint64_t start_ns; /* of the period of the next edge */
    uint64_t next_ns;
};

struct dump {
    FILE *file;
    uint64_t now_ns;
    bool begun;
    uint32_t wave_count;
    struct wave waves[MOST_WAVES];
    int8_t level[SIM_SIGNALS]; /* -1: not yet known */
};

/* Identifiers are printable characters, '!' to '~'; two cover 96 signals. */
static void put_id(FILE *file, uint32_t signal) {
    fputc((int)('!' + signal % 90), file);
    if (signal >= 90)
        fputc((int)('!' + signal / 90), file);
}

static void put_header(FILE *file) {
    const struct sim_trace *trace = &sim_state.trace;
    fputs("$version krait $end\n$timescale 1 ns $end\n"
          "$scope module board $end\n",
          file);
    for (uint32_t i = 0; i < trace->signal_count; i++) {
        bool real = trace->signals[i].real;
        fprintf(file, "$var %s ", real ? "real 64" : "wire 1");
        put_id(file, i);
        fprintf(file, " %s $end\n", trace->signals[i].name);
    }
    fputs("$upscope $end\n$enddefinitions $end\n", file);
}

static void put_time(struct dump *dump, uint64_t ns) {
    if (dump->begun && ns == dump->now_ns)
        return;
    fprintf(dump->file, "#%llu\n", (unsigned long long)ns);
    dump->now_ns = ns;
    dump->begun = true;
}

static void put_level(struct dump *dump, uint64_t ns, uint32_t signal,
                      bool level) {
    if (dump->level[signal] == (int8_t)level)
        return;
    dump->level[signal] = (int8_t)level;
    put_time(dump, ns);
    fputc(level ? '1' : '0', dump->file);
    put_id(dump->file, signal);
    fputc('\n', dump->file);
}

static struct wave *wave_of(struct dump *dump, uint16_t signal) {
    for (uint32_t i = 0; i < dump->wave_count; i++) {
        if (dump->waves[i].signal == signal)
            return &dump->waves[i];
    }
    CHECK(dump->wave_count < MOST_WAVES);
    struct wave *wave = &dump->waves[dump->wave_count++];
    *wave = (struct wave){.signal = signal};
    return wave;
}

/* Constant outputs have no edges. */
static bool has_edges(const struct wave *wave) {
    return wave->period_ns != 0 && wave->high_ns != 0 &&
           wave->high_ns < wave->period_ns;
}

static void step_wave(struct wave *wave) {
    wave->next_level = !wave->next_level;
    if (wave->next_level)
        wave->start_ns += wave->period_ns;
    wave->next_ns = wave->start_ns + (wave->next_level ? 0 : wave->high_ns);
}

static void set_wave(struct dump *dump, const struct sim_trace_entry *entry) {
    struct wave *wave = wave_of(dump, entry->signal);
    wave->period_ns = entry->a;
    wave->high_ns = entry->b;
    wave->start_ns = entry->at_ns;
    wave->next_level = false;
    wave->next_ns = entry->at_ns + entry->b;
    put_level(dump, entry->at_ns, entry->signal, entry->b != 0);
}

/* The wave whose edge is next and before the time, or NULL. */
static struct wave *earliest(struct dump *dump, uint64_t before_ns) {
    struct wave *best = NULL;
    for (uint32_t i = 0; i < dump->wave_count; i++) {
        struct wave *wave = &dump->waves[i];
        if (has_edges(wave) && wave->next_ns < before_ns &&
            (best == NULL || wave->next_ns < best->next_ns))
            best = wave;
    }
    return best;
}

static void run_waves(struct dump *dump, uint64_t until_ns) {
    struct wave *wave = earliest(dump, until_ns);
    while (wave != NULL) {
        put_level(dump, wave->next_ns, wave->signal, wave->next_level);
        step_wave(wave);
        wave = earliest(dump, until_ns);
    }
}

static void put_entry(struct dump *dump, const struct sim_trace_entry *entry) {
    if (entry->kind == SIM_TRACE_PWM) {
        set_wave(dump, entry);
    } else if (entry->kind == SIM_TRACE_LEVEL) {
        put_level(dump, entry->at_ns, entry->signal, entry->a != 0);
    } else {
        put_time(dump, entry->at_ns);
        fprintf(dump->file, "r%.12g ", sim_trace_double(entry));
        put_id(dump->file, entry->signal);
        fputc('\n', dump->file);
    }
}

bool tool_write_vcd(const char *path, uint64_t end_ns) {
    const struct sim_trace *trace = &sim_state.trace;
    struct dump dump = {.file = fopen(path, "w")};
    if (dump.file == NULL)
        return false;
    memset(dump.level, -1, sizeof(dump.level));
    put_header(dump.file);
    for (uint32_t i = 0; i < trace->length; i++) {
        run_waves(&dump, trace->entries[i].at_ns);
        put_entry(&dump, &trace->entries[i]);
    }
    run_waves(&dump, end_ns);
    put_time(&dump, end_ns);
    return fclose(dump.file) == 0;
}
