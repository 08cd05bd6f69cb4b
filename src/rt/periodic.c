/* SPDX-License-Identifier: MIT */
/* rt.every(us=...)(function): the object that is both the decorator and what
 * it leaves in place of the function, so that it can be stopped and asked. */
#include "rt/periodic.h"

#include "base/check.h"
#include "rt/clock.h"
#include "rt/state.h"
#include "value/arguments.h"
#include "value/number.h"
#include "value/symbol.h"

#define NS_PER_US 1000u
#define DEFAULT_PRIORITY 1

/* Raw part of the object, behind the type (value_custom.raw[1..]). */
struct periodic {
    uint64_t period_ns;
    uint16_t source;
    uint8_t timer;
    uint8_t level;
    uint32_t deadline_us;
};

_Static_assert(sizeof(struct periodic) <= 3 * sizeof(uint64_t),
               "fits the raw units of KIND_CUSTOM");

static struct periodic *periodic_of(value self) {
    struct value_custom *c = value_pointer(self);
    return (struct periodic *)(void *)&c->raw[1];
}

static bool positive(value v, const char *what, int64_t *out) {
    if (!value_to_int64(v, out))
        return false;
    if (*out <= 0)
        return value_raise(&value_type_ValueError, "%s must be positive", what);
    return true;
}

struct wish {
    int64_t us;
    int64_t deadline_us;
    int64_t priority;
    int64_t reserve;
    bool hard;
};

enum {
    EVERY_US,
    EVERY_DEADLINE,
    EVERY_HARD,
    EVERY_PRIORITY,
    EVERY_RESERVE,
    EVERY_PHASE,
    EVERY_ON_MISS,
    EVERY_COUNT
};

static bool optional(value v, const char *what, int64_t *out) {
    return v == VALUE_NONE || positive(v, what, out);
}

static bool read_wish(struct arguments *args, struct wish *w) {
    static const struct parameter parameters[EVERY_COUNT] = {
        {SYM_us, PARAMETER_KEYWORD | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_deadline, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_hard, PARAMETER_KEYWORD, VALUE_FALSE},
        {SYM_priority, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_reserve, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_phase, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_on_miss, PARAMETER_KEYWORD, VALUE_NONE}};
    value a[EVERY_COUNT];
    *w = (struct wish){.priority = DEFAULT_PRIORITY};
    return value_arguments_sort(args, SYM_every, parameters, EVERY_COUNT, a) &&
           positive(a[EVERY_US], "us", &w->us) &&
           optional(a[EVERY_DEADLINE], "deadline", &w->deadline_us) &&
           value_truth(a[EVERY_HARD], &w->hard) &&
           optional(a[EVERY_PRIORITY], "priority", &w->priority) &&
           optional(a[EVERY_RESERVE], "reserve", &w->reserve);
}

static bool check_wish(const struct wish *w) {
    if (w->hard && w->priority >= BASE_LEVELS)
        return value_raise(&value_type_ValueError,
                           "priority of a hard handler must be 1 to %d",
                           BASE_LEVELS - 1);
    if (w->hard && w->reserve != 0 &&
        !heap_reserve_set((uint8_t)w->priority, (size_t)w->reserve))
        return value_raise_memory();
    return true;
}

static bool every(struct arguments *args, value *out) {
    struct wish w;
    if (!read_wish(args, &w) || !check_wish(&w))
        return false;
    struct value_custom *c = heap_alloc(
        KIND_CUSTOM, sizeof *c - sizeof(struct header) + sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &rt_type_Periodic;
    slot_init(&c->at[0], VALUE_NONE);
    *out = value_from_pointer(c);
    *periodic_of(*out) =
        (struct periodic){.period_ns = (uint64_t)w.us * NS_PER_US,
                          .source = RT_SOURCE_NONE,
                          .timer = RT_TIMER_NONE,
                          .level = w.hard ? (uint8_t)w.priority : 0,
                          .deadline_us = (uint32_t)w.deadline_us};
    return true;
}

static const char *name_of(value function) {
    uint32_t length;
    value name;
    if (value_is_kind(function, KIND_BOUND_METHOD) ||
        !vm_find_attribute(function, SYM___name__, &name)) {
        if (value_context()->exception != VALUE_UNSET)
            value_take_exception();
        return "every";
    }
    return value_is_symbol(name)
               ? value_symbol_text(value_symbol_number(name), &length)
               : "every";
}

/* A handler without parameters: rt calls it with its argument, so the object
 * itself is the handler and drops it. */
static bool start(value self, value function) {
    struct value_custom *c = value_pointer(self);
    struct periodic *p = periodic_of(self);
    struct rt_setup setup = {.handler = self,
                             .argument = self,
                             .level = p->level,
                             .depth = 1,
                             .overflow = RT_NEWEST,
                             .name = name_of(function)};
    slot_store(&c->at[0], function);
    p->source = rt_source_new(&setup);
    if (p->source == RT_SOURCE_NONE)
        return false;
    p->timer = rt_timer_new(p->source);
    if (p->timer == RT_TIMER_NONE) {
        rt_source_free(p->source);
        return value_raise(&value_type_RuntimeError,
                           "no timer left (%u in use)", RT_TIMERS);
    }
    rt_timer_start(p->timer, board_now_ns() + p->period_ns, p->period_ns);
    return true;
}

static bool periodic_call(value self, struct arguments *args, value *out) {
    struct value_custom *c = value_pointer(self);
    value function = slot_load(&c->at[0]);
    if (function == VALUE_NONE) {
        *out = self;
        return args->count == 1
                   ? start(self, args->at[0])
                   : value_raise(&value_type_TypeError,
                                 "rt.every(...) takes the function to run");
    }
    bool released = args->count == 1 && args->at[0] == self;
    return value_tail_call(function, released ? 0 : args->count, args->at, out);
}

static bool stop(struct arguments *args, value *out) {
    struct periodic *p = periodic_of(args->at[0]);
    *out = VALUE_NONE;
    if (p->timer == RT_TIMER_NONE)
        return true;
    rt_timer_free(p->timer);
    rt_source_free(p->source);
    p->timer = RT_TIMER_NONE;
    return true;
}

/* No further release; the source stays, and with it the name and figures in
 * report and errors, until stop(). What a reflex that faulted does. */
static bool halt(struct arguments *args, value *out) {
    struct periodic *p = periodic_of(args->at[0]);
    *out = VALUE_NONE;
    if (p->timer != RT_TIMER_NONE)
        rt_timer_stop(p->timer);
    return true;
}

static bool periodic_load(value self, uint32_t name, value *out) {
    struct periodic *p = periodic_of(self);
    const struct rt_source *s =
        p->source == RT_SOURCE_NONE ? NULL : &rt_state.source[p->source];
    *out = VALUE_UNSET;
    if (name == SYM_us)
        *out = value_from_int48((int64_t)(p->period_ns / NS_PER_US));
    if (name == SYM_count)
        *out = value_from_int48(s ? s->sequence : 0);
    if (name == SYM_lost)
        *out = value_from_int48(s ? s->lost : 0);
    return true;
}

static bool event_load(value self, uint32_t name, value *out) {
    struct value_custom *c = value_pointer(self);
    const struct rt_event *e = (const struct rt_event *)(void *)&c->raw[1];
    *out = VALUE_UNSET;
    if (name == SYM_time_us)
        *out = value_from_int48(e->time_us);
    if (name == SYM_level)
        *out = value_from_int48(e->word);
    if (name == SYM_sequence)
        *out = value_from_int48(e->serial);
    if (name == SYM_elided)
        *out = value_from_int48(e->elided);
    if (name == SYM_source)
        *out = slot_load(&c->at[0]);
    return true;
}

bool rt_event_new(const struct rt_event *event, value *out) {
    struct value_custom *c = heap_alloc(
        KIND_CUSTOM, sizeof *c - sizeof(struct header) + sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &rt_type_Event;
    struct rt_event *e = (struct rt_event *)(void *)&c->raw[1];
    *e = *event;
    e->serial = rt_state.source[event->source].sequence;
    slot_init(&c->at[0], slot_load(rt_slot(event->source, RT_SLOT_ARGUMENT)));
    *out = value_from_pointer(c);
    return true;
}

_Static_assert(sizeof(struct rt_event) <= 3 * sizeof(uint64_t),
               "fits the raw units of KIND_CUSTOM");

NATIVE(halt, SYM_halt, 1, 1, NATIVE_METHOD);
NATIVE(stop, SYM_stop, 1, 1, NATIVE_METHOD);

static const struct member periodic_members[] = {
    MEMBER_FUNCTION(SYM_halt, halt),
    MEMBER_FUNCTION(SYM_stop, stop),
};

static const struct type_hooks periodic_hooks = {
    .load = periodic_load,
    .call = periodic_call,
};

static const struct type_hooks event_hooks = {.load = event_load};

const struct native rt_every_native =
    NATIVE_BODY(every, SYM_every, 0, 255, NATIVE_KEYWORDS | NATIVE_TASK_ONLY);

const struct type rt_type_Periodic = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &periodic_hooks,
    .members = periodic_members,
    .member_count = ARRAY_LENGTH(periodic_members),
    .name = SYM_Periodic,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

const struct type rt_type_Event = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &event_hooks,
    .name = SYM_Event,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
