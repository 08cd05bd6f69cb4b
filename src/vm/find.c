/* SPDX-License-Identifier: MIT */
/* Attributes for C code: for functions that wait, and for getattr and hasattr,
 * which leave a relay behind. Either tries what the classes have, and then
 * __getattr__, to which an AttributeError of a property leads too.
 */
#include "vm/builtin.h"

struct search {
    value object;
    value name;
    value fallback; /* UNSET: AttributeError; STOP: asked is whether it is */
    value last;     /* True: __getattr__ is being asked */
};

/* What becomes of an AttributeError of the call under way. */
static uint32_t how_of(const struct search *s) {
    bool more = s->last == VALUE_FALSE &&
                (value_type_of(s->object)->flags & TYPE_GETATTR) != 0;
    return more || s->fallback != VALUE_UNSET
               ? RESUME_GETATTR | (uint32_t)HOW_CATCHES
               : (uint32_t)RESUME_GETATTR;
}

/* With what has been found, UNSET if nothing: the result, or VALUE_TAIL. */
static bool go_on(struct search *s, value found, value *out) {
    uint32_t name = value_symbol_number(s->name);
    if (found == VALUE_UNSET && s->last == VALUE_FALSE) {
        s->last = VALUE_TRUE;
        if (!vm_attribute_missing(s->object, name, &found))
            return false;
    }
    *out = found;
    if (found == VALUE_TAIL)
        return true;
    if (s->fallback == VALUE_STOP)
        *out = value_from_bool(found != VALUE_UNSET);
    else if (found == VALUE_UNSET)
        *out = s->fallback;
    return *out != VALUE_UNSET || vm_attribute_error(s->object, name);
}

static bool begin(struct search *s, value *out) {
    value found;
    if (!value_poll())
        return false;
    if (!vm_attribute_first(s->object, value_symbol_number(s->name), &found)) {
        if (!(how_of(s) & HOW_CATCHES) ||
            !value_pending_is(&value_type_AttributeError))
            return false;
        found = value_take_exception();
        found = VALUE_UNSET;
    }
    if (!go_on(s, found, out))
        return false;
    if (*out == VALUE_TAIL)
        vm_tail_through(how_of(s), sizeof *s / sizeof(value),
                        (const value *)(const void *)s);
    return true;
}

enum vm_filtered vm_filter_attribute(struct context *ctx, value *v) {
    struct search *s = (void *)ctx->frame->base;
    value out;
    if (!go_on(s, *v, &out))
        return FILTER_RAISED;
    *v = out;
    if (out != VALUE_TAIL)
        return FILTER_VALUE;
    return vm_invoke_tail(ctx, how_of(s), 0) ? FILTER_DONE : FILTER_RAISED;
}

static bool search(value v, value name, value fallback, value *out) {
    struct search s = {v, VALUE_UNSET, fallback, VALUE_FALSE};
    if (!value_is_str(value_unwrap(name)))
        return value_raise(&value_type_TypeError,
                           "attribute name must be string, not '%t'", name);
    uint32_t symbol = value_name_of(value_unwrap(name));
    s.name = value_from_symbol(symbol);
    return symbol != UINT32_MAX && begin(&s, out);
}

bool vm_builtin_getattr(struct arguments *args, value *out) {
    value fallback = args->count > 2 ? args->at[2] : VALUE_UNSET;
    return search(args->at[0], args->at[1], fallback, out);
}

bool vm_builtin_hasattr(struct arguments *args, value *out) {
    return search(args->at[0], args->at[1], VALUE_STOP, out);
}

/* --- for C code that waits --- */

static bool wait(value v, uint32_t name, value fallback, value *out) {
    struct search s = {v, value_from_symbol(name), fallback, VALUE_FALSE};
    return begin(&s, out) && vm_settle(value_context(), 0, out);
}

bool vm_find_attribute(value v, uint32_t name, value *out) {
    if (!wait(v, name, VM_DELIVERED, out)) /* which no attribute is */
        return false;
    if (*out == VM_DELIVERED)
        *out = VALUE_UNSET;
    return true;
}

bool vm_load_attribute(value v, uint32_t name, value *out) {
    return wait(v, name, VALUE_UNSET, out);
}

bool vm_store_attribute(value self, uint32_t name, value v) {
    value ignored;
    return vm_attribute_store(self, name, v, &ignored) &&
           vm_settle(value_context(), 0, &ignored);
}
