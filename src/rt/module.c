/* SPDX-License-Identifier: MIT */
/* Module rt: what Krait adds to MicroPython, in one place. Reflex and State
 * are written in Python and frozen; they are imported when a program first
 * names them, so that others do not pay for them. */
#include "rt/module.h"

#include "rt/clock.h"
#include "rt/periodic.h"
#include "rt/record.h"
#include "rt/state.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"

/* --- members made on first use --- */

static bool from_frozen(uint32_t name, value *out) {
    value module;
    return vm_import(SYM__reflex, &module) &&
           vm_load_attribute(module, name, out);
}

static bool make_reflex(struct arguments *args, value *out) {
    (void)args;
    return from_frozen(SYM_Reflex, out);
}

static bool make_state(struct arguments *args, value *out) {
    (void)args;
    return from_frozen(SYM_State, out);
}

/* --- functions --- */

/* reserve(bytes): what handlers of every level may allocate between two
 * safepoints of the program. */
static bool reserve(struct arguments *args, value *out) {
    int64_t bytes;
    *out = VALUE_NONE;
    if (!value_to_int64(args->at[0], &bytes))
        return false;
    if (bytes < 0 || bytes > INT32_MAX)
        return value_raise(&value_type_ValueError,
                           "reserve must be 0 to 2147483647 bytes");
    for (uint8_t level = 1; level < BASE_LEVELS; level++)
        if (!heap_reserve_set(level, (size_t)bytes))
            return value_raise_memory();
    return true;
}

static bool one_error(uint32_t n, value *out) {
    struct slot *pair = &rt_state.table->at[RT_SLOT_ERRORS + 2 * n];
    value items[2] = {VALUE_NONE, slot_load(&pair[0])};
    value source = slot_load(&pair[1]);
    const char *name = NULL;
    if (value_is_int48(source))
        name = rt_state.source[value_int48(source)].name;
    return value_str_format(&items[0], "%s", name == NULL ? "?" : name) &&
           value_tuple_new(2, items, out);
}

/* The latest exceptions of handlers, oldest first: (source, exception). */
static bool errors(struct arguments *args, value *out) {
    uint32_t count = rt_state.error_count;
    uint32_t first = count > RT_ERRORS ? count - RT_ERRORS : 0;
    (void)args;
    if (!value_list_new(0, NULL, out))
        return false;
    for (uint32_t i = first; i < count; i++) {
        struct slot *pair =
            &rt_state.table->at[RT_SLOT_ERRORS + 2 * (i % RT_ERRORS)];
        value item;
        if (!value_is_kind(slot_load(&pair[0]), KIND_EXCEPTION))
            continue;
        if (!one_error(i % RT_ERRORS, &item) || !value_list_append(*out, item))
            return false;
    }
    return true;
}

/* lost(): events that found their queue full, of all sources; lost(name): of
 * one source, by the name that it has in the report. */
static bool lost(struct arguments *args, value *out) {
    uint32_t n = 0;
    bool known = false;
    if (args->count == 0 || args->at[0] == VALUE_NONE) {
        *out = value_from_int48(rt_lost(RT_SOURCE_NONE));
        return true;
    }
    if (!value_is_str(args->at[0]))
        return vm_load_attribute(args->at[0], SYM_lost, out);
    for (uint16_t i = 0; i < RT_SOURCES; i++) {
        const struct rt_source *s = &rt_state.source[i];
        if (!s->used || s->name == NULL || !value_str_is(args->at[0], s->name))
            continue;
        known = true;
        n += s->lost;
    }
    if (!known)
        return value_raise(&value_type_ValueError, "no source is named %r",
                           args->at[0]);
    *out = value_from_int48(n);
    return true;
}

struct report {
    struct value_sink *sink;
    bool ok;
};

static void write_line(void *to, const char *text, uint32_t length) {
    struct report *report = to;
    report->ok = report->ok && report->sink->write(report->sink, text, length);
}

static bool report(struct arguments *args, value *out) {
    struct report to = {&rt_state.sink, true};
    (void)args;
    *out = VALUE_NONE;
    rt_report(write_line, &to);
    return to.ok;
}

static bool level(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(base_level.now);
    return true;
}

static bool now_us(struct arguments *args, value *out) {
    (void)args;
    return value_int_from_uint64(board_now_us(), out);
}

NATIVE(errors, SYM_errors, 0, 0, NATIVE_TASK_ONLY);
NATIVE(level, SYM_level, 0, 0, 0);
NATIVE(lost, SYM_lost, 0, 1, 0);
NATIVE(make_reflex, SYM_Reflex, 0, 0, 0);
NATIVE(make_state, SYM_State, 0, 0, 0);
NATIVE(now_us, SYM_now_us, 0, 0, 0);
NATIVE(report, SYM_report, 0, 0, NATIVE_TASK_ONLY);
NATIVE(reserve, SYM_reserve, 1, 1, NATIVE_TASK_ONLY);

static const struct member members[] = {
    {.name = SYM_CATCH_UP, .kind = MEMBER_SYMBOL, .number = SYM_catch_up},
    MEMBER_TYPE(SYM_Event, rt_type_Event),
    MEMBER_TYPE(SYM_Link, rt_type_Link),
    MEMBER_TYPE(SYM_Periodic, rt_type_Periodic),
    {.name = SYM_RAISE, .kind = MEMBER_SYMBOL, .number = SYM_raise},
    {.name = SYM_Reflex, .kind = MEMBER_MAKE, .object = &make_reflex_native},
    {.name = SYM_SAFE, .kind = MEMBER_SYMBOL, .number = SYM_safe},
    {.name = SYM_SKIP, .kind = MEMBER_SYMBOL, .number = SYM_skip},
    {.name = SYM_State, .kind = MEMBER_MAKE, .object = &make_state_native},
    MEMBER_FUNCTION(SYM_errors, errors),
    {.name = SYM_every, .kind = MEMBER_OBJECT, .object = &rt_every_native},
    MEMBER_TYPE(SYM_float32, rt_type_float32),
    MEMBER_FUNCTION(SYM_level, level),
    MEMBER_FUNCTION(SYM_lost, lost),
    MEMBER_FUNCTION(SYM_now_us, now_us),
    MEMBER_FUNCTION(SYM_report, report),
    MEMBER_FUNCTION(SYM_reserve, reserve),
};

const struct module_definition rt_module = {
    .name = SYM_rt,
    .member_count = ARRAY_LENGTH(members),
    .members = members,
};
