/* SPDX-License-Identifier: MIT */
/*
 * machine.PWM. The object keeps the period and the duty as they were asked
 * for, so that a change of frequency keeps the share of a duty_u16 and the
 * length of a duty_ns. duty_u16() is what control loops call: one
 * multiplication and one shift, no division.
 */
#include "machine/object.h"

#define NS_PER_S 1000000000u
#define FULL 65535u

struct pwm {
    uint8_t pin;
    bool by_ns; /* the duty was given as a time */
    bool invert;
    bool running;
    uint32_t duty_u16;
    uint64_t period_ns; /* 0: not yet known */
    uint64_t high_ns;   /* if by_ns */
};

STATIC_ASSERT(sizeof(struct pwm) <= 3 * sizeof(uint64_t), "three raw units");

static struct pwm *pwm_of(value self) { return machine_raw(self); }

/* duty/65536 of the period, and 65535 is all of it: at most one part in 65536
 * off from duty/65535, a half is exactly a half, and no 64-bit division. */
static uint64_t high_time(const struct pwm *pwm) {
    if (pwm->by_ns)
        return pwm->high_ns;
    uint32_t share = pwm->duty_u16 + (pwm->duty_u16 == FULL);
    return pwm->period_ns * share >> 16;
}

static bool apply(struct pwm *pwm) {
    if (pwm->period_ns == 0)
        return true; /* waits for freq() */
    uint64_t high = high_time(pwm);
    if (high > pwm->period_ns)
        high = pwm->period_ns;
    if (pwm->invert)
        high = pwm->period_ns - high;
    pwm->running = true;
    if (board_pwm_setup(pwm->pin, pwm->period_ns, high))
        return true;
    return value_raise(&value_type_ValueError,
                       "%s has no PWM of this frequency",
                       board_pin_name(pwm->pin));
}

static bool take_frequency(struct pwm *pwm, value v) {
    static const int64_t bounds[2] = {1, 100000000};
    int64_t hz;
    if (!machine_int(v, "freq", bounds, &hz))
        return false;
    pwm->period_ns = (NS_PER_S + (uint64_t)hz / 2) / (uint64_t)hz;
    return true;
}

static bool take_duty_u16(struct pwm *pwm, value v) {
    static const int64_t bounds[2] = {0, FULL};
    int64_t duty;
    if (!machine_int(v, "duty_u16", bounds, &duty))
        return false;
    pwm->duty_u16 = (uint32_t)duty;
    pwm->by_ns = false;
    return true;
}

static bool take_duty_ns(struct pwm *pwm, value v) {
    static const int64_t bounds[2] = {0, NS_PER_S};
    int64_t duty;
    if (!machine_int(v, "duty_ns", bounds, &duty))
        return false;
    pwm->high_ns = (uint64_t)duty;
    pwm->by_ns = true;
    return true;
}

enum { ARG_FREQ, ARG_DUTY_U16, ARG_DUTY_NS, ARG_INVERT };

#define SETTINGS                                                               \
    {SYM_freq, PARAMETER_KEYWORD, VALUE_UNSET},                                \
        {SYM_duty_u16, PARAMETER_KEYWORD, VALUE_UNSET},                        \
        {SYM_duty_ns, PARAMETER_KEYWORD, VALUE_UNSET}, {                       \
        SYM_invert, PARAMETER_KEYWORD, VALUE_UNSET                             \
    }

/* duty_ns wins where both are given. */
static bool take_duty(struct pwm *pwm, const value *a) {
    if (a[ARG_DUTY_U16] != VALUE_UNSET && !take_duty_u16(pwm, a[ARG_DUTY_U16]))
        return false;
    return a[ARG_DUTY_NS] == VALUE_UNSET || take_duty_ns(pwm, a[ARG_DUTY_NS]);
}

static bool configure(value self, const value *a) {
    struct pwm *pwm = pwm_of(self);
    bool given = a[ARG_FREQ] != VALUE_UNSET || a[ARG_DUTY_U16] != VALUE_UNSET ||
                 a[ARG_DUTY_NS] != VALUE_UNSET;
    if (a[ARG_INVERT] != VALUE_UNSET &&
        !value_truth(a[ARG_INVERT], &pwm->invert))
        return false;
    if (a[ARG_FREQ] != VALUE_UNSET && !take_frequency(pwm, a[ARG_FREQ]))
        return false;
    return take_duty(pwm, a) && (!given || apply(pwm));
}

static bool make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_dest, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE}, SETTINGS};
    value a[ARRAY_LENGTH(parameters)];
    uint32_t pin;
    (void)type;
    if (!value_arguments_sort(args, SYM_PWM, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        !machine_pin_number(a[0], &pin) ||
        !machine_new(&machine_type_PWM, 0, out))
        return false;
    pwm_of(*out)->pin = (uint8_t)pin;
    return configure(*out, a + 1);
}

static bool init(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL | PARAMETER_REQUIRED, VALUE_NONE},
        SETTINGS};
    value a[ARRAY_LENGTH(parameters)];
    value self;
    *out = VALUE_NONE;
    return machine_self(args, &machine_type_PWM, &self) &&
           value_arguments_sort(args, SYM_init, parameters,
                                ARRAY_LENGTH(parameters), a) &&
           configure(self, a + 1);
}

static bool freq(struct arguments *args, value *out) {
    value self;
    if (!machine_self(args, &machine_type_PWM, &self))
        return false;
    struct pwm *pwm = pwm_of(self);
    uint64_t period = pwm->period_ns;
    *out = value_from_int48(
        period == 0 ? 0 : (int64_t)((NS_PER_S + period / 2) / period));
    if (args->count == 1)
        return true;
    *out = VALUE_NONE;
    return take_frequency(pwm, args->at[1]) && apply(pwm);
}

static bool duty_u16(struct arguments *args, value *out) {
    value self;
    if (!machine_self(args, &machine_type_PWM, &self))
        return false;
    struct pwm *pwm = pwm_of(self);
    *out = VALUE_NONE;
    if (args->count == 2)
        return take_duty_u16(pwm, args->at[1]) && apply(pwm);
    uint64_t duty = pwm->duty_u16;
    if (pwm->by_ns && pwm->period_ns != 0)
        duty = pwm->high_ns * FULL / pwm->period_ns;
    *out = value_from_int48((int64_t)duty);
    return true;
}

static bool duty_ns(struct arguments *args, value *out) {
    value self;
    if (!machine_self(args, &machine_type_PWM, &self))
        return false;
    struct pwm *pwm = pwm_of(self);
    *out = value_from_int48((int64_t)high_time(pwm));
    if (args->count == 1)
        return true;
    *out = VALUE_NONE;
    return take_duty_ns(pwm, args->at[1]) && apply(pwm);
}

static bool deinit(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!machine_self(args, &machine_type_PWM, &self))
        return false;
    board_pwm_stop(pwm_of(self)->pin);
    pwm_of(self)->running = false;
    return true;
}

NATIVE(deinit, SYM_deinit, 1, 1, NATIVE_METHOD);
NATIVE(duty_ns, SYM_duty_ns, 1, 2, NATIVE_METHOD);
NATIVE(duty_u16, SYM_duty_u16, 1, 2, NATIVE_METHOD);
NATIVE(freq, SYM_freq, 1, 2, NATIVE_METHOD);
NATIVE(init, SYM_init, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_deinit, deinit),
    MEMBER_FUNCTION(SYM_duty_ns, duty_ns),
    MEMBER_FUNCTION(SYM_duty_u16, duty_u16),
    MEMBER_FUNCTION(SYM_freq, freq),
    MEMBER_FUNCTION(SYM_init, init),
};

static const struct type_hooks hooks = {.make = make};

const struct type machine_type_PWM = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_PWM,
                                      .instance_kind = KIND_CUSTOM_LEAF};
