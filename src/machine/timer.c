/* SPDX-License-Identifier: MIT */
/*
 * machine.Timer over the software timers of rt: any number from -1 on, since
 * all are alike; periods in milliseconds as everywhere, in Hz, or with
 * period_us in microseconds. Callbacks are soft unless hard=True.
 */
#include "rt/timer.h"
#include "machine/pin.h"

#define NS_PER_US 1000u
#define NS_PER_MS 1000000u
#define LONGEST_US (INT64_C(1) << 42) /* fifty days */

enum { ONE_SHOT, PERIODIC };

struct timer {
    uint16_t source; /* plus 1; 0 = not running */
    uint8_t timer;
};

static struct timer *timer_of(value self) { return machine_raw(self); }

static void stop(value self) {
    struct timer *t = timer_of(self);
    if (t->source == 0)
        return;
    rt_timer_free(t->timer);
    rt_source_free((uint16_t)(t->source - 1));
    t->source = 0;
}

static bool start(value self, const struct rt_setup *setup, uint64_t ns,
                  bool once) {
    struct timer *t = timer_of(self);
    uint16_t source = rt_source_new(setup);
    if (source == RT_SOURCE_NONE)
        return false;
    uint8_t timer = rt_timer_new(source);
    if (timer == RT_TIMER_NONE) {
        rt_source_free(source);
        return value_raise(&value_type_RuntimeError,
                           "no timer left (%u in use)", RT_TIMERS);
    }
    t->timer = timer;
    t->source = (uint16_t)(source + 1);
    rt_timer_start(timer, board_now_ns() + ns, once ? 0 : ns);
    return true;
}

enum {
    ARG_MODE,
    ARG_FREQ,
    ARG_PERIOD,
    ARG_PERIOD_US,
    ARG_CALLBACK,
    ARG_HARD,
    ARG_PRIORITY,
    ARG_EVENT,
    ARG_DEPTH,
    ARG_OVERFLOW,
    ARG_ON_ERROR
};

#define SETTINGS                                                               \
    {SYM_mode, PARAMETER_KEYWORD, VALUE_UNSET},                                \
        {SYM_freq, PARAMETER_KEYWORD, VALUE_UNSET},                            \
        {SYM_period, PARAMETER_KEYWORD, VALUE_UNSET},                          \
        {SYM_period_us, PARAMETER_KEYWORD, VALUE_UNSET},                       \
        {SYM_callback, PARAMETER_KEYWORD, VALUE_NONE},                         \
        {SYM_hard, PARAMETER_KEYWORD, VALUE_FALSE},                            \
        {SYM_priority, PARAMETER_KEYWORD, VALUE_UNSET},                        \
        {SYM_event, PARAMETER_KEYWORD, VALUE_FALSE},                           \
        {SYM_depth, PARAMETER_KEYWORD, VALUE_UNSET},                           \
        {SYM_overflow, PARAMETER_KEYWORD, VALUE_UNSET}, {                      \
        SYM_on_error, PARAMETER_KEYWORD, VALUE_UNSET                           \
    }

/* freq may be a fraction: Timer(freq=0.5) is a period of two seconds. */
static bool period_of_frequency(value v, uint64_t *ns) {
    double hz;
    if (!value_to_double(v, &hz))
        return false;
    if (!(hz > 0 && hz <= 1e6 && hz >= 1e-6))
        return value_raise(&value_type_ValueError, "freq out of range: %v", v);
    *ns = (uint64_t)(1e9 / hz + 0.5);
    return true;
}

static bool take_period(const value *a, uint64_t *ns) {
    static const int64_t bounds[2] = {1, LONGEST_US};
    int64_t n;
    if (a[ARG_FREQ] != VALUE_UNSET)
        return period_of_frequency(a[ARG_FREQ], ns);
    if (a[ARG_PERIOD_US] != VALUE_UNSET) {
        if (!machine_int(a[ARG_PERIOD_US], "period_us", bounds, &n))
            return false;
        *ns = (uint64_t)n * NS_PER_US;
        return true;
    }
    if (a[ARG_PERIOD] == VALUE_UNSET)
        return value_raise(&value_type_ValueError,
                           "Timer needs freq, period or period_us");
    if (!machine_int(a[ARG_PERIOD], "period", bounds, &n))
        return false;
    *ns = (uint64_t)n * NS_PER_MS;
    return true;
}

static bool configure(value self, const value *a) {
    static const int64_t modes[2] = {ONE_SHOT, PERIODIC};
    int64_t mode = PERIODIC;
    uint64_t ns = 0;
    struct machine_callback callback = {
        a[ARG_CALLBACK], a[ARG_HARD],     a[ARG_PRIORITY], a[ARG_EVENT],
        a[ARG_DEPTH],    a[ARG_OVERFLOW], a[ARG_ON_ERROR]};
    struct rt_setup setup = {.argument = self, .name = "Timer"};
    if ((a[ARG_MODE] != VALUE_UNSET &&
         !machine_int(a[ARG_MODE], "mode", modes, &mode)) ||
        !take_period(a, &ns) || !machine_callback_setup(&callback, &setup))
        return false;
    stop(self);
    return start(self, &setup, ns, mode == ONE_SHOT);
}

/* Timer() alone makes one that init() starts later. */
static bool make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_id, PARAMETER_POSITIONAL, VALUE_UNSET}, SETTINGS};
    value a[ARRAY_LENGTH(parameters)];
    (void)type;
    return value_arguments_sort(args, SYM_Timer, parameters,
                                ARRAY_LENGTH(parameters), a) &&
           machine_new(&machine_type_Timer, 0, out) &&
           (args->keywords == 0 || configure(*out, a + 1));
}

static bool init(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL | PARAMETER_REQUIRED, VALUE_NONE},
        SETTINGS};
    value a[ARRAY_LENGTH(parameters)];
    value self;
    *out = VALUE_NONE;
    return machine_self(args, &machine_type_Timer, &self) &&
           value_arguments_sort(args, SYM_init, parameters,
                                ARRAY_LENGTH(parameters), a) &&
           configure(self, a + 1);
}

static bool deinit(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!machine_self(args, &machine_type_Timer, &self))
        return false;
    stop(self);
    return true;
}

NATIVE(deinit, SYM_deinit, 1, 1, NATIVE_METHOD);
NATIVE(init, SYM_init, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);

static const struct member members[] = {
    MEMBER_NUMBER(SYM_ONE_SHOT, ONE_SHOT),
    MEMBER_NUMBER(SYM_PERIODIC, PERIODIC),
    MEMBER_FUNCTION(SYM_deinit, deinit),
    MEMBER_FUNCTION(SYM_init, init),
};

static const struct type_hooks hooks = {.make = make};

const struct type machine_type_Timer = {.header = HEADER_STATIC(KIND_TYPE),
                                        .base = &value_type_object,
                                        .hooks = &hooks,
                                        MEMBERS(members),
                                        .name = SYM_Timer,
                                        .instance_kind = KIND_CUSTOM_LEAF};
