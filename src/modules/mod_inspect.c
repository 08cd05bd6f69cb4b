/* SPDX-License-Identifier: MIT */
/* Module _inspect: what `inspect`, `traceback` and `warnings` ask that no
 * attribute tells. Attributes of code objects instead would cost flash on
 * chips, where nobody asks. */
#include "modules/modules.h"
#include "vm/frame.h"

/* (positional-only, positional with those, keyword-only, flags) */
static bool shape(struct arguments *args, value *out) {
    value v = args->at[0];
    if (!value_is_kind(v, KIND_FUNCTION))
        return value_raise(&value_type_TypeError, "%t is no function", v);
    const struct vm_function *f = value_pointer(v);
    const struct code *code = slot_pointer(&f->code);
    const value items[4] = {value_from_int48(code->positional_only),
                            value_from_int48(code->positional),
                            value_from_int48(code->keyword_only),
                            value_from_int48(code->flags)};
    return value_tuple_new(4, items, out);
}

/* The frames below the caller of this, the innermost last, as (file, line,
 * function). F2: where a frame waits stands in its pc. */
static bool frames(struct arguments *args, value *out) {
    const struct context *ctx = value_context();
    value entry;
    (void)args;
    if (!value_list_new(0, NULL, out))
        return false;
    for (const struct frame *f = ctx->frames; f <= ctx->frame; f++) {
        if (f->code == NULL)
            continue;
        uint32_t word = (uint32_t)(f->pc - f->code->words) - 1;
        const value items[3] = {slot_load(&f->code->file),
                                value_from_int48(code_line(f->code, word)),
                                slot_load(&f->code->name)};
        if (!value_tuple_new(3, items, &entry) ||
            !value_list_append(*out, entry))
            return false;
    }
    return true;
}

NATIVE(shape, SYM_shape, 1, 1, 0);
NATIVE(frames, SYM_frames, 0, 0, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_frames, frames),
    MEMBER_FUNCTION(SYM_shape, shape),
};

MOD_MODULE(_inspect, members);
