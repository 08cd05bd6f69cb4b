/* SPDX-License-Identifier: MIT */
/* machine.ADC: 16 bits whatever the converter has, and microvolts. */
#include "machine/object.h"

struct adc {
    uint32_t pin;
};

static uint32_t pin_of(value self) {
    return ((const struct adc *)machine_raw(self))->pin;
}

/* A Pin, a pin's number or name, or the number of a channel. */
static bool find_pin(value v, uint32_t *pin) {
    int64_t channel;
    if (value_is_int(v) && value_to_int64(v, &channel) && channel >= 0 &&
        channel < 256 && board_adc_pin((uint32_t)channel) >= 0) {
        *pin = (uint32_t)board_adc_pin((uint32_t)channel);
        return true;
    }
    return machine_pin_number(v, pin);
}

/* sample_ns and atten are for converters that have them. */
static bool make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_id, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_sample_ns, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_atten, PARAMETER_KEYWORD, VALUE_NONE}};
    value a[ARRAY_LENGTH(parameters)];
    uint32_t pin;
    (void)type;
    if (!value_arguments_sort(args, SYM_ADC, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        !find_pin(a[0], &pin) || !machine_new(&machine_type_ADC, 0, out))
        return false;
    ((struct adc *)machine_raw(*out))->pin = pin;
    if (board_adc_setup(pin))
        return true;
    return value_raise(&value_type_ValueError, "%s has no converter",
                       board_pin_name(pin));
}

static bool read_u16(struct arguments *args, value *out) {
    value self;
    if (!machine_self(args, &machine_type_ADC, &self))
        return false;
    *out = value_from_int48(board_adc_read(pin_of(self)));
    return true;
}

static bool read_uv(struct arguments *args, value *out) {
    value self;
    if (!machine_self(args, &machine_type_ADC, &self))
        return false;
    uint64_t code = board_adc_read(pin_of(self));
    *out =
        value_from_int48((int64_t)(code * board_adc_reference_uv() / 65535u));
    return true;
}

NATIVE(read_u16, SYM_read_u16, 1, 1, NATIVE_METHOD);
NATIVE(read_uv, SYM_read_uv, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_read_u16, read_u16),
    MEMBER_FUNCTION(SYM_read_uv, read_uv),
};

static const struct type_hooks hooks = {.make = make};

const struct type machine_type_ADC = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_ADC,
                                      .instance_kind = KIND_CUSTOM_LEAF};
