/* SPDX-License-Identifier: MIT */
/* The table of modules in C, the folder's state, and small helpers. */
#include "modules/modules.h"

#include "machine/object.h"
#include "rt/module.h"

struct mod_state mod_state = {
    /* rp2 without a set clock begins in 2021; so do we, on every run (R8). */
    .epoch_ns = INT64_C(1609459200) * 1000000000,
    .threshold = -1,
    .keyboard = 3,
};

#define X(name) &name,
const struct module_definition *const mod_table[] = {
    MOD_IMAGE_MODULES(X) & rt_module, &machine_module, &machine_umodule};
#undef X

const uint32_t mod_table_count = ARRAY_LENGTH(mod_table);

void mod_set_input(const struct mod_input *input) { mod_state.input = input; }

void mod_set_error_output(struct value_sink *sink) { mod_state.error = sink; }

int32_t mod_interrupt_character(void) { return mod_state.keyboard; }

bool mod_self(const struct arguments *args, const struct type *type,
              struct value_custom **out) {
    value self = args->at[0];
    if (value_is_pointer(self) && value_type_of(self) == type) {
        *out = value_pointer(self);
        return true;
    }
    return value_raise(&value_type_TypeError,
                       "descriptor requires a '%q' object but received a '%t'",
                       type->name, self);
}

bool mod_length(value v, uint32_t *out) {
    value method, length;
    int64_t n;
    value plain = value_unwrap(v);
    if (value_is_str(plain)) {
        *out = value_str_length(plain);
        return true;
    }
    if (!value_state.upcalls->special(v, SYM___len__, &method))
        return false;
    if (method == VALUE_UNSET) {
        const struct type_hooks *hooks = value_type_of(plain)->hooks;
        if (hooks != NULL && hooks->length != NULL)
            return hooks->length(plain, out);
        return value_raise(&value_type_TypeError,
                           "object of type '%t' has no len()", v);
    }
    if (!vm_call(method, 0, NULL, &length) || !value_to_int64(length, &n))
        return false;
    *out = (uint32_t)n;
    return (n >= 0 && n <= UINT32_MAX) ||
           value_raise(&value_type_ValueError, "__len__() should return >= 0");
}
