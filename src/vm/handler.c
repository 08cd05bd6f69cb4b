/* SPDX-License-Identifier: MIT */
/* The way into a hard handler. A handler comes to a level whose stacks are
 * empty, and whether it is a function of one plain parameter is known when it
 * is armed; so nothing is checked on the way in: its frame is the first of
 * the level and the loop begins at once. Whatever else is callable goes by
 * vm_call.
 */
#include "vm/cache.h"
#include "vm/unpack.h"

void vm_run_handler(uint8_t level, value callable, uint32_t count,
                    const value *args, value *failure) {
    struct context *outer = value_state.context;
    value ignored;
    value_state.context = &vm_state.context[level];
    bool ok = vm_call(callable, count, args, &ignored);
    *failure = ok ? VALUE_UNSET : value_take_exception();
    value_state.context = outer;
}

/* An event may wait in the ring of another level than its source's new one,
 * so each has to have the room. */
static bool fits(const struct code *code) {
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        const struct context *ctx = &vm_state.context[level];
        if (ctx->frames == NULL) /* nothing ever runs there */
            continue;
        if (ctx->stack + code->registers > ctx->stack_limit ||
            ctx->frames >= ctx->frame_limit)
            return false;
    }
    return true;
}

COLD const struct header *vm_handler_entry(value callable, value argument) {
    value given[2];
    uint32_t count = 0;
    value f = callable;
    if (value_is_kind(f, KIND_BOUND_METHOD)) {
        const struct vm_bound *bound = value_pointer(f);
        given[count++] = slot_load(&bound->self);
        f = slot_load(&bound->function);
    }
    given[count++] = argument;
    if (!value_is_kind(f, KIND_FUNCTION))
        return NULL;
    struct vm_function *function = value_pointer(f);
    if (!vm_unpack(function)) {
        (void)value_take_exception(); /* it comes again, at the first event */
        return NULL;
    }
    const struct code *code = slot_pointer(&function->code);
    vm_warm(function, given, count);
    if (!(code->flags & CODE_SIMPLE) || code->positional != count ||
        !fits(code))
        return NULL;
    return value_pointer(callable);
}

/* The level's first frame, its registers filled. */
static inline struct frame *first_frame(struct context *ctx,
                                        const struct header *entry,
                                        const struct slot *argument) {
    value *base = ctx->stack, *to = base;
    if (entry->kind == KIND_BOUND_METHOD) {
        const struct vm_bound *bound = (const void *)entry;
        *to++ = slot_load(&bound->self);
        entry = slot_pointer(&bound->function);
    }
    *to++ = slot_load(argument);
    struct vm_function *function = (void *)(uintptr_t)entry;
    struct frame *f = ctx->frames;
    f->function = function;
    struct code *code = slot_pointer(&function->code);
    f->code = code;
    f->pc = code->words;
    f->base = base;
    f->how = RESUME_EXIT;
    for (value *end = base + code->locals; to < end;)
        *to++ = VALUE_UNSET;
    ctx->stack_top = base + code->registers;
    return f;
}

/* M3: the stacks are left as empty as they were found. */
value vm_enter_handler(uint8_t level, const struct header *entry,
                       const struct slot *argument) {
    struct context *ctx = &vm_state.context[level];
    struct context *outer = value_state.context;
    value failure = VALUE_UNSET;
    __asm__("" : "+r"(ctx)); /* gcc would compute it again for each use */
    struct frame *f = first_frame(ctx, entry, argument);
    ctx->frame = f;
    ctx->reentry = 1;
    value_state.context = ctx;
    if (UNLIKELY(!vm_execute(ctx, f - 1, true)))
        failure = value_take_exception();
    ctx->tail[0] = VALUE_UNSET;
    ctx->stack_top = ctx->stack;
    ctx->reentry = 0;
    value_state.context = outer;
    return failure;
}
