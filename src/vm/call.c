/* SPDX-License-Identifier: MIT */
/* Calls: from a window on the value stack to a frame, or to a native whose
 * result is delivered at once. What waits for a result is a code, never a C
 * function, so a dunder method runs in the same loop as its caller (M1).
 * Where C code cannot wait (a sort key, an item of an iterable) vm_settle
 * runs a loop of its own, counted by context.reentry.
 */
#include "vm/state.h"
#include "vm/unpack.h"

#include "value/member.h"
#include "value/symbol.h"

bool vm_room(struct context *ctx, uint32_t count) {
    return LIKELY(ctx->stack_limit - ctx->stack_top >= (ptrdiff_t)count) ||
           value_raise_depth();
}

/* Puts `self` in front of the arguments, behind a self that is there. */
static void prepend(struct vm_call *call, value self) {
    value *w = call->window;
    if (w[1] != VALUE_UNSET) {
        uint32_t values = call->count + 2 * call->keywords;
        memmove(w + 3, w + 2, values * sizeof *w);
        w[2] = w[1];
        call->count++;
    }
    w[1] = self;
}

static struct frame *push(struct context *ctx, const struct vm_call *call,
                          value *base, value *top) {
    if (UNLIKELY(top > ctx->stack_limit || ctx->frame + 1 >= ctx->frame_limit))
        return NULL;
    struct frame *f = ctx->frame + 1;
    f->base = base;
    f->how = call->how;
    f->word = call->word;
    f->generator = NULL;
    f->handled = VALUE_NONE;
    ctx->stack_top = top;
    return f;
}

static COLD value *push_relay(struct context *ctx, const struct vm_call *call,
                              value *base, uint32_t count) {
    struct frame *f = push(ctx, call, base, base + count);
    if (f == NULL) {
        bool raised = value_raise_depth();
        (void)raised;
        return NULL;
    }
    f->code = NULL;
    f->pc = NULL;
    f->relay_top = base + count;
    for (uint32_t i = 0; i < count; i++)
        base[i] = VALUE_UNSET;
    ctx->frame = f;
    return base;
}

value *vm_push_relay(struct context *ctx, const struct vm_call *call,
                     uint32_t count) {
    value *base = call->window + 2 + call->count + 2 * call->keywords;
    if (base < ctx->stack_top)
        base = ctx->stack_top;
    return push_relay(ctx, call, base, count);
}

COLD value *vm_relay_under(struct context *ctx, struct vm_call *call,
                           uint32_t count) {
    uint32_t values = 2 + call->count + 2 * call->keywords;
    value *relay = vm_push_relay(ctx, call, count);
    if (relay == NULL || !vm_room(ctx, values))
        return NULL;
    memcpy(ctx->stack_top, call->window, values * sizeof *relay);
    call->window = ctx->stack_top;
    return relay;
}

/* Registers that the arguments have filled. */
static uint32_t parameters(const struct code *code) {
    if (code->flags & CODE_NAMESPACE)
        return 1;
    return (uint32_t)code->positional + code->keyword_only +
           ((code->flags & CODE_VARARGS) != 0) +
           ((code->flags & CODE_VARKEYWORDS) != 0);
}

static bool invoke_function(struct context *ctx, struct vm_call *call,
                            struct vm_function *function) {
    if (!vm_unpack(function))
        return false;
    const struct code *code = slot_pointer(&function->code);
    bool method = call->window[1] != VALUE_UNSET;
    value *base = call->window + (method ? 1 : 2);
    uint32_t count = call->count + (method ? 1 : 0);
    if (!(code->flags & CODE_NAMESPACE) &&
        (!(code->flags & CODE_SIMPLE) || count != code->positional ||
         call->keywords != 0)) {
        if (!vm_bind(ctx, function, base, count, call->keywords))
            return false;
    }
    value *top = ctx->stack_top;
    struct frame *f = push(ctx, call, base, base + code->registers);
    if (f == NULL)
        return value_raise_depth();
    for (uint32_t i = parameters(code); i < code->locals; i++)
        base[i] = VALUE_UNSET;
    if (code->flags & (CODE_GENERATOR | CODE_COROUTINE)) {
        value generator;
        bool ok = vm_generator_new(function, base, &generator);
        ctx->stack_top = top; /* F1: no frame was entered */
        return ok && vm_deliver(ctx, call->how, call->word, generator);
    }
    f->code = slot_pointer(&function->code);
    f->function = function;
    f->pc = code->words;
    ctx->frame = f;
    return true;
}

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* As CPython words it for functions in C. */
static COLD bool native_count_error(const struct native *n, value self,
                                    uint32_t count) {
    uint32_t bound = n->flags & (NATIVE_METHOD | NATIVE_CLASS) ? 1 : 0;
    uint32_t least = n->minimum - (n->minimum >= bound ? bound : 0);
    uint32_t most = n->maximum - bound;
    count -= count >= bound ? bound : 0;
    if (least == most && least <= 1 && bound != 0 && self != VALUE_UNSET)
        return value_raise_type_text(
            least == 0 ? BASE_TEXT_OF("%t.%q() takes no arguments (%u given)")
                       : BASE_TEXT_OF("%t.%q() takes exactly one argument "
                                      "(%u given)"),
            self, value_native_name(n), count);
    if (least == most && least <= 1)
        return value_raise_type_text(
            least == 0 ? BASE_TEXT_OF("%q() takes no arguments (%u given)")
                       : BASE_TEXT_OF("%q() takes exactly one argument "
                                      "(%u given)"),
            value_native_name(n), count);
    if (least == most)
        return value_raise(&value_type_TypeError,
                           "%q expected %u arguments, got %u",
                           value_native_name(n), least, count);
    uint32_t limit = count < least ? least : most;
    return value_raise(&value_type_TypeError,
                       "%q expected at %s %u argument%s, got %u",
                       value_native_name(n), count < least ? "least" : "most",
                       limit, plural(limit), count);
}

bool vm_native_refuses(const struct native *n, const struct arguments *args) {
    value self = args->count != 0 ? args->at[0] : VALUE_UNSET;
    if (args->keywords != 0 && !(n->flags & NATIVE_KEYWORDS))
        return !value_raise(&value_type_TypeError,
                            "%q() takes no keyword arguments",
                            value_native_name(n));
    if (args->count < n->minimum ||
        (args->count > n->maximum && n->maximum != 255))
        return !native_count_error(n, self, args->count);
    if ((n->flags & NATIVE_TASK_ONLY) && value_context()->level != 0)
        return !value_raise(&value_type_RuntimeError,
                            "%q() is not for hard handlers",
                            value_native_name(n));
    return false;
}

static bool finish_native(struct context *ctx, const struct vm_call *call,
                          value *top, value v) {
    if (UNLIKELY(v == VALUE_TAIL))
        return vm_invoke_tail(ctx, call->how, call->word);
    ctx->stack_top = top;
    return vm_deliver(ctx, call->how, call->word, v);
}

/* Arguments of a call in C, and stack_top above them. */
static struct arguments arguments_of(struct context *ctx,
                                     const struct vm_call *call) {
    bool method = call->window[1] != VALUE_UNSET;
    struct arguments args = {call->window + (method ? 1 : 2),
                             call->count + (method ? 1 : 0), call->keywords};
    value *end = args.at + args.count + 2 * args.keywords;
    if (end > ctx->stack_top)
        ctx->stack_top = end;
    return args;
}

static bool invoke_native(struct context *ctx, struct vm_call *call,
                          const struct native *native) {
    value v, *top = ctx->stack_top;
    struct vm_native_call whole = {arguments_of(ctx, call), ctx, call};
    struct frame *frame = ctx->frame;
    if (vm_native_refuses(native, &whole.args) || !value_check_stack() ||
        !native->call(&whole.args, &v)) {
        if (ctx->frame == frame) /* else it has pushed one, and failed there */
            ctx->stack_top = top;
        return false;
    }
    if (v == VM_DELIVERED) {
        if (ctx->frame == frame)
            ctx->stack_top = top;
        return true;
    }
    return finish_native(ctx, call, top, v);
}

static bool invoke_hook(struct context *ctx, struct vm_call *call, value f,
                        const struct type *type) {
    value v, *top = ctx->stack_top;
    struct arguments args = arguments_of(ctx, call);
    if (!type->hooks->call(f, &args, &v)) {
        ctx->stack_top = top;
        return false;
    }
    return finish_native(ctx, call, top, v);
}

/* list.append(x, 1): is x a list? */
static COLD bool check_unbound(struct vm_call *call,
                               const struct vm_bound *bound) {
    const struct type *type = slot_pointer(&bound->self);
    const struct native *n = slot_pointer(&bound->function);
    value *w = call->window;
    value first = w[1] != VALUE_UNSET ? w[1] : w[2];
    if (w[1] == VALUE_UNSET && call->count == 0)
        return value_raise(&value_type_TypeError,
                           "unbound method %q.%q() needs an argument",
                           type->name, value_native_name(n));
    if (!vm_is_kind_of(first, type))
        return value_raise(&value_type_TypeError,
                           "descriptor '%q' for '%q' objects doesn't apply to "
                           "a '%t' object",
                           value_native_name(n), type->name, first);
    w[0] = slot_load(&bound->function);
    return true;
}

/* Replaces what is called by what it stands for; false: not callable. */
static bool peel(struct vm_call *call, value f) {
    value callable, self;
    if (value_is_kind(f, KIND_BOUND_METHOD)) {
        const struct vm_bound *bound = value_pointer(f);
        prepend(call, slot_load(&bound->self));
        call->window[0] = slot_load(&bound->function);
        return true;
    }
    if (value_is_kind(f, KIND_STATIC_METHOD)) {
        const struct vm_wrapper *wrapper = value_pointer(f);
        call->window[0] = slot_load(&wrapper->function);
        return true;
    }
    if (!vm_special(f, SYM___call__, &callable, &self))
        return false;
    call->window[0] = callable;
    if (self != VALUE_UNSET)
        prepend(call, self);
    return true;
}

/* Calls f, which is neither a function nor native, or has *again set if it
 * stands for something else. */
static bool invoke_object(struct context *ctx, struct vm_call *call, value f,
                          bool *again) {
    if (value_is_kind(f, KIND_TYPE))
        return vm_invoke_type(ctx, call);
    const struct type *type = value_type_of(f);
    if (type->hooks != NULL && type->hooks->call != NULL &&
        !value_is_kind(f, KIND_INSTANCE))
        return invoke_hook(ctx, call, f, type);
    *again = true;
    if (vm_is_unbound(f))
        return check_unbound(call, value_pointer(f));
    return peel(call, f) ||
           value_raise(&value_type_TypeError, "'%t' object is not callable", f);
}

bool vm_invoke(struct context *ctx, struct vm_call *call) {
    value *outer = ctx->window_end;
    /* Chains such as a bound method of a bound method are finite but for
     * those that a program builds on purpose. */
    for (uint32_t i = 0; i < 64; i++) {
        value f = call->window[0];
        if (value_is_kind(f, KIND_FUNCTION))
            return invoke_function(ctx, call, value_pointer(f));
        if (value_is_kind(f, KIND_NATIVE))
            return invoke_native(ctx, call, value_pointer(f));
        /* Others may run while a class is searched. */
        bool again = false;
        ctx->window_end = call->window + 2 + call->count + 2 * call->keywords;
        bool ok = invoke_object(ctx, call, f, &again);
        ctx->window_end = outer;
        if (!ok || !again)
            return ok;
    }
    return value_raise_depth();
}

bool vm_tail(value callable, value self, value a, value b, value *out) {
    struct context *ctx = value_context();
    ctx->tail[0] = callable;
    ctx->tail[1] = self;
    ctx->tail_count = (a != VALUE_UNSET ? 1u : 0u) + (b != VALUE_UNSET);
    ctx->tail_how = 0;
    ctx->stack_top[0] = a; /* the stack's margin has room for these */
    ctx->stack_top[1] = b;
    *out = VALUE_TAIL;
    return true;
}

void vm_tail_through(uint32_t how, uint32_t count, const value *kept) {
    struct context *ctx = value_context();
    CHECK(count <= VM_KEPT);
    ctx->tail_how = how;
    ctx->tail_kept = (uint8_t)count;
    if (count != 0)
        memcpy(ctx->stack_top + ctx->tail_count, kept, count * sizeof *kept);
}

/* Puts the relay below the arguments, which move up. */
static bool push_tail_relay(struct context *ctx, uint32_t how, uint32_t word) {
    value kept[VM_KEPT], *args = ctx->stack_top;
    uint32_t count = ctx->tail_count, n = ctx->tail_kept;
    struct vm_call waiting = {args, 0, 0, how, word};
    memcpy(kept, args + count, n * sizeof *kept);
    memmove(args + n, args, count * sizeof *args);
    if (push_relay(ctx, &waiting, args, n) == NULL)
        return false;
    memcpy(args, kept, n * sizeof *kept);
    return true;
}

bool vm_invoke_tail(struct context *ctx, uint32_t how, uint32_t word) {
    uint32_t count = ctx->tail_count;
    if (ctx->tail_how != 0) {
        if (!push_tail_relay(ctx, how, word))
            return false;
        how = ctx->tail_how;
        word = 0;
    }
    struct frame *frame = ctx->frame;
    value *w = ctx->stack_top;
    if (!vm_room(ctx, count + 2))
        return false;
    memmove(w + 2, w, count * sizeof *w);
    w[0] = ctx->tail[0];
    w[1] = ctx->tail[1];
    struct vm_call call = {w, count, 0, how, word};
    return vm_invoke(ctx, &call) ||
           (ctx->frame == frame && vm_catch(ctx, how, word));
}

void vm_pop(struct context *ctx) {
    struct frame *f = ctx->frame;
    if (f->how & FRAME_HANDLED)
        ctx->handled = f->handled;
    ctx->frame = --f;
    if (UNLIKELY(f < ctx->scanned) && f >= ctx->frames)
        vm_scan_return(ctx);
    ctx->stack_top = f >= ctx->frames ? frame_top(f) : ctx->stack;
}

bool vm_deliver(struct context *ctx, uint32_t how, uint32_t word, value v) {
    for (;;) {
        switch (how & 0xFFu) {
        case RESUME_STORE:
            ctx->frame->base[code_a(word)] = v;
            return true;
        case RESUME_EXIT:
            ctx->tail[0] = v;
            return true;
        case RESUME_INSTRUCTION:
            return vm_resume(ctx, word, how >> HOW_STAGE, v);
        case RESUME_INIT_CALL:
            return v == VALUE_NONE || vm_init_error(v);
        default:
            break;
        }
        enum vm_filtered filtered = vm_filter(ctx, how, &v);
        if (filtered == FILTER_RAISED || filtered == FILTER_DONE)
            return filtered == FILTER_DONE;
        how = ctx->frame->how;
        word = ctx->frame->word;
        vm_pop(ctx);
    }
}

bool vm_deliver_stop(struct context *ctx, uint32_t how, uint32_t word,
                     value v) {
    if (how & HOW_STOPS) {
        ctx->tail[1] = v;
        return vm_deliver(ctx, how, word, VALUE_STOP);
    }
    return value_raise_value(&value_type_StopIteration,
                             v == VALUE_NONE ? VALUE_UNSET : v);
}

bool vm_return(struct context *ctx, value v) {
    struct frame *f = ctx->frame;
    uint32_t how = f->how, word = f->word;
    struct vm_generator *generator =
        how & FRAME_GENERATOR ? f->generator : NULL;
    vm_pop(ctx);
    if (generator != NULL)
        return vm_generator_end(ctx, generator, how, word, v);
    return vm_deliver(ctx, how, word, v);
}

bool vm_settle_into(struct context *ctx, uint32_t how, uint32_t word, value v) {
    if (v == VALUE_TAIL)
        return vm_invoke_tail(ctx, how, word);
    return vm_deliver(ctx, how, word, v);
}

/* Runs a call to its end from C; without one, what context.tail asks. */
static bool run(struct context *ctx, struct vm_call *call, uint32_t flags,
                value *out) {
    struct frame *floor = ctx->frame;
    value *top = ctx->stack_top;
    if (ctx->reentry >= ctx->reentry_limit || !value_check_stack())
        return ctx->exception != VALUE_UNSET ? false : value_raise_depth();
    ctx->reentry++;
    bool ok = call != NULL ? vm_invoke(ctx, call)
                           : vm_invoke_tail(ctx, RESUME_EXIT | flags, 0);
    if (ctx->frame != floor)
        ok = vm_execute(ctx, floor, ok);
    ctx->reentry--;
    ctx->stack_top = top;
    *out = ctx->tail[0];
    ctx->tail[0] = VALUE_UNSET;
    return ok;
}

bool vm_settle(struct context *ctx, uint32_t flags, value *out) {
    return LIKELY(*out != VALUE_TAIL) || run(ctx, NULL, flags, out);
}

bool vm_call(value callable, uint32_t count, const value *args, value *out) {
    struct arguments all = {(value *)(uintptr_t)args, count, 0};
    return vm_call_keywords(callable, &all, out);
}

bool vm_call_keywords(value callable, const struct arguments *args,
                      value *out) {
    struct context *ctx = value_context();
    uint32_t values = args->count + 2 * args->keywords;
    value *w = ctx->stack_top;
    if (!vm_room(ctx, values + 2))
        return false;
    if (values != 0)
        memmove(w + 2, args->at, values * sizeof *w);
    w[0] = callable;
    w[1] = VALUE_UNSET;
    struct vm_call call = {w, args->count, args->keywords, RESUME_EXIT, 0};
    return run(ctx, &call, 0, out);
}
