/* SPDX-License-Identifier: MIT */
/*
 * Checks a recording as a whole before the run starts, so that a fault in row
 * 13,000 is not met after minutes. Every complaint names the place and what to
 * do about it.
 */
#include "boards/sim/replay.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "boards/sim/csv.h"
#include "boards/sim/state.h"

#define COLUMNS 8     /* time, six axes, temperature */
#define TEMPERATURE 7 /* the one that may be missing */
#define IGNORED 8     /* known, but the MPU6050 has no such sensor */
#define MOST_PERIODS 3

static const char *const column_name[COLUMNS + 1] = {"Time",
                                                     "Gyroscope X",
                                                     "Gyroscope Y",
                                                     "Gyroscope Z",
                                                     "Accelerometer X",
                                                     "Accelerometer Y",
                                                     "Accelerometer Z",
                                                     "Temperature",
                                                     "Magnetometer"};

/* Multiplied with it a number is in s, deg/s, g or C. */
static const struct unit {
    uint8_t kind; /* 0 time, 1 rate, 2 force, 3 temperature */
    double factor;
    const char *name;
} units[] = {{0, 1, "s"},
             {0, 1e-3, "ms"},
             {0, 1e-6, "us"},
             {1, 1, "deg/s"},
             {1, 57.295779513082323, "rad/s"},
             {2, 1, "g"},
             {2, 1 / 9.80665, "m/s^2"},
             {2, 1 / 9.80665, "m/s2"},
             {3, 1, "C"},
             {3, 1, "degC"}};

/* Where the columns stand in the file and what to multiply them with. */
struct layout {
    uint32_t at[COLUMNS]; /* from 1; 0 = missing */
    double factor[COLUMNS];
};

static uint32_t kind_of(uint32_t column) {
    if (column == 0)
        return 0;
    if (column == TEMPERATURE)
        return 3;
    return column <= 3 ? 1 : 2;
}

static uint32_t find_column(const char *name, size_t length) {
    size_t ignored = strlen(column_name[IGNORED]);
    for (uint32_t i = 0; i < COLUMNS; i++) {
        if (strlen(column_name[i]) == length &&
            memcmp(column_name[i], name, length) == 0)
            return i;
    }
    if (length > ignored && memcmp(name, column_name[IGNORED], ignored) == 0)
        return IGNORED;
    return IGNORED + 1;
}

static const struct unit *find_unit(uint32_t kind, const char *name,
                                    size_t length) {
    for (size_t i = 0; i < ARRAY_LENGTH(units); i++) {
        if (units[i].kind == kind && strlen(units[i].name) == length &&
            memcmp(units[i].name, name, length) == 0)
            return &units[i];
    }
    return NULL;
}

static const char *unit_names(uint32_t kind) {
    static const char *const names[] = {"s, ms or us", "deg/s or rad/s",
                                        "g or m/s^2", "C"};
    return names[kind];
}

/* "Gyroscope X (deg/s)" at field number i. */
static bool read_heading(struct sim_csv *csv, uint32_t i,
                         struct layout *layout) {
    const char *text = csv->field[i];
    const char *open = strrchr(text, '(');
    const char *close = strrchr(text, ')');
    if (open == NULL || close == NULL || close < open)
        return sim_csv_error(csv, i + 1,
                             "'%s' has no unit; write it in "
                             "brackets, as in 'Time (s)'",
                             text);
    size_t length = (size_t)(open - text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    uint32_t column = find_column(text, length);
    if (column == IGNORED)
        return true;
    if (column > IGNORED)
        return sim_csv_error(
            csv, i + 1,
            "unknown column '%.*s'; known are Time, Gyroscope, "
            "Accelerometer and Magnetometer X, Y, Z, Temperature",
            (int)length, text);
    if (layout->at[column] != 0)
        return sim_csv_error(csv, i + 1,
                             "'%s' is there twice (column %u); "
                             "remove one",
                             column_name[column], layout->at[column]);
    const struct unit *unit =
        find_unit(kind_of(column), open + 1, (size_t)(close - open - 1));
    if (unit == NULL)
        return sim_csv_error(csv, i + 1,
                             "unit '%.*s' of '%s' is not %s; "
                             "convert the column",
                             (int)(close - open - 1), open + 1,
                             column_name[column], unit_names(kind_of(column)));
    layout->at[column] = i + 1;
    layout->factor[column] = unit->factor;
    return true;
}

static bool read_header(struct sim_csv *csv, struct layout *layout) {
    memset(layout, 0, sizeof(*layout));
    csv->line = 0;
    if (!sim_csv_next(csv)) {
        csv->line = 1;
        return sim_csv_error(csv, 0, "the file is empty; it needs a header");
    }
    for (uint32_t i = 0; i < csv->count; i++) {
        if (!read_heading(csv, i, layout))
            return false;
    }
    for (uint32_t i = 0; i < TEMPERATURE; i++) {
        if (layout->at[i] == 0)
            return sim_csv_error(csv, 0,
                                 "no column '%s'; add one with its "
                                 "unit (%s)",
                                 column_name[i], unit_names(kind_of(i)));
    }
    return true;
}

static bool read_number(struct sim_csv *csv, uint32_t field, double *out) {
    if (field > csv->count)
        return sim_csv_error(csv, field,
                             "the line has only %u columns; "
                             "complete or remove it",
                             csv->count);
    char *end;
    const char *text = csv->field[field - 1];
    *out = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(*out))
        return sim_csv_error(csv, field,
                             "'%s' is not a number; correct or "
                             "remove the line",
                             text);
    return true;
}

static bool read_row(struct sim_csv *csv, const struct layout *layout,
                     struct sim_replay_row *row) {
    double number[COLUMNS] = {[TEMPERATURE] = 25.0};
    for (uint32_t i = 0; i < COLUMNS; i++) {
        if (layout->at[i] == 0)
            continue;
        if (!read_number(csv, layout->at[i], &number[i]))
            return false;
        number[i] *= layout->factor[i];
    }
    row->time_s = number[0];
    memcpy(row->axis, number + 1, sizeof(row->axis));
    row->celsius = number[TEMPERATURE];
    return true;
}

static bool append(const struct sim_replay_row *row, uint32_t *capacity) {
    struct sim_replay *replay = &sim_state.replay;
    if (replay->rows == *capacity) {
        *capacity = *capacity == 0 ? 1024 : *capacity * 2;
        void *grown = realloc(replay->row, *capacity * sizeof(*row));
        if (grown == NULL)
            return false;
        replay->row = grown;
    }
    replay->row[replay->rows++] = *row;
    return true;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The median distance of rows: a few gaps do not move it. */
static bool find_period(struct sim_replay *replay) {
    uint32_t n = replay->rows - 1;
    double *step = malloc(n * sizeof(*step));
    if (step == NULL)
        return false;
    for (uint32_t i = 0; i < n; i++)
        step[i] = replay->row[i + 1].time_s - replay->row[i].time_s;
    qsort(step, n, sizeof(*step), by_value);
    replay->period_s = step[n / 2];
    free(step);
    return true;
}

static bool read_rows(struct sim_csv *csv, const struct layout *layout) {
    struct sim_replay *replay = &sim_state.replay;
    uint32_t capacity = 0;
    struct sim_replay_row row;
    double last = 0;
    while (sim_csv_next(csv)) {
        if (!read_row(csv, layout, &row))
            return false;
        if (replay->rows != 0 && row.time_s <= last)
            return sim_csv_error(csv, layout->at[0],
                                 "time %.9g does not come "
                                 "after %.9g; sort the rows and remove "
                                 "repeated ones",
                                 row.time_s, last);
        if (!append(&row, &capacity))
            return sim_csv_error(csv, 0, "out of memory");
        last = row.time_s;
    }
    if (csv->error[0] != '\0')
        return false;
    if (replay->rows < 2)
        return sim_csv_error(csv, 0,
                             "fewer than two rows of numbers; record "
                             "longer");
    return find_period(replay);
}

/* Rows are the lines behind the header; an empty line between them would make
 * the number differ, so lines are read again to find the one meant. */
static bool check_gaps(struct sim_csv *csv, const struct layout *layout) {
    const struct sim_replay *replay = &sim_state.replay;
    for (uint32_t i = 1; i < replay->rows; i++) {
        double gap = replay->row[i].time_s - replay->row[i - 1].time_s;
        double periods = gap / replay->period_s;
        if (periods < MOST_PERIODS + 0.5)
            continue;
        sim_csv_close(csv);
        if (!sim_csv_open(csv) || !sim_csv_next(csv))
            return false;
        for (uint32_t k = 0; k <= i; k++)
            (void)sim_csv_next(csv);
        return sim_csv_error(csv, layout->at[0],
                             "gap of %.6g s before this row, %.1f periods of "
                             "%.4g ms; cut the recording there, or fill in "
                             "the missing rows",
                             gap, periods, replay->period_s * 1e3);
    }
    return true;
}

bool sim_replay_load(const char *path, char *error, uint32_t size) {
    struct sim_csv csv = {.path = path, .error = error, .error_size = size};
    struct layout layout;
    free(sim_state.replay.row);
    memset(&sim_state.replay, 0, sizeof(sim_state.replay));
    error[0] = '\0';
    bool ok = sim_csv_open(&csv) && read_header(&csv, &layout) &&
              read_rows(&csv, &layout) && check_gaps(&csv, &layout);
    sim_csv_close(&csv);
    if (!ok)
        sim_state.replay.rows = 0;
    return ok;
}

void sim_replay_begin(uint64_t now_ns) {
    struct sim_replay *replay = &sim_state.replay;
    replay->started = true;
    replay->next = 0;
    replay->begin_ns = now_ns + (uint64_t)(replay->period_s * 1e9);
}

/* Keeps Y1. */
uint64_t sim_replay_next_ns(void) {
    const struct sim_replay *replay = &sim_state.replay;
    if (replay->next >= replay->rows)
        return SIM_NEVER;
    double since = replay->row[replay->next].time_s - replay->row[0].time_s;
    return replay->begin_ns + (uint64_t)(since * 1e9 + 0.5);
}

bool sim_replay_take(struct sim_motion *out) {
    struct sim_replay *replay = &sim_state.replay;
    if (replay->next >= replay->rows)
        return false;
    const struct sim_replay_row *row = &replay->row[replay->next++];
    memcpy(out->rate_deg_s, row->axis, sizeof(out->rate_deg_s));
    memcpy(out->force_g, row->axis + 3, sizeof(out->force_g));
    out->celsius = row->celsius;
    return true;
}
