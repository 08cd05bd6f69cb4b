/* SPDX-License-Identifier: MIT */
/* Start-up, safepoints, and what the layers below call back. */
#include "vm/gather.h"

#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"

/* Values that C code may put above a window without asking. */
#define STACK_MARGIN 16

/* Depth of C builtins that call back, unless the board says otherwise. */
#define TASK_REENTRY 100
#define HANDLER_REENTRY 2

struct vm_state vm_state;

/* --- what value asks --- */

static uint32_t identity_hash(value v) {
    uint64_t bits = v >> 3;
    uint32_t h = (uint32_t)(bits ^ bits >> 32) * 0x9E3779B1u;
    return h ^ h >> 16;
}

static bool hash(value v, uint32_t *out) {
    const struct type *type = value_type_of(v);
    value callable, self, result;
    value method = vm_defined(type, SYM___hash__);
    if (method == VALUE_NONE)
        return value_raise(&value_type_TypeError, "unhashable type: '%t'", v);
    if (method != VALUE_UNSET &&
        vm_special(v, SYM___hash__, &callable, &self)) {
        if (!vm_tail(callable, self, VALUE_UNSET, VALUE_UNSET, &result) ||
            !vm_settle(value_context(), 0, &result))
            return false;
        if (!value_is_int(result))
            return value_raise(&value_type_TypeError,
                               "__hash__ method should return an integer");
        *out = value_number_hash(result);
        return true;
    }
    if (type->flags & TYPE_WRAPS)
        return value_hash(value_unwrap(v), out);
    *out = identity_hash(v);
    return true;
}

static bool truth_of(enum value_compare op, value a, value b, bool *out) {
    value v;
    return vm_compare(op, a, b, &v) && vm_is_true(v, out);
}

static bool equal(value a, value b, bool *out) {
    return truth_of(VALUE_EQ, a, b, out);
}

static bool less(value a, value b, bool *out) {
    return truth_of(VALUE_LT, a, b, out);
}

static bool text(value v, uint32_t method, value *out) {
    const struct type *type = value_type_of(v);
    uint32_t name = method;
    if (vm_defined(type, name) == VALUE_UNSET)
        name = SYM___repr__;
    if (vm_defined(type, name) == VALUE_UNSET ||
        (name != method &&
         (value_is_str(value_unwrap(v)) || (type->flags & TYPE_EXCEPTION)))) {
        *out = VALUE_UNSET;
        return true;
    }
    if (!vm_text_call(v, name, VALUE_UNSET, out))
        return value_raise(&value_type_TypeError,
                           "'NoneType' object is not callable");
    return vm_settle(value_context(), 0, out);
}

static bool special(value v, uint32_t name, value *out) {
    const struct type *owner;
    value callable, self;
    *out = VALUE_UNSET;
    if (value_type_lookup(value_type_of(v), name, &owner) == VALUE_UNSET ||
        owner == &value_type_object || !vm_special(v, name, &callable, &self))
        return true;
    *out = callable;
    return self == VALUE_UNSET || value_bound_new(callable, self, out);
}

static bool format(value v, value spec, value *out) {
    *out = VALUE_UNSET;
    return !vm_text_call(v, SYM___format__, spec, out) ||
           vm_settle(value_context(), 0, out);
}

static bool gather(value iterable, value then, value self, value *out) {
    value iterator;
    struct vm_gathering g = {
        .what = GATHER_CALL, .argument = then, .other = self};
    *out = VALUE_UNSET;
    if (then == VALUE_UNSET && !vm_gathers(iterable))
        return true;
    if (!vm_iter(iterable, &iterator))
        return vm_refused();
    if (then == VALUE_UNSET) {
        g.what = GATHER_EXTEND;
        g.result = self;
    } else if (!value_list_new(0, NULL, &g.result)) {
        return false;
    }
    return vm_gather(&g, iterator, out);
}

static bool work_unit(void) { return vm_safepoint_inside(value_context()); }

static const struct value_upcalls upcalls = {
    .hash = hash,
    .equal = equal,
    .less = less,
    .text = text,
    .call = vm_call,
    .iterate = vm_iterate,
    .next = vm_next,
    .gather = gather,
    .special = special,
    .attribute = vm_load_attribute,
    .subscript = vm_subscript,
    .format = format,
    .work_unit = work_unit,
    .is_builtin = vm_is_builtin,
};

/* --- start-up --- */

static void init_context(const struct vm_memory *memory, uint8_t level) {
    struct context *ctx = &vm_state.context[level];
    memset(ctx, 0, sizeof *ctx);
    ctx->exception = VALUE_UNSET;
    ctx->handled = VALUE_NONE;
    ctx->memory_error = VALUE_NONE;
    ctx->tail[0] = ctx->tail[1] = VALUE_UNSET;
    ctx->stack = ctx->stack_top = memory->stack[level];
    ctx->stack_limit = ctx->stack;
    if (memory->stack_values[level] > STACK_MARGIN)
        ctx->stack_limit += memory->stack_values[level] - STACK_MARGIN;
    for (uint32_t i = 0; i < memory->stack_values[level]; i++)
        ctx->stack[i] = VALUE_UNSET;
    ctx->frames = ctx->scanned = memory->frames[level];
    if (ctx->frames != NULL) { /* else nothing ever runs on this level */
        ctx->frame = ctx->frames - 1;
        ctx->frame_limit = ctx->frames + memory->frame_count[level];
    }
    ctx->c_stack_low = memory->c_stack_low[level];
    ctx->c_stack_high = memory->c_stack_high[level];
    ctx->level = level;
    ctx->reentry_limit = memory->reentry_limit[level];
    if (ctx->reentry_limit == 0)
        ctx->reentry_limit = level == 0 ? TASK_REENTRY : HANDLER_REENTRY;
}

static bool make_memory_errors(void) {
    value none, type = value_from_static(&value_type_MemoryError);
    if (!value_tuple_new(0, NULL, &none))
        return false;
    for (uint32_t i = 0; i < BASE_LEVELS; i++)
        if (!value_exception_new(type, none, &vm_state.context[i].memory_error))
            return false;
    return true;
}

bool vm_init(const struct vm_memory *memory) {
    memset(&vm_state, 0, sizeof vm_state);
    for (uint8_t i = 0; i < BASE_LEVELS; i++)
        init_context(memory, i);
    value_state.context = &vm_state.context[0];
    value_state.upcalls = &upcalls;
    vm_state.modules = vm_state.builtins = VALUE_NONE;
    vm_state.path = vm_state.argv = VALUE_NONE;
    vm_roots_init();
    if (!value_symbols_init() || !make_memory_errors() ||
        !value_dict_new(8, &vm_state.modules) ||
        !value_dict_new(0, &vm_state.builtins))
        return false;
    value_dict_set_namespace(vm_state.builtins);
    return value_list_new(0, NULL, &vm_state.path) &&
           value_list_new(0, NULL, &vm_state.argv);
}

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

/* --- running --- */

bool vm_run_code(value code, value globals, value locals, value *out) {
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

/* __del__ of what was found dead; its errors are nobody's. */
static void finalize(struct context *ctx) {
    void *object;
    value v, ignored = ctx->exception;
    if (vm_state.finalizing)
        return;
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

static bool run_waiting(struct context *ctx) {
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
static bool run_quietly(struct context *ctx) {
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
    bool calm = ctx->exception == VALUE_UNSET;
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

/* Any task code may run, in the midst of a builtin that has a tail call
 * prepared, with arguments in the margin above the stack's top, and containers
 * half printed. */
static bool task_safepoint(struct context *ctx,
                           bool (*run)(struct context *ctx),
                           void (*collector)(void)) {
    value tail[2] = {ctx->tail[0], ctx->tail[1]};
    value *top = ctx->stack_top;
    uint32_t count = ctx->tail_count, how = ctx->tail_how;
    uint8_t kept = ctx->tail_kept;
    const struct value_printing *printing = ctx->printing;
    ctx->stack_top = top + STACK_MARGIN;
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

static bool is_wanted_inside(void) {
    return heap_state.safepoint == 1; /* not HEAP_BEGIN_DUE */
}

void vm_pause(void) {
    struct context *ctx = value_context();
    if (ctx->level == 0 && is_wanted_inside())
        (void)task_safepoint(ctx, run_quietly, heap_work_inside);
}

bool vm_safepoint(struct context *ctx) {
    /* M3: collector and events are the task's */
    return ctx->level != 0 || task_safepoint(ctx, run_waiting, heap_work);
}

bool vm_safepoint_inside(struct context *ctx) {
    return ctx->level != 0 || !is_wanted_inside() ||
           task_safepoint(ctx, run_waiting, heap_work_inside);
}
