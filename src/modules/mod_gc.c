/* SPDX-License-Identifier: MIT */
/* Module gc: the collector's switches and figures. */
#include "machine/machine.h"
#include "modules/modules.h"
#include "vm/call.h"

/* A unit of collector work costs at most this many cycles on an M0+, where a
 * step of HEAP_BUDGET units must stay below 8,000. */
#define CYCLES_PER_UNIT (8000u / HEAP_BUDGET)

/* heap_collect with a safepoint after each step: the cycle that runs, and then
 * a whole one. Their ends are counted, since a safepoint's own step may come to
 * one first. No units of work: in virtual time it costs the same whatever there
 * is to find, or its steps would show the machine (R8). */
static bool collect_all(void) {
    uint32_t wanted = heap_state.phase == HEAP_IDLE ? 1 : 2;
    uint32_t before = heap_state.cycles;
    while (heap_state.cycles - before < wanted) {
        (void)heap_step(HEAP_BUDGET);
        if (!value_work_unit())
            return false;
    }
    heap_charge_whole();
    while (heap_charge_waits())
        if (!value_work_unit())
            return false;
    return true;
}

/* Not in the frame of collect, where words that it has not set yet would be
 * scanned. */
static NOINLINE int64_t live_bytes(void) {
    struct heap_stats stats;
    heap_stats(&stats);
    return (int64_t)stats.live_bytes;
}

static bool collect(struct arguments *args, value *out) {
    vm_forget_above(args->at + args->count);
    *out = VALUE_NONE; /* the last native's result */
    int64_t before = live_bytes();
    if (!collect_all())
        return false;
    int64_t freed = before - live_bytes();
    *out = value_from_int48(freed > 0 ? freed : 0);
    /* Programs expect __del__ to have run. */
    return value_work_unit();
}

static bool enable(struct arguments *args, value *out) {
    (void)args;
    heap_enable(true);
    *out = VALUE_NONE;
    return true;
}

static bool disable(struct arguments *args, value *out) {
    (void)args;
    heap_enable(false);
    *out = VALUE_NONE;
    return true;
}

static bool isenabled(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_bool(heap_enabled());
    return true;
}

static bool mem_alloc(struct arguments *args, value *out) {
    struct heap_stats stats;
    (void)args;
    heap_stats(&stats);
    return value_int_from_uint64(stats.live_bytes, out);
}

static bool mem_free(struct arguments *args, value *out) {
    struct heap_stats stats;
    (void)args;
    heap_stats(&stats);
    return value_int_from_uint64(stats.free_bytes, out);
}

/* Kept for programs that read it back: an incremental collector paces itself
 * by the debt of each allocation, so there is nothing that it could set. */
static bool threshold(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    if (args->count == 0)
        return value_int_from_int64(mod_state.threshold, out);
    int64_t n;
    if (!value_to_int64(args->at[0], &n))
        return false;
    mod_state.threshold = n < 0 ? -1 : n;
    return true;
}

static bool budget(struct arguments *args, value *out) {
    uint64_t per_us = board_identity()->frequency_hz / 1000000u;
    int64_t us;
    if (args->count == 0) {
        uint64_t cycles = (uint64_t)heap_state.budget * CYCLES_PER_UNIT;
        *out = value_from_int48((int64_t)(cycles / (per_us ? per_us : 1)));
        return true;
    }
    *out = VALUE_NONE;
    if (!value_to_int64(args->at[0], &us))
        return false;
    if (us < 1 || us > 1000000)
        return value_raise(&value_type_ValueError,
                           "budget must be 1 to 1000000 us");
    uint64_t units = (uint64_t)us * per_us / CYCLES_PER_UNIT;
    heap_set_budget(units < 1 ? 1 : (uint32_t)units);
    return true;
}

static bool put(value dict, uint32_t name, uint64_t n) {
    value v;
    return value_int_from_uint64(n, &v) &&
           value_dict_set(dict, value_from_symbol(name), v);
}

/* [(largest units of the class, steps), ...] without the empty classes. */
static bool histogram(const struct heap_stats *stats, value *out) {
    if (!value_list_new(0, NULL, out))
        return false;
    for (uint32_t i = 0; i < HEAP_STEP_CLASSES; i++) {
        value pair[2] = {value_from_int48((INT64_C(1) << i) - 1),
                         value_from_int48(stats->step_units[i])};
        value tuple;
        if (stats->step_units[i] != 0 && (!value_tuple_new(2, pair, &tuple) ||
                                          !value_list_append(*out, tuple)))
            return false;
    }
    return true;
}

static bool stats(struct arguments *args, value *out) {
    struct heap_stats s;
    value list;
    (void)args;
    heap_stats(&s);
    return histogram(&s, &list) && value_dict_new(10, out) &&
           put(*out, SYM_total, s.total_bytes) &&
           put(*out, SYM_free, s.free_bytes) &&
           put(*out, SYM_live, s.live_bytes) &&
           put(*out, SYM_largest_free, s.largest_free_bytes) &&
           put(*out, SYM_allocated, s.allocated_bytes) &&
           put(*out, SYM_cycles, s.cycles) && put(*out, SYM_steps, s.steps) &&
           put(*out, SYM_max_step, s.max_step_units) &&
           put(*out, SYM_budget, heap_state.budget) &&
           value_dict_set(*out, VALUE_SYMBOL(SYM_histogram), list);
}

NATIVE(budget, SYM_budget, 0, 1, NATIVE_TASK_ONLY);
NATIVE(collect, SYM_collect, 0, 1, NATIVE_TASK_ONLY);
NATIVE(disable, SYM_disable, 0, 0, NATIVE_TASK_ONLY);
NATIVE(enable, SYM_enable, 0, 0, NATIVE_TASK_ONLY);
NATIVE(isenabled, SYM_isenabled, 0, 0, 0);
NATIVE(mem_alloc, SYM_mem_alloc, 0, 0, NATIVE_TASK_ONLY);
NATIVE(mem_free, SYM_mem_free, 0, 0, NATIVE_TASK_ONLY);
NATIVE(stats, SYM_stats, 0, 0, NATIVE_TASK_ONLY);
NATIVE(threshold, SYM_threshold, 0, 1, NATIVE_TASK_ONLY);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_budget, budget),
    MEMBER_FUNCTION(SYM_collect, collect),
    MEMBER_FUNCTION(SYM_disable, disable),
    MEMBER_FUNCTION(SYM_enable, enable),
    MEMBER_FUNCTION(SYM_isenabled, isenabled),
    MEMBER_FUNCTION(SYM_mem_alloc, mem_alloc),
    MEMBER_FUNCTION(SYM_mem_free, mem_free),
    MEMBER_FUNCTION(SYM_stats, stats),
    MEMBER_FUNCTION(SYM_threshold, threshold),
};

MOD_MODULE(gc, members);
