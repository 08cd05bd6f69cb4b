/* SPDX-License-Identifier: MIT */
/* Module _inspect: what `inspect`, `traceback` and `warnings` ask that no
 * attribute tells. Attributes of code objects instead would cost flash on
 * chips, where nobody asks. */
#include "modules/modules.h"
#include "vm/trace.h"

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

/* columns(traceback): (first, end or None) of the source that stands there, in
 * bytes of its line; None if they are not known. */
static bool columns(struct arguments *args, value *out) {
    const struct vm_trace *t = vm_trace_of(args->at[0]);
    uint32_t found[2];
    *out = VALUE_NONE;
    if (t == NULL || !code_columns(vm_trace_code(t), t->word, found))
        return true;
    const value items[2] = {
        value_from_int48(found[0]),
        found[1] == CODE_LINE_END ? VALUE_NONE : value_from_int48(found[1])};
    return value_tuple_new(2, items, out);
}

/* carets(line, first, end or None): what stands under the line, or "". */
static bool carets(struct arguments *args, value *out) {
    struct value_builder b;
    uint32_t found[2] = {0, CODE_LINE_END};
    for (uint32_t i = 0; i < 2; i++) {
        if (value_is_int48(args->at[i + 1]))
            found[i] = (uint32_t)value_int48(args->at[i + 1]);
    }
    value_builder_init(&b);
    if (!value_is_str(args->at[0]))
        return value_raise(&value_type_TypeError, "a line must be a str");
    return vm_trace_carets(args->at[0], found, true, &b.sink) &&
           value_builder_str(&b, out);
}

NATIVE(carets, SYM_carets, 3, 3, NATIVE_TASK_ONLY);
NATIVE(columns, SYM_columns, 1, 1, 0);
NATIVE(shape, SYM_shape, 1, 1, 0);
NATIVE(frames, SYM_frames, 0, 0, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_carets, carets),
    MEMBER_FUNCTION(SYM_columns, columns),
    MEMBER_FUNCTION(SYM_frames, frames),
    MEMBER_FUNCTION(SYM_shape, shape),
};

MOD_MODULE(_inspect, members);
