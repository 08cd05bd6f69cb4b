/* SPDX-License-Identifier: MIT */
/*
 * machine.Pin. value(), on(), off(), toggle() and calling the pin are what
 * handlers do, so they go straight to the board: one check of the type, one
 * call.
 */
#include "machine/pin.h"

struct pin {
    uint32_t number;
};

/* Numbers of the modes, as rp2 has them. */
enum { MODE_IN, MODE_OUT, MODE_OPEN_DRAIN, MODE_ALT, MODE_ANALOG };

static uint32_t number_of(value self) {
    return ((const struct pin *)machine_raw(self))->number;
}

#define NO_PIN UINT32_MAX

static NOINLINE uint32_t unwrapped_number(const struct arguments *args) {
    value self;
    if (!machine_self(args, &machine_type_Pin, &self))
        return NO_PIN;
    return number_of(self);
}

/* The pin that a method was called on; NO_PIN: raised. */
static inline uint32_t own_number(const struct arguments *args) {
    value self = args->at[0];
    if (LIKELY(machine_is(self, &machine_type_Pin)))
        return number_of(self);
    return unwrapped_number(args);
}

static enum machine_mode board_mode(uint32_t mode) {
    static const uint8_t modes[] = {MACHINE_MODE_IN, MACHINE_MODE_OUT,
                                    MACHINE_MODE_OPEN_DRAIN, MACHINE_MODE_ALT,
                                    MACHINE_MODE_ANALOG};
    return (enum machine_mode)modes[mode];
}

static void apply(uint32_t pin) {
    if (machine_state.pin_mode[pin] != MODE_ALT)
        board_pwm_stop(pin);
    board_pin_setup(pin, board_mode(machine_state.pin_mode[pin]),
                    (enum machine_pull)machine_state.pin_pull[pin]);
}

/* -1, or left out, keeps what is set; None means no pull. */
static bool take_setting(value v, const char *name, int64_t highest,
                         uint8_t *to) {
    int64_t n;
    if (v == VALUE_UNSET)
        return true;
    if (v == VALUE_NONE) {
        *to = 0;
        return true;
    }
    if (!machine_int(v, name, (const int64_t[]){-1, highest}, &n))
        return false;
    if (n >= 0)
        *to = (uint8_t)n;
    return true;
}

enum { ARG_MODE, ARG_PULL, ARG_VALUE, ARG_DRIVE, ARG_ALT, ARG_COUNT };

#define SETTINGS                                                               \
    {SYM_mode, PARAMETER_ANY, VALUE_UNSET},                                    \
        {SYM_pull, PARAMETER_ANY, VALUE_UNSET},                                \
        {SYM_value, PARAMETER_KEYWORD, VALUE_NONE},                            \
        {SYM_drive, PARAMETER_KEYWORD, VALUE_NONE}, {                          \
        SYM_alt, PARAMETER_KEYWORD, VALUE_NONE                                 \
    }

/* The level goes out before the mode, so an output does not begin with a
 * pulse of the wrong one. Drive strength and the number of the alternate
 * function are for boards that have them. */
static bool configure(uint32_t pin, const value *a) {
    bool level;
    uint8_t mode = machine_state.pin_mode[pin];
    uint8_t pull = machine_state.pin_pull[pin];
    if (!take_setting(a[ARG_MODE], "mode", MODE_ANALOG, &mode) ||
        !take_setting(a[ARG_PULL], "pull", MACHINE_PULL_DOWN, &pull))
        return false;
    if (a[ARG_VALUE] != VALUE_NONE) {
        if (!value_truth(a[ARG_VALUE], &level))
            return false;
        board_pin_write(pin, level);
    }
    machine_state.pin_mode[pin] = mode;
    machine_state.pin_pull[pin] = pull;
    if (a[ARG_MODE] != VALUE_UNSET || a[ARG_PULL] != VALUE_UNSET)
        apply(pin);
    return true;
}

bool machine_pin_make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_id, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE}, SETTINGS};
    value a[ARRAY_LENGTH(parameters)];
    uint32_t pin;
    (void)type;
    if (!value_arguments_sort(args, SYM_Pin, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        !machine_pin_number(a[0], &pin) || !configure(pin, a + 1) ||
        !machine_new(&machine_type_Pin, 0, out))
        return false;
    ((struct pin *)machine_raw(*out))->number = pin;
    return true;
}

static bool init(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL | PARAMETER_REQUIRED, VALUE_NONE},
        SETTINGS};
    value a[ARRAY_LENGTH(parameters)];
    value self;
    *out = VALUE_NONE;
    return machine_self(args, &machine_type_Pin, &self) &&
           value_arguments_sort(args, SYM_init, parameters,
                                ARRAY_LENGTH(parameters), a) &&
           configure(number_of(self), a + 1);
}

static bool read_or_write(uint32_t pin, const value *v, bool given,
                          value *out) {
    bool level;
    if (!given) {
        *out = value_from_int48(board_pin_read(pin));
        return true;
    }
    *out = VALUE_NONE;
    if (!value_truth(*v, &level))
        return false;
    board_pin_write(pin, level);
    return true;
}

static bool pin_value(struct arguments *args, value *out) {
    uint32_t pin = own_number(args);
    return pin != NO_PIN &&
           read_or_write(pin, args->at + 1, args->count > 1, out);
}

static bool pin_call(value self, struct arguments *args, value *out) {
    if (args->count > 1 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "a pin takes at most one value");
    return read_or_write(number_of(self), args->at, args->count == 1, out);
}

static bool drive_to(struct arguments *args, bool level, value *out) {
    uint32_t pin = own_number(args);
    if (pin == NO_PIN)
        return false;
    board_pin_write(pin, level);
    *out = VALUE_NONE;
    return true;
}

static bool on(struct arguments *args, value *out) {
    return drive_to(args, true, out);
}

static bool off(struct arguments *args, value *out) {
    return drive_to(args, false, out);
}

static bool toggle(struct arguments *args, value *out) {
    uint32_t pin = own_number(args);
    if (pin == NO_PIN)
        return false;
    board_pin_toggle(pin);
    *out = VALUE_NONE;
    return true;
}

/* mode() and pull(): reads, or sets and applies. */
static bool setting(struct arguments *args, uint8_t *settings, int64_t highest,
                    value *out) {
    value self;
    if (!machine_self(args, &machine_type_Pin, &self))
        return false;
    uint32_t pin = number_of(self);
    *out = value_from_int48(settings[pin]);
    if (args->count == 1)
        return true;
    *out = VALUE_NONE;
    if (!take_setting(args->at[1], "setting", highest, &settings[pin]))
        return false;
    apply(pin);
    return true;
}

static bool mode(struct arguments *args, value *out) {
    return setting(args, machine_state.pin_mode, MODE_ANALOG, out);
}

static bool pull(struct arguments *args, value *out) {
    return setting(args, machine_state.pin_pull, MACHINE_PULL_DOWN, out);
}

/* One source a pin: made at the first irq(), changed after that. */
static bool set_source(uint32_t pin, const struct rt_setup *setup) {
    uint16_t known = machine_state.pin_source[pin];
    if (known != 0)
        return rt_source_change((uint16_t)(known - 1), setup);
    uint16_t made = rt_source_new(setup);
    if (made == RT_SOURCE_NONE)
        return false;
    machine_state.pin_source[pin] = (uint16_t)(made + 1);
    return true;
}

static bool arm(value self, const struct rt_setup *setup, uint8_t edges) {
    uint32_t pin = number_of(self);
    board_pin_edges(pin, 0, 0); /* nothing comes halfway */
    if (!set_source(pin, setup))
        return false;
    machine_state.pin_edges[pin] = edges;
    if (setup->handler != VALUE_NONE)
        board_pin_edges(pin, edges,
                        (uint16_t)(machine_state.pin_source[pin] - 1));
    return true;
}

static bool take_trigger(value v, uint8_t *out) {
    int64_t n = MACHINE_EDGE_RISING | MACHINE_EDGE_FALLING;
    if (v != VALUE_UNSET && !value_to_int64(v, &n))
        return false;
    if (n <= 0 || (n & ~(MACHINE_EDGE_RISING | MACHINE_EDGE_FALLING)) != 0)
        return value_raise(&value_type_ValueError,
                           "trigger must be IRQ_RISING, IRQ_FALLING or both");
    *out = (uint8_t)n;
    return true;
}

static bool irq_object(value self, value *out) {
    if (!machine_new(&machine_type_PinIRQ, 1, out))
        return false;
    ((struct pin *)machine_raw(*out))->number = number_of(self);
    slot_init(machine_slot(*out, 0), self);
    return true;
}

static bool irq(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_handler, PARAMETER_ANY, VALUE_NONE},
        {SYM_trigger, PARAMETER_ANY, VALUE_UNSET},
        {SYM_priority, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_wake, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_hard, PARAMETER_KEYWORD, VALUE_FALSE},
        {SYM_event, PARAMETER_KEYWORD, VALUE_FALSE},
        {SYM_depth, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_overflow, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_on_error, PARAMETER_KEYWORD, VALUE_UNSET}};
    value a[ARRAY_LENGTH(parameters)];
    value self;
    uint8_t edges;
    if (!machine_self(args, &machine_type_Pin, &self) ||
        !value_arguments_sort(args, SYM_irq, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        !take_trigger(a[2], &edges))
        return false;
    struct machine_callback callback = {a[1], a[5], a[3], a[6],
                                        a[7], a[8], a[9]};
    struct rt_setup setup = {.argument = self,
                             .name = board_pin_name(number_of(self))};
    return machine_callback_setup(&callback, &setup) &&
           arm(self, &setup, edges) && irq_object(self, out);
}

static bool pin_print(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    return value_write_format(sink, "Pin(%s)", board_pin_name(number_of(self)));
}

/* Two Pin objects of one pin are equal, as they are one object on rp2. */
static bool pin_compare(enum value_compare op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (op > VALUE_NE || !machine_is(a, &machine_type_Pin) ||
        !machine_is(b, &machine_type_Pin))
        return true;
    *out = value_from_bool((number_of(a) == number_of(b)) == (op == VALUE_EQ));
    return true;
}

static bool pin_hash(value self, uint32_t *out) {
    *out = number_of(self) + 1;
    return true;
}

NATIVE(init, SYM_init, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(irq, SYM_irq, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(mode, SYM_mode, 1, 2, NATIVE_METHOD);
NATIVE(off, SYM_off, 1, 1, NATIVE_METHOD);
NATIVE(on, SYM_on, 1, 1, NATIVE_METHOD);
NATIVE(pin_value, SYM_value, 1, 2, NATIVE_METHOD);
NATIVE(pull, SYM_pull, 1, 2, NATIVE_METHOD);
NATIVE(toggle, SYM_toggle, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_NUMBER(SYM_ALT, MODE_ALT),
    MEMBER_NUMBER(SYM_ANALOG, MODE_ANALOG),
    MEMBER_NUMBER(SYM_DRIVE_0, 0),
    MEMBER_NUMBER(SYM_DRIVE_1, 1),
    MEMBER_NUMBER(SYM_DRIVE_2, 2),
    MEMBER_NUMBER(SYM_IN, MODE_IN),
    MEMBER_NUMBER(SYM_IRQ_FALLING, MACHINE_EDGE_FALLING),
    MEMBER_NUMBER(SYM_IRQ_RISING, MACHINE_EDGE_RISING),
    MEMBER_NUMBER(SYM_OPEN_DRAIN, MODE_OPEN_DRAIN),
    MEMBER_NUMBER(SYM_OUT, MODE_OUT),
    MEMBER_NUMBER(SYM_PULL_DOWN, MACHINE_PULL_DOWN),
    MEMBER_NUMBER(SYM_PULL_UP, MACHINE_PULL_UP),
    MEMBER_FUNCTION(SYM_high, on),
    MEMBER_FUNCTION(SYM_init, init),
    MEMBER_FUNCTION(SYM_irq, irq),
    MEMBER_FUNCTION(SYM_low, off),
    MEMBER_FUNCTION(SYM_mode, mode),
    MEMBER_FUNCTION(SYM_off, off),
    MEMBER_FUNCTION(SYM_on, on),
    MEMBER_FUNCTION(SYM_pull, pull),
    MEMBER_FUNCTION(SYM_toggle, toggle),
    MEMBER_FUNCTION(SYM_value, pin_value),
};

static const struct type_hooks hooks = {.make = machine_pin_make,
                                        .call = pin_call,
                                        .compare = pin_compare,
                                        .hash = pin_hash,
                                        .print = pin_print};

const struct type machine_type_Pin = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_Pin,
                                      .instance_kind = KIND_CUSTOM_LEAF};

/* What irq() returns. */
static bool flags(struct arguments *args, value *out) {
    value self;
    if (!machine_self(args, &machine_type_PinIRQ, &self))
        return false;
    uint16_t source = machine_state.pin_source[number_of(self)];
    *out = value_from_int48(rt_source_flags((uint16_t)(source - 1)));
    return true;
}

static bool trigger(struct arguments *args, value *out) {
    value self;
    uint8_t edges;
    if (!machine_self(args, &machine_type_PinIRQ, &self))
        return false;
    uint32_t pin = number_of(self);
    *out = value_from_int48(machine_state.pin_edges[pin]);
    if (args->count == 1)
        return true;
    if (!take_trigger(args->at[1], &edges))
        return false;
    machine_state.pin_edges[pin] = edges;
    board_pin_edges(pin, edges, (uint16_t)(machine_state.pin_source[pin] - 1));
    return true;
}

static bool irq_call(value self, struct arguments *args, value *out) {
    uint16_t source = machine_state.pin_source[number_of(self)];
    value pin = slot_load(machine_slot(self, 0));
    (void)args;
    return value_tail_call(rt_source_handler((uint16_t)(source - 1)), 1, &pin,
                           out);
}

NATIVE(flags, SYM_flags, 1, 1, NATIVE_METHOD);
NATIVE(trigger, SYM_trigger, 1, 2, NATIVE_METHOD);

static const struct member irq_members[] = {
    MEMBER_FUNCTION(SYM_flags, flags),
    MEMBER_FUNCTION(SYM_trigger, trigger),
};

static const struct type_hooks irq_hooks = {.call = irq_call};

const struct type machine_type_PinIRQ = {.header = HEADER_STATIC(KIND_TYPE),
                                         .base = &value_type_object,
                                         .hooks = &irq_hooks,
                                         MEMBERS(irq_members),
                                         .name = SYM_irq,
                                         .instance_kind = KIND_CUSTOM,
                                         .flags = TYPE_FINAL};
