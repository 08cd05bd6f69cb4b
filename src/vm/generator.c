/* SPDX-License-Identifier: MIT */
/* Generators: a frame whose registers move to the heap while it is suspended.
 *
 * G1  Who enters a generator claims it first: one masked section tests that it
 *     does not run and sets RUNNING (C6). With two, a handler in between could
 *     finish it, or start it, and the frame would be entered again at an end,
 *     or with a value sent into its beginning.
 * G2  Who has claimed it and does not enter it sets the state back; so does
 *     who leaves it, as the last of all stores.
 * G3  Registers go back to the heap by plain stores: nobody reads them before
 *     the state changes, and what they overwrite stands in the frame, which
 *     was scanned when it was resumed or is when a cycle begins. So does what
 *     was being handled: in the register that PUSH_HANDLED took it from.
 */
#include "vm/state.h"

#include "value/member.h"
#include "value/symbol.h"

#define SENT_NOTHING VALUE_NONE
#define SHADE_PART 16u /* registers, 100 cycles each on RP2040 */

/* In messages, by kind. */
static const char *what_is(const struct vm_generator *g) {
    static const char *const names[] = {"generator", "coroutine",
                                        "async generator"};
    return names[g->header.kind - KIND_GENERATOR];
}

static uint8_t kind_of(const struct code *code) {
    if (!(code->flags & CODE_COROUTINE))
        return KIND_GENERATOR;
    return code->flags & CODE_GENERATOR ? KIND_ASYNC_GENERATOR : KIND_COROUTINE;
}

bool vm_generator_new(struct vm_function *function, const value *base,
                      value *out) {
    const struct code *code = slot_pointer(&function->code);
    uint8_t kind = kind_of(code);
    size_t slots = 2 + (size_t)code->registers;
    struct vm_generator *g = heap_alloc(kind, 16 + slots * sizeof(struct slot));
    if (g == NULL)
        return value_raise_memory();
    g->state = GENERATOR_CREATED;
    g->registers = code->registers;
    slot_init(&g->function, value_from_pointer(function));
    slot_init(&g->handled, VALUE_UNSET);
    for (uint32_t i = 0; i < code->registers; i++) /* F3 */
        slot_init(&g->at[i], i < code->locals ? base[i] : VALUE_UNSET);
    *out = value_from_pointer(g);
    return true;
}

/* The collector's scan may not have reached the object, whose slots the frame
 * is about to forget (G3). In parts, and again if a cycle began between them.
 */
static void shade_registers(const struct vm_generator *g) {
    uint32_t cycle = heap_state.cycles, at = 0;
    while (heap_state.marking && at < g->registers) {
        uint32_t left = g->registers - at;
        uint32_t n = left < SHADE_PART ? left : SHADE_PART;
        heap_shade_slots(&g->at[at], n);
        at += n;
        value_rest();
        if (heap_state.cycles != cycle) {
            cycle = heap_state.cycles;
            at = 0;
        }
    }
}

/* Wanted: claimed. */
static bool push_frame(struct context *ctx, struct vm_generator *g,
                       uint32_t how, uint32_t word) {
    shade_registers(g);
    value *base = ctx->stack_top, *top = base + g->registers;
    struct frame *f = ctx->frame + 1;
    if (top > ctx->stack_limit || f >= ctx->frame_limit)
        return value_raise_depth();
    for (uint32_t i = 0; i < g->registers; i++)
        base[i] = slot_load(&g->at[i]);
    f->function = slot_pointer(&g->function);
    f->code = slot_pointer(&f->function->code);
    f->base = base;
    f->pc = f->code->words + g->pc;
    f->how = how | FRAME_GENERATOR | FRAME_HANDLED;
    f->word = word;
    f->generator = g;
    f->handled = ctx->handled;
    value handled = slot_load(&g->handled);
    if (handled != VALUE_UNSET)
        ctx->handled = handled;
    ctx->frame = f;
    ctx->stack_top = top;
    return true;
}

/* G1. *before is CREATED or SUSPENDED, and the generator is the caller's; or
 * FINISHED, and nothing has changed. */
static bool claim(struct vm_generator *g, uint32_t *before) {
    uint32_t mask = isa_mask_handlers();
    uint32_t state = g->state;
    if (state != GENERATOR_FINISHED)
        g->state = GENERATOR_RUNNING;
    isa_unmask_handlers(mask);
    *before = state;
    return state != GENERATOR_RUNNING ||
           value_raise(&value_type_ValueError, "%s already executing",
                       what_is(g));
}

/* G2. Always false. */
static bool release(struct vm_generator *g, uint32_t before) {
    isa_fence();
    g->state = before;
    return false;
}

static bool used_up(void) {
    return value_raise(&value_type_RuntimeError,
                       "cannot reuse already awaited coroutine");
}

bool vm_generator_resume(struct context *ctx, struct vm_generator *g,
                         value sent, uint32_t how, uint32_t word) {
    uint32_t before;
    if (!claim(g, &before))
        return false;
    if (before == GENERATOR_FINISHED && g->header.kind == KIND_COROUTINE)
        return used_up();
    if (before == GENERATOR_FINISHED)
        return vm_deliver_stop(ctx, how, word, VALUE_NONE);
    bool fresh = before == GENERATOR_CREATED;
    if (fresh && sent != SENT_NOTHING) {
        release(g, before);
        return value_raise(&value_type_TypeError,
                           "can't send non-None value to a just-started %s",
                           what_is(g));
    }
    if (!push_frame(ctx, g, how, word))
        return release(g, before);
    if (!fresh)
        ctx->frame->base[g->target] = sent;
    return true;
}

/* The running frame goes back to its object, to be entered again. */
static void suspend(struct context *ctx, uint32_t target) {
    struct frame *f = ctx->frame;
    struct vm_generator *g = f->generator;
    for (uint32_t i = 0; i < g->registers; i++)
        slot_init(&g->at[i], f->base[i]); /* G3 */
    g->pc = (uint32_t)(f->pc - f->code->words);
    g->target = target;
    slot_init(&g->handled, /* G3 */
              ctx->handled == f->handled ? VALUE_UNSET : ctx->handled);
    vm_pop(ctx);
    isa_fence();
    g->state = GENERATOR_SUSPENDED; /* C6: last */
}

bool vm_generator_pass(struct context *ctx, value v, uint32_t target) {
    uint32_t how = ctx->frame->how, word = ctx->frame->word;
    suspend(ctx, target);
    return vm_deliver(ctx, how, word, v);
}

bool vm_generator_yield(struct context *ctx, value v, uint32_t target) {
    struct frame *f = ctx->frame;
    if (f->generator->header.kind != KIND_ASYNC_GENERATOR)
        return vm_generator_pass(ctx, v, target);
    uint32_t how = f->how, word = f->word;
    vm_async_leave(f->generator);
    suspend(ctx, target);
    return vm_deliver_stop(ctx, how, word, v); /* A1 */
}

bool vm_generator_end(struct context *ctx, struct vm_generator *g, uint32_t how,
                      uint32_t word, value v) {
    bool async = g->header.kind == KIND_ASYNC_GENERATOR;
    if (async)
        vm_async_leave(g);
    g->state = GENERATOR_FINISHED;
    return async
               ? value_raise_value(&value_type_StopAsyncIteration, VALUE_UNSET)
               : vm_deliver_stop(ctx, how, word, v);
}

void vm_generator_left(struct vm_generator *g) {
    if (g->header.kind == KIND_ASYNC_GENERATOR)
        vm_async_leave(g);
    g->state = GENERATOR_FINISHED;
    bool stop = value_pending_is(&value_type_StopIteration);
    if (!stop && !(g->header.kind == KIND_ASYNC_GENERATOR &&
                   value_pending_is(&value_type_StopAsyncIteration)))
        return;
    value cause = value_take_exception();
    bool raised =
        value_raise(&value_type_RuntimeError, "%s raised Stop%sIteration",
                    what_is(g), stop ? "" : "Async");
    (void)raised;
    const struct context *ctx = value_context();
    if (ISA_FULL && ctx->exception == ctx->memory_error)
        return; /* it is used again and again; 16 bytes too much for a chip */
    struct value_exception *e = value_pointer(ctx->exception);
    slot_init(&e->cause, cause); /* ours alone until it is raised */
    slot_init(&e->context, cause);
}

/* The iterator to which a generator that was suspended delegates, or UNSET. */
static value delegate(const struct vm_generator *g, uint32_t *w) {
    const struct vm_function *f = slot_pointer(&g->function);
    const struct code *code = slot_pointer(&f->code);
    if (g->pc >= code->word_count)
        return VALUE_UNSET;
    *w = code->words[g->pc];
    if (code_op(*w) != OP_YIELD_FROM)
        return VALUE_UNSET;
    return slot_load(&g->at[code_b(*w)]);
}

value vm_generator_inner(const struct vm_generator *g) {
    uint32_t ignored;
    value inner = delegate(g, &ignored);
    return inner == VALUE_UNSET ? VALUE_NONE : inner;
}

bool vm_generator_delegates(const struct vm_generator *g) {
    uint32_t ignored;
    return g->state == GENERATOR_SUSPENDED &&
           delegate(g, &ignored) != VALUE_UNSET;
}

static bool raise_here(struct context *ctx, value exception) {
    ctx->exception = VALUE_UNSET;
    return value_raise_object(exception);
}

static bool is_exit(value exception) {
    return value_is_subtype(value_type_of(exception),
                            &value_type_GeneratorExit);
}

/* An inner iterator gets the exception first; GeneratorExit closes it. */
static bool throw_inner(struct context *ctx, value inner, uint32_t w,
                        value exception) {
    uint32_t how = RESUME_INSTRUCTION | HOW_STOPS;
    ctx->frame->pc++; /* behind YIELD_FROM, which waits again */
    if (is_exit(exception)) {
        if (!vm_close(ctx, inner))
            return false;
        return raise_here(ctx, exception);
    }
    if (vm_is_generator(inner))
        return vm_generator_throw(ctx, value_pointer(inner), exception, how, w);
    value method;
    if (!vm_find_attribute(inner, SYM_throw, &method))
        return false;
    if (method == VALUE_UNSET)
        return raise_here(ctx, exception);
    value ignored;
    return vm_tail(method, VALUE_UNSET, exception, VALUE_UNSET, &ignored) &&
           vm_invoke_tail(ctx, how, w);
}

bool vm_generator_throw(struct context *ctx, struct vm_generator *g,
                        value exception, uint32_t how, uint32_t word) {
    uint32_t w = 0;
    uint32_t before;
    if (!claim(g, &before))
        return false;
    if (before == GENERATOR_FINISHED && g->header.kind == KIND_COROUTINE)
        return used_up();
    if (before != GENERATOR_SUSPENDED) {
        bool raised = raise_here(ctx, exception);
        if (before == GENERATOR_CREATED)
            vm_generator_left(g); /* as if its first line had raised it */
        return raised;
    }
    value inner = delegate(g, &w);
    if (!push_frame(ctx, g, how, word))
        return release(g, before);
    if (inner != VALUE_UNSET)
        return throw_inner(ctx, inner, w, exception);
    return raise_here(ctx, exception);
}

/* --- for C code that waits --- */

static bool finish(struct context *ctx, struct frame *floor, bool ok,
                   value *top, value *out) {
    if (ctx->frame != floor)
        ok = vm_execute(ctx, floor, ok);
    ctx->reentry--;
    ctx->stack_top = top;
    *out = ctx->tail[0];
    ctx->tail[0] = VALUE_UNSET;
    return ok;
}

static bool begin(struct context *ctx) {
    if (ctx->reentry >= ctx->reentry_limit)
        return value_raise_depth();
    ctx->reentry++;
    return true;
}

bool vm_generator_step(struct context *ctx, value generator, value *out) {
    return vm_generator_wait(ctx, value_pointer(generator), SENT_NOTHING,
                             VALUE_UNSET, out);
}

bool vm_generator_wait(struct context *ctx, struct vm_generator *g, value sent,
                       value exception, value *out) {
    const uint32_t how = RESUME_EXIT | HOW_STOPS;
    struct frame *floor = ctx->frame;
    value *top = ctx->stack_top;
    if (!begin(ctx))
        return false;
    bool ok = exception == VALUE_UNSET
                  ? vm_generator_resume(ctx, g, sent, how, 0)
                  : vm_generator_throw(ctx, g, exception, how, 0);
    return finish(ctx, floor, ok, top, out);
}

bool vm_exit_new(value *out) {
    value none;
    return value_tuple_new(0, NULL, &none) &&
           value_exception_new(value_from_static(&value_type_GeneratorExit),
                               none, out);
}

bool vm_exit_ignored(const struct vm_generator *g) {
    return value_raise(&value_type_RuntimeError, "%s ignored GeneratorExit",
                       what_is(g));
}

static bool close_generator(struct context *ctx, struct vm_generator *g) {
    value result, e;
    uint32_t before;
    if (!claim(g, &before))
        return false;
    /* What a handler makes of it from here on, throw sees. */
    release(g, before == GENERATOR_CREATED ? GENERATOR_FINISHED : before);
    if (before != GENERATOR_SUSPENDED)
        return true;
    if (!vm_exit_new(&e))
        return false;
    bool ok = vm_generator_wait(ctx, g, VALUE_NONE, e, &result);
    if (ok && result != VALUE_STOP)
        return vm_exit_ignored(g);
    if (!ok && value_pending_is(&value_type_GeneratorExit)) {
        value ignored = value_take_exception();
        (void)ignored;
        return true;
    }
    return ok;
}

bool vm_close(struct context *ctx, value iterator) {
    value method, ignored;
    if (vm_is_generator(iterator))
        return close_generator(ctx, value_pointer(iterator));
    if (!vm_find_attribute(iterator, SYM_close, &method))
        return false;
    return method == VALUE_UNSET || vm_call(method, 0, NULL, &ignored);
}

/* --- methods --- */

static struct vm_generator *self_of(struct arguments *args) {
    value self = args->at[0];
    if (value_is_kind(self, KIND_COROUTINE) ||
        value_self(args, KIND_GENERATOR, &value_type_generator, &self))
        return value_pointer(self);
    return NULL;
}

/* send(value), and __next__() */
static bool generator_send(struct arguments *args, value *out) {
    struct vm_native_call *c = (struct vm_native_call *)(void *)args;
    struct vm_generator *g = self_of(args);
    value sent = args->count > 1 ? args->at[1] : SENT_NOTHING;
    *out = VM_DELIVERED;
    return g != NULL &&
           vm_generator_resume(c->ctx, g, sent, c->call->how, c->call->word);
}

bool vm_thrown(struct arguments *args, value *out) {
    value e = args->at[1];
    if (args->count > 2 && value_is_kind(args->at[2], KIND_EXCEPTION))
        e = args->at[2];
    uint32_t given = args->count > 2 && args->at[2] != VALUE_NONE;
    if (ISA_FULL && given && value_is_kind(args->at[1], KIND_EXCEPTION))
        return value_raise(&value_type_TypeError, "%s",
                           "instance exception may not have a separate value");
    if (value_is_kind(e, KIND_TYPE) && !vm_call(e, given, args->at + 2, &e))
        return false;
    *out = e;
    if (value_is_kind(e, KIND_EXCEPTION))
        return true;
    return value_raise(&value_type_TypeError,
                       "exceptions must be classes or instances deriving "
                       "from BaseException, not %t",
                       e);
}

/* throw(exception), throw(type, value, traceback) */
static bool generator_throw(struct arguments *args, value *out) {
    struct vm_native_call *c = (struct vm_native_call *)(void *)args;
    struct vm_generator *g = self_of(args);
    value e;
    *out = VM_DELIVERED;
    return g != NULL && vm_thrown(args, &e) &&
           vm_generator_throw(c->ctx, g, e, c->call->how, c->call->word);
}

static bool generator_close(struct arguments *args, value *out) {
    struct vm_generator *g = self_of(args);
    *out = VALUE_NONE;
    return g != NULL && close_generator(value_context(), g);
}

static bool generator_iter(struct arguments *args, value *out) {
    *out = args->at[0];
    return true;
}

const struct native vm_generator_next_native = NATIVE_BODY(
    generator_send, SYM___next__, 1, 1, NATIVE_METHOD | NATIVE_FRAMES);
NATIVE(generator_send, SYM_send, 2, 2, NATIVE_METHOD | NATIVE_FRAMES);
NATIVE(generator_throw, SYM_throw, 2, 4, NATIVE_METHOD | NATIVE_FRAMES);
NATIVE(generator_close, SYM_close, 1, 1, NATIVE_METHOD);
const struct native vm_generator_iter_native =
    NATIVE_BODY(generator_iter, SYM___iter__, 1, 1, NATIVE_METHOD);

const struct member vm_generator_members[VM_GENERATOR_MEMBERS] = {
    MEMBER_TYPE(SYM___iter__, vm_generator_iter_native),
    MEMBER_TYPE(SYM___next__, vm_generator_next_native),
    MEMBER_FUNCTION(SYM_close, generator_close),
    MEMBER_FUNCTION(SYM_send, generator_send),
    MEMBER_FUNCTION(SYM_throw, generator_throw),
};

const struct member vm_coroutine_members[VM_COROUTINE_MEMBERS] = {
    MEMBER_TYPE(SYM___await__, vm_generator_iter_native),
    MEMBER_FUNCTION(SYM_close, generator_close),
    MEMBER_FUNCTION(SYM_send, generator_send),
    MEMBER_FUNCTION(SYM_throw, generator_throw),
};
