/* SPDX-License-Identifier: MIT */
/* Making, checking and converting, for all classes of `machine`. */
#include "machine/object.h"

struct machine_state machine_state;

bool machine_new(const struct type *type, uint32_t slots, value *out) {
    size_t bytes = sizeof(struct value_custom) - sizeof(struct header) +
                   slots * sizeof(struct slot);
    struct value_custom *custom =
        heap_alloc(slots == 0 ? KIND_CUSTOM_LEAF : KIND_CUSTOM, bytes);
    if (custom == NULL)
        return value_raise_memory();
    memset(custom->raw, 0, sizeof(custom->raw));
    custom->type = type;
    for (uint32_t i = 0; i < slots; i++)
        slot_init(&custom->at[i], VALUE_NONE);
    *out = value_from_pointer(custom);
    return true;
}

bool machine_self(const struct arguments *args, const struct type *type,
                  value *self) {
    *self = value_unwrap(args->at[0]);
    if (LIKELY(machine_is(*self, type)))
        return true;
    return value_raise(&value_type_TypeError,
                       "descriptor requires a '%q' object but received a '%t'",
                       type->name, args->at[0]);
}

static bool no_pin(value v) {
    return value_raise(&value_type_ValueError, "invalid pin: %r", v);
}

bool machine_pin_number(value v, uint32_t *out) {
    value plain = value_unwrap(v);
    uint32_t length;
    if (machine_is(plain, &machine_type_Pin)) {
        *out = *(const uint32_t *)machine_raw(plain);
        return true;
    }
    if (value_is_str(plain)) {
        const char *text = value_str_text(plain, &length);
        int32_t pin = board_pin_find(text, length);
        *out = (uint32_t)pin;
        return pin >= 0 || no_pin(v);
    }
    int64_t number;
    if (!value_to_int64(plain, &number))
        return false;
    *out = (uint32_t)number;
    return (number >= 0 && number < board_pin_count()) || no_pin(v);
}

bool machine_int(value v, const char *name, const int64_t bounds[2],
                 int64_t *out) {
    if (!value_to_int64(v, out))
        return false;
    if (*out >= bounds[0] && *out <= bounds[1])
        return true;
    return value_raise(&value_type_ValueError, "%s out of range: %v", name, v);
}

/* An interrupt wakes; a soft callback runs as work between two waits. */
bool machine_wait_until(uint64_t ns) {
    while (value_work_unit()) {
        if (board_now_ns() >= ns)
            return true;
        board_idle(ns);
    }
    return false;
}
