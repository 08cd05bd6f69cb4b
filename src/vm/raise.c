/* SPDX-License-Identifier: MIT */
/* Unwinding: from a pending exception to the handler that takes it. The
 * tables of a code are searched innermost first; a frame without a handler
 * is popped, and what waited for its result may take the exception in its
 * stead (the end of an iteration, a missing attribute).
 */
#include "vm/state.h"
#include "vm/trace.h"

#include "value/symbol.h"

static void note(struct context *ctx, struct frame *f) {
    if (f->how & FRAME_AGAIN) {
        f->how &= ~(uint32_t)FRAME_AGAIN;
        return;
    }
    if (ISA_FULL) {
        vm_trace_add(ctx, f);
        return;
    }
    uint32_t line = code_line(f->code, (uint32_t)(f->pc - f->code->words) - 1);
    value_traceback_add(ctx->exception, slot_load(&f->code->file), line,
                        slot_load(&f->code->name));
}

static bool find_handler(struct context *ctx, struct frame *f) {
    const struct code *code = f->code;
    uint32_t at = (uint32_t)(f->pc - code->words) - 1;
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct code_handler *h = &code->handlers[i];
        if (at < h->start || at >= h->end)
            continue;
        f->base[h->a] = ctx->exception;
        f->pc = code->words + h->target;
        ctx->exception = VALUE_UNSET;
        ctx->stack_top = frame_top(f);
        return true;
    }
    return false;
}

bool vm_take_stop(value *out) {
    if (!value_pending_is(&value_type_StopIteration))
        return false;
    const struct value_exception *e = value_pointer(value_take_exception());
    value args = slot_load(&e->args);
    *out = value_tuple_length(args) != 0 ? value_tuple_at(args, 0) : VALUE_NONE;
    return true;
}

/* Hands the pending exception to the one who waits, if it takes it. */
static bool taken(struct context *ctx, uint32_t how, uint32_t word, bool *ok) {
    value v;
    if ((how & HOW_STOPS) && vm_take_stop(&v)) {
        *ok = vm_deliver_stop(ctx, how, word, v);
        return true;
    }
    if ((how & HOW_CATCHES) && value_pending_is(&value_type_AttributeError)) {
        value ignored = value_take_exception();
        (void)ignored;
        *ok = vm_deliver(ctx, how, word, VALUE_UNSET);
        return true;
    }
    return false;
}

bool vm_catch(struct context *ctx, uint32_t how, uint32_t word) {
    bool ok = false;
    return taken(ctx, how, word, &ok) && ok;
}

/* Before a frame is left, 1,500 cycles each, others may run: to them nothing is
 * pending. Behind it arguments of C code that waits may lie above the top. */
static void rest(struct context *ctx) {
    value pending = ctx->exception;
    ctx->exception = VALUE_UNSET;
    value_rest();
    ctx->exception = pending;
}

bool vm_unwind(struct context *ctx) {
    for (;;) {
        struct frame *f = ctx->frame;
        bool ok;
        if (f->code != NULL) {
            note(ctx, f);
            if (find_handler(ctx, f))
                return true;
        }
        uint32_t how = f->how, word = f->word;
        rest(ctx);
        if (how & FRAME_GENERATOR)
            vm_generator_left(f->generator);
        vm_pop(ctx);
        if (taken(ctx, how, word, &ok)) {
            if (ok)
                return true;
            continue;
        }
        if ((how & 0xFFu) == RESUME_EXIT)
            return false;
    }
}
