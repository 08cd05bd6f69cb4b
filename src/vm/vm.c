/* SPDX-License-Identifier: MIT */
/* Hooks of other folders, and safepoints. */
#include "vm/state.h"

#include "value/symbol.h"

/* Room on the stacks for __del__ and what it calls. */
#define FINALIZER_VALUES 64
#define FINALIZER_FRAMES 4

struct vm_state vm_state;

void vm_set_pending(vm_pending_function pending) { vm_state.pending = pending; }

void vm_set_collector(vm_collector_function collector) {
    vm_state.collector = collector;
}

void vm_set_output(struct value_sink *sink) { vm_state.output = sink; }

void vm_set_source_line(vm_source_line hook) { vm_state.source_line = hook; }

void vm_set_compile(vm_compile_function compile) { vm_state.compile = compile; }

void vm_set_stress(uint32_t units) {
    vm_state.stress = units;
    heap_state.safepoint = 1;
}

value vm_modules(void) { return vm_state.modules; }

value vm_path(void) { return vm_state.path; }

value vm_argv(void) { return vm_state.argv; }

value vm_added_builtins(void) { return vm_state.builtins; }

/* --- running --- */

COLD bool vm_run_code(value code, value globals, value locals, value *out) {
    const struct code *c = value_pointer(code);
    value function;
    if (!vm_function_new(code, globals, &function))
        return false;
    if (!(c->flags & CODE_NAMESPACE))
        return vm_call(function, 0, NULL, out);
    if (locals == VALUE_UNSET)
        locals = globals;
    return vm_call(function, 1, &locals, out);
}

/* --- safepoints --- */

void vm_request_safepoint(void) {
    vm_state.pending_wanted = 1;
    heap_state.safepoint = 1;
}

void vm_interrupt(void) {
    vm_state.interrupted = 1;
    heap_state.safepoint = 1;
}

/* Is there room for a __del__ that calls a little? Where recursion is about to
 * end, its call would fail and be lost. */
static bool has_room_to_finalize(const struct context *ctx) {
    return ctx->stack_limit - ctx->stack_top >= FINALIZER_VALUES &&
           ctx->frame_limit - ctx->frame > FINALIZER_FRAMES;
}

/* __del__ of what was found dead; its errors are nobody's. */
static COLD void finalize(struct context *ctx) {
    void *object;
    value v, ignored = ctx->exception;
    if (vm_state.finalizing || !heap_finalizer_waits())
        return;
    if (!has_room_to_finalize(ctx)) {
        heap_state.safepoint = 1; /* until the stacks are shorter */
        return;
    }
    vm_state.finalizing = true;
    while ((object = heap_next_finalizer()) != NULL) {
        v = value_from_pointer(object);
        if (vm_special_call(v, SYM___del__, VALUE_UNSET, VALUE_UNSET,
                            &ignored) &&
            !vm_settle(ctx, 0, &ignored))
            ignored = value_take_exception();
    }
    vm_state.finalizing = false;
}

static bool run_pending(void) {
    if (!vm_state.pending_wanted)
        return true;
    vm_state.pending_wanted = 0;
    return vm_state.pending == NULL || vm_state.pending();
}

static COLD bool run_waiting(struct context *ctx) {
    finalize(ctx);
    if (vm_state.interrupted) {
        vm_state.interrupted = 0;
        heap_state.safepoint = 1; /* for what else waits */
        return value_raise_value(&value_type_KeyboardInterrupt, VALUE_UNSET);
    }
    return run_pending();
}

/* An allocation cannot raise: Ctrl-C and finalizers wait for the next
 * safepoint, and an error of the output is dropped. */
static COLD bool run_quietly(struct context *ctx) {
    (void)ctx;
    if (!run_pending())
        (void)value_take_exception();
    if (vm_state.interrupted || heap_finalizer_waits())
        heap_state.safepoint = 1;
    return true;
}

/* What has waited for this place runs before the collector, without a step of
 * its own until it allocates; what comes during the step, behind it. Steps that
 * are due are not forgotten: the collector looks by itself. */
static bool run_around(struct context *ctx, bool (*run)(struct context *ctx),
                       void (*collector)(void)) {
    bool calm =
        ctx->exception == VALUE_UNSET && ctx->stack_top <= ctx->stack_limit;
    if (calm && vm_state.pending_wanted) {
        heap_state.safepoint = 0;
        if (!run(ctx)) {
            heap_state.safepoint = 1;
            return false;
        }
    }
    if (vm_state.collector != NULL)
        vm_state.collector(collector);
    else
        collector();
    if (vm_state.stress != 0) {
        (void)heap_step(vm_state.stress);
        heap_state.safepoint = 1;
    }
    if (calm)
        return run(ctx);
    heap_state.safepoint = 1; /* X2: not now, but soon */
    return true;
}

/* Any task code may run, from `free` on upwards, in the midst of a builtin that
 * has a tail call prepared, and containers half printed. */
static COLD bool task_safepoint(struct context *ctx, value *free,
                                bool (*run)(struct context *ctx),
                                void (*collector)(void)) {
    value tail[2] = {ctx->tail[0], ctx->tail[1]};
    value *top = ctx->stack_top;
    uint32_t count = ctx->tail_count, how = ctx->tail_how;
    uint8_t kept = ctx->tail_kept;
    const struct value_printing *printing = ctx->printing;
    ctx->stack_top = free;
    ctx->printing = NULL;
    bool ok = run_around(ctx, run, collector);
    ctx->printing = printing;
    ctx->tail_count = count;
    ctx->tail_how = how;
    ctx->tail_kept = kept;
    ctx->stack_top = top;
    ctx->tail[0] = tail[0];
    ctx->tail[1] = tail[1];
    return ok;
}

/* Above what C code has put above the stack's top: in its margin, or as the
 * window of a call. Beyond the stack's limit nothing but the collector runs. */
static value *above_all(const struct context *ctx) {
    value *top = ctx->stack_top, *end = ctx->window_end;
    return (end > top ? end : top) + VM_STACK_MARGIN;
}

void vm_forget_above(value *from) {
    const value *end = above_all(value_context());
    while (from < end)
        *from++ = VALUE_UNSET;
}

static bool is_wanted_inside(void) {
    return heap_state.safepoint == 1; /* not HEAP_BEGIN_DUE */
}

void vm_pause(void) {
    struct context *ctx = value_context();
    if (ctx->level == 0 && is_wanted_inside())
        (void)task_safepoint(ctx, above_all(ctx), run_quietly,
                             heap_work_inside);
}

bool vm_safepoint(struct context *ctx) {
    /* M3: collector and events are the task's */
    return ctx->level != 0 ||
           task_safepoint(ctx, ctx->stack_top, run_waiting, heap_work);
}

bool vm_safepoint_inside(struct context *ctx) {
    return ctx->level != 0 || !is_wanted_inside() ||
           task_safepoint(ctx, above_all(ctx), run_waiting, heap_work_inside);
}
