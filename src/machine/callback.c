/* SPDX-License-Identifier: MIT */
/*
 * hard=, priority=, event=, depth=, overflow=, on_error=: the same for every
 * class that calls back. MicroPython has hard and priority; the rest goes
 * beyond it.
 */
#include "machine/pin.h"

struct choice {
    const char *text;
    uint8_t number;
};

static const struct choice overflows[] = {{"oldest", RT_OLDEST},
                                          {"newest", RT_NEWEST},
                                          {"latest", RT_LATEST},
                                          {"raise", RT_RAISE}};

static const struct choice reactions[] = {
    {"keep", RT_KEEP}, {"disarm", RT_DISARM}, {"safe", RT_SAFE}};

static bool choose(value v, const struct choice *choices, uint32_t count,
                   uint8_t *out) {
    for (uint32_t i = 0; i < count; i++) {
        if (value_is_str(v) && value_str_is(v, choices[i].text)) {
            *out = choices[i].number;
            return true;
        }
    }
    return value_raise(&value_type_ValueError, "invalid choice: %r", v);
}

/* A soft handler has no level; its priority is not used. */
static bool set_level(const struct machine_callback *callback,
                      struct rt_setup *setup) {
    static const int64_t levels[2] = {1, BASE_LEVELS - 1};
    int64_t level = 1;
    bool hard;
    if (!value_truth(callback->hard, &hard))
        return false;
    if (hard && callback->priority != VALUE_UNSET &&
        !machine_int(callback->priority, "priority", levels, &level))
        return false;
    setup->level = hard ? (uint8_t)level : 0;
    return true;
}

bool machine_callback_setup(const struct machine_callback *callback,
                            struct rt_setup *setup) {
    static const int64_t depths[2] = {1, 64};
    int64_t depth = 0;
    setup->handler = callback->handler;
    if (callback->depth != VALUE_UNSET &&
        !machine_int(callback->depth, "depth", depths, &depth))
        return false;
    setup->depth = (uint8_t)depth;
    if (callback->overflow != VALUE_UNSET &&
        !choose(callback->overflow, overflows, ARRAY_LENGTH(overflows),
                &setup->overflow))
        return false;
    if (callback->on_error != VALUE_UNSET &&
        !choose(callback->on_error, reactions, ARRAY_LENGTH(reactions),
                &setup->on_error))
        return false;
    return value_truth(callback->event, &setup->event) &&
           set_level(callback, setup);
}
