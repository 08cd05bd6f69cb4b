/* SPDX-License-Identifier: MIT */
/*
 * The module `sim`. A robot's program does without it; it is for tests, for
 * experiments at the prompt, and for curves beside those of the world.
 */
#include "boards/sim/module.h"

#include "boards/sim/state.h"
#include "rt/clock.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

static bool take_pin(value v, uint32_t *out) {
    int64_t pin;
    if (!value_to_int64(v, &pin))
        return false;
    *out = (uint32_t)pin;
    return (pin >= 0 && pin < SIM_PINS) ||
           value_raise(&value_type_ValueError, "pins are 0 to %d",
                       SIM_PINS - 1);
}

/* push(impulse): newton seconds, forward positive. */
static bool push(struct arguments *args, value *out) {
    double impulse;
    *out = VALUE_NONE;
    if (!value_to_double(args->at[0], &impulse))
        return false;
    return sim_world_push(impulse) ||
           value_raise(&value_type_RuntimeError,
                       "there is no robot to push: the scene has no world");
}

static bool copy_text(value v, char *to, uint32_t size) {
    uint32_t length;
    if (!value_is_str(v))
        return value_raise(&value_type_TypeError, "expected str, not %t", v);
    const char *text = value_str_text(v, &length);
    if (length > size - 1)
        length = size - 1;
    memcpy(to, text, length);
    to[length] = '\0';
    return true;
}

/* plot(name, value, unit=""): a point of a curve, now. */
static bool plot(struct arguments *args, value *out) {
    char name[24];
    char unit[12] = "";
    double number;
    *out = VALUE_NONE;
    if (!copy_text(args->at[0], name, sizeof(name)) ||
        !value_to_double(args->at[1], &number) ||
        (args->count > 2 && !copy_text(args->at[2], unit, sizeof(unit))))
        return false;
    sim_trace_real(sim_trace_signal(name, unit, true), number);
    return true;
}

/* mark(text): a vertical line in the plots. */
static bool mark(struct arguments *args, value *out) {
    char text[32];
    *out = VALUE_NONE;
    if (!copy_text(args->at[0], text, sizeof(text)))
        return false;
    sim_trace_mark(text);
    return true;
}

/* drive(pin, level): from outside; None lets go. */
static bool drive(struct arguments *args, value *out) {
    uint32_t pin;
    bool level = false;
    *out = VALUE_NONE;
    if (!take_pin(args->at[0], &pin) || !value_truth(args->at[1], &level))
        return false;
    if (args->at[1] == VALUE_NONE)
        sim_pin_drive(pin, SIM_DRIVE_NONE);
    else
        sim_pin_drive(pin, level ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW);
    return true;
}

/* volts(pin, volts): what the converter will see. */
static bool volts(struct arguments *args, value *out) {
    uint32_t pin;
    double number;
    *out = VALUE_NONE;
    if (!take_pin(args->at[0], &pin) || !value_to_double(args->at[1], &number))
        return false;
    sim_pin_volts(pin, number);
    return true;
}

/* wire(from, to): `to` follows the level of `from`. */
static bool wire(struct arguments *args, value *out) {
    uint32_t from;
    uint32_t to;
    *out = VALUE_NONE;
    if (!take_pin(args->at[0], &from) || !take_pin(args->at[1], &to))
        return false;
    if (from == to)
        return value_raise(&value_type_ValueError, "a wire needs two pins");
    sim_pin_wire(from, to);
    return true;
}

static bool put(value dict, uint32_t name, double number) {
    return value_dict_set(dict, value_from_symbol(name),
                          value_from_double(number));
}

/* world(): where the robot really is, in SI units; None without one. */
static bool world(struct arguments *args, value *out) {
    const struct sim_balance *robot = &sim_state.world.robot;
    (void)args;
    *out = VALUE_NONE;
    if (!sim_state.world.present)
        return true;
    value dict;
    if (!value_dict_new(8, &dict) || !put(dict, SYM_tilt, robot->state.tilt) ||
        !put(dict, SYM_tilt_rate, robot->state.tilt_rate) ||
        !put(dict, SYM_position, robot->state.position) ||
        !put(dict, SYM_speed, robot->state.speed) ||
        !put(dict, SYM_heading, robot->state.heading) ||
        !value_dict_set(dict, value_from_symbol(SYM_fallen),
                        value_from_bool(robot->fallen)))
        return false;
    *out = dict;
    return true;
}

NATIVE(sim_attach, SYM_attach, 3, 3, NATIVE_TASK_ONLY);
NATIVE(drive, SYM_drive, 2, 2, 0);
NATIVE(mark, SYM_mark, 1, 1, 0);
NATIVE(plot, SYM_plot, 2, 3, 0);
NATIVE(push, SYM_push, 1, 1, 0);
NATIVE(volts, SYM_volts, 2, 2, 0);
NATIVE(wire, SYM_wire, 2, 2, 0);
NATIVE(world, SYM_world, 0, 0, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_attach, sim_attach), MEMBER_FUNCTION(SYM_drive, drive),
    MEMBER_FUNCTION(SYM_mark, mark),         MEMBER_FUNCTION(SYM_plot, plot),
    MEMBER_FUNCTION(SYM_push, push),         MEMBER_FUNCTION(SYM_volts, volts),
    MEMBER_FUNCTION(SYM_wire, wire),         MEMBER_FUNCTION(SYM_world, world),
};

const struct module_definition sim_module = {
    .name = SYM_sim, .member_count = ARRAY_LENGTH(members), .members = members};
