/* SPDX-License-Identifier: MIT */
/* Module time: the board's clock, ticks that wrap, sleeping, dates.
 *
 * Ticks count modulo 2^30, as in MicroPython, so that they are small
 * integers on every port and a program's wrap is the same everywhere. */
#include "modules/calendar.h"
#include "modules/modules.h"
#include "rt/clock.h"

#define TICKS_PERIOD (INT64_C(1) << 30)
#define TICKS_HALF (TICKS_PERIOD / 2)
#define NS_PER_US INT64_C(1000)
#define NS_PER_MS INT64_C(1000000)
#define NS_PER_S INT64_C(1000000000)

static bool ticks(uint64_t n, value *out) {
    *out = value_from_int48((int64_t)(n & (uint64_t)(TICKS_PERIOD - 1)));
    return true;
}

static bool ticks_ms(struct arguments *args, value *out) {
    (void)args;
    return ticks(board_now_us() / 1000u, out);
}

static bool ticks_us(struct arguments *args, value *out) {
    (void)args;
    return ticks(board_now_us(), out);
}

static bool ticks_cpu(struct arguments *args, value *out) {
    (void)args;
    return ticks(board_cycles(), out);
}

static bool ticks_add(struct arguments *args, value *out) {
    int64_t t, delta;
    if (!value_to_int64(args->at[0], &t) ||
        !value_to_int64(args->at[1], &delta))
        return false;
    if (delta >= TICKS_HALF || delta <= -TICKS_HALF)
        return value_raise(&value_type_OverflowError,
                           "ticks interval overflow");
    return ticks((uint64_t)t + (uint64_t)delta, out);
}

static bool ticks_diff(struct arguments *args, value *out) {
    int64_t end, start;
    if (!value_to_int64(args->at[0], &end) ||
        !value_to_int64(args->at[1], &start))
        return false;
    uint64_t n = (uint64_t)end - (uint64_t)start + (uint64_t)TICKS_HALF;
    int64_t turned = (int64_t)(n & (uint64_t)(TICKS_PERIOD - 1));
    *out = value_from_int48(turned - TICKS_HALF);
    return true;
}

/* Handlers run inside board_idle, soft events and Ctrl-C between: first what
 * waits already, or a handler would sleep with the program. */
static bool sleep_until(uint64_t until_ns) {
    while (value_work_unit()) {
        if (board_now_ns() >= until_ns)
            return true;
        board_idle(until_ns);
    }
    return false;
}

static bool sleep_for(value v, int64_t unit_ns, value *out) {
    int64_t n;
    *out = VALUE_NONE;
    if (!value_to_int64(v, &n))
        return false;
    if (n > INT64_MAX / NS_PER_S)
        return value_raise(&value_type_OverflowError, "sleep is too long");
    n = n < 0 ? 0 : n;
    return sleep_until(board_now_ns() + (uint64_t)(n * unit_ns));
}

static bool sleep_ms(struct arguments *args, value *out) {
    return sleep_for(args->at[0], NS_PER_MS, out);
}

static bool sleep_us(struct arguments *args, value *out) {
    return sleep_for(args->at[0], NS_PER_US, out);
}

static bool sleep_s(struct arguments *args, value *out) {
    double seconds;
    *out = VALUE_NONE;
    if (!value_to_double(args->at[0], &seconds))
        return false;
    if (!(seconds >= 0.0))
        return value_raise(&value_type_ValueError,
                           "sleep length must be non-negative");
    if (seconds > 9e9)
        return value_raise(&value_type_OverflowError, "sleep is too long");
    return sleep_until(board_now_ns() + (uint64_t)(seconds * 1e9));
}

static int64_t wall_ns(void) {
    return mod_state.epoch_ns + (int64_t)board_now_ns();
}

static bool time_time(struct arguments *args, value *out) {
    (void)args;
    int64_t us = wall_ns() / NS_PER_US;
    *out = value_from_double((double)us / 1e6);
    return true;
}

static bool time_ns(struct arguments *args, value *out) {
    (void)args;
    return value_int_from_int64(wall_ns(), out);
}

static bool monotonic(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_double((double)board_now_ns() / 1e9);
    return true;
}

static bool monotonic_ns(struct arguments *args, value *out) {
    (void)args;
    return value_int_from_uint64(board_now_ns(), out);
}

static bool seconds_of(const struct arguments *args, int64_t *seconds) {
    double x;
    if (args->count == 0 || args->at[0] == VALUE_NONE) {
        *seconds = wall_ns() / NS_PER_S;
        return true;
    }
    if (!value_to_double(args->at[0], &x))
        return false;
    if (!(x > -6e10 && x < 6e10)) /* years 68 to 3871 */
        return value_raise(&value_type_OverflowError, "timestamp out of range");
    *seconds = (int64_t)x - ((double)(int64_t)x > x);
    return true;
}

static bool gmtime(struct arguments *args, value *out) {
    struct mod_date d;
    int64_t seconds;
    if (!seconds_of(args, &seconds))
        return false;
    mod_date_of(seconds, &d);
    const int32_t fields[] = {d.year,   d.month,  d.day,     d.hour,
                              d.minute, d.second, d.weekday, d.yearday};
    value items[ARRAY_LENGTH(fields)];
    for (uint32_t i = 0; i < ARRAY_LENGTH(fields); i++)
        items[i] = value_from_int48(fields[i]);
    return value_tuple_new(ARRAY_LENGTH(items), items, out);
}

static bool mktime(struct arguments *args, value *out) {
    int32_t field[6];
    value items;
    if (!value_sequence_tuple(args->at[0], &items))
        return false;
    uint32_t n = value_tuple_length(items);
    if (n < 8 || n > 9)
        return value_raise(&value_type_TypeError,
                           "mktime needs a tuple of length 8 or 9 (%u given)",
                           n);
    for (uint32_t i = 0; i < 6; i++) {
        if (!value_to_int32(value_tuple_at(items, i), &field[i]))
            return false;
        if (field[i] < -1000000 || field[i] > 1000000)
            return value_raise(&value_type_OverflowError,
                               "mktime argument out of range");
    }
    struct mod_date d = {field[0], field[1], field[2], field[3],
                         field[4], field[5], 0,        0};
    return value_int_from_int64(mod_date_seconds(&d), out);
}

NATIVE(gmtime, SYM_gmtime, 0, 1, 0);
NATIVE(mktime, SYM_mktime, 1, 1, 0);
NATIVE(monotonic, SYM_monotonic, 0, 0, 0);
NATIVE(monotonic_ns, SYM_monotonic_ns, 0, 0, 0);
NATIVE(sleep_ms, SYM_sleep_ms, 1, 1, NATIVE_TASK_ONLY);
NATIVE(sleep_s, SYM_sleep, 1, 1, NATIVE_TASK_ONLY);
NATIVE(sleep_us, SYM_sleep_us, 1, 1, NATIVE_TASK_ONLY);
NATIVE(ticks_add, SYM_ticks_add, 2, 2, 0);
NATIVE(ticks_cpu, SYM_ticks_cpu, 0, 0, 0);
NATIVE(ticks_diff, SYM_ticks_diff, 2, 2, 0);
NATIVE(ticks_ms, SYM_ticks_ms, 0, 0, 0);
NATIVE(ticks_us, SYM_ticks_us, 0, 0, 0);
NATIVE(time_ns, SYM_time_ns, 0, 0, 0);
NATIVE(time_time, SYM_time, 0, 0, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_gmtime, gmtime),
    MEMBER_FUNCTION(SYM_localtime, gmtime),
    MEMBER_FUNCTION(SYM_mktime, mktime),
    MEMBER_FUNCTION(SYM_monotonic, monotonic),
    MEMBER_FUNCTION(SYM_monotonic_ns, monotonic_ns),
    MEMBER_FUNCTION(SYM_perf_counter, monotonic),
    MEMBER_FUNCTION(SYM_perf_counter_ns, monotonic_ns),
    MEMBER_FUNCTION(SYM_sleep, sleep_s),
    MEMBER_FUNCTION(SYM_sleep_ms, sleep_ms),
    MEMBER_FUNCTION(SYM_sleep_us, sleep_us),
    MEMBER_FUNCTION(SYM_ticks_add, ticks_add),
    MEMBER_FUNCTION(SYM_ticks_cpu, ticks_cpu),
    MEMBER_FUNCTION(SYM_ticks_diff, ticks_diff),
    MEMBER_FUNCTION(SYM_ticks_ms, ticks_ms),
    MEMBER_FUNCTION(SYM_ticks_us, ticks_us),
    MEMBER_FUNCTION(SYM_time, time_time),
    MEMBER_FUNCTION(SYM_time_ns, time_ns),
};

MOD_MODULE(time, members);
MOD_MODULE(utime, members);
