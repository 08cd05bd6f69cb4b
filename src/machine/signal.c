/* SPDX-License-Identifier: MIT */
/* machine.Signal: a pin that knows whether it is inverted. */
#include "machine/pin.h"

struct signal {
    uint32_t pin;
    bool invert;
};

static const struct signal *signal_of(value self) { return machine_raw(self); }

/* Takes invert= out of the keywords, for the rest may be Pin's. */
static bool take_invert(struct arguments *args, bool *invert) {
    value *pairs = args->at + args->count;
    *invert = false;
    for (uint32_t i = 0; i < args->keywords; i++) {
        if (pairs[2 * i] != value_from_symbol(SYM_invert))
            continue;
        if (!value_truth(pairs[2 * i + 1], invert))
            return false;
        args->keywords--;
        pairs[2 * i] = pairs[2 * args->keywords];
        pairs[2 * i + 1] = pairs[2 * args->keywords + 1];
        return true;
    }
    return true;
}

/* Signal(pin, invert=False), or what Pin() takes and invert=. */
static bool make(value type, struct arguments *args, value *out) {
    bool invert;
    value pin = args->count > 0 ? value_unwrap(args->at[0]) : VALUE_NONE;
    (void)type;
    if (!take_invert(args, &invert))
        return false;
    if (machine_is(pin, &machine_type_Pin)) {
        if (args->count == 2 && !value_truth(args->at[1], &invert))
            return false;
    } else if (!machine_pin_make(VALUE_NONE, args, &pin)) {
        return false;
    }
    struct signal *signal;
    if (!machine_new(&machine_type_Signal, 0, out))
        return false;
    signal = machine_raw(*out);
    signal->invert = invert;
    return machine_pin_number(pin, &signal->pin);
}

static bool read_or_write(value self, const value *v, bool given, value *out) {
    const struct signal *signal = signal_of(self);
    bool level;
    if (!given) {
        level = board_pin_read(signal->pin) != signal->invert;
        *out = value_from_int48(level);
        return true;
    }
    *out = VALUE_NONE;
    if (!value_truth(*v, &level))
        return false;
    board_pin_write(signal->pin, level != signal->invert);
    return true;
}

static bool signal_value(struct arguments *args, value *out) {
    value self;
    return machine_self(args, &machine_type_Signal, &self) &&
           read_or_write(self, args->at + 1, args->count > 1, out);
}

static bool signal_call(value self, struct arguments *args, value *out) {
    if (args->count > 1 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "a signal takes at most one value");
    return read_or_write(self, args->at, args->count == 1, out);
}

static bool switch_to(struct arguments *args, bool level, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!machine_self(args, &machine_type_Signal, &self))
        return false;
    const struct signal *signal = signal_of(self);
    board_pin_write(signal->pin, level != signal->invert);
    return true;
}

static bool on(struct arguments *args, value *out) {
    return switch_to(args, true, out);
}

static bool off(struct arguments *args, value *out) {
    return switch_to(args, false, out);
}

NATIVE(off, SYM_off, 1, 1, NATIVE_METHOD);
NATIVE(on, SYM_on, 1, 1, NATIVE_METHOD);
NATIVE(signal_value, SYM_value, 1, 2, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_off, off),
    MEMBER_FUNCTION(SYM_on, on),
    MEMBER_FUNCTION(SYM_value, signal_value),
};

static const struct type_hooks hooks = {.make = make, .call = signal_call};

const struct type machine_type_Signal = {.header = HEADER_STATIC(KIND_TYPE),
                                         .base = &value_type_object,
                                         .hooks = &hooks,
                                         MEMBERS(members),
                                         .name = SYM_Signal,
                                         .instance_kind = KIND_CUSTOM_LEAF};
