/* SPDX-License-Identifier: MIT */
/* Asynchronous iteration: await, async for, asynchronous generators.
 *
 * A coroutine is a generator of another kind (generator.c). An asynchronous
 * generator's methods return steps: awaitables that run it to its next yield.
 *
 * A1  To who awaits a step, a `yield` of the body is the step's end, with the
 *     value; what the body itself awaits yields through. So both kinds of
 *     values stay apart without the wrapper objects that CPython uses.
 * A2  The steps of a generator are numbered as they begin, and its header has
 *     the number of the one that is under way. It is tested and set in one
 *     masked section, since a handler may begin one as well, and BUSY goes at
 *     a yield and at the end. A step that is used again after 32,768 others
 *     is not found out.
 *
 * aclose() waits in C for what it throws into the body: the only place where
 * the end of a body has to be told from an exception of the same class.
 */
#include "vm/builtin.h"
#include "vm/opcode.h"

#include "value/symbol.h"

/* In aux of the generator's header, above its number. */
#define BUSY 1u

void vm_async_leave(struct vm_generator *g) {
    g->header.aux &= (uint16_t)~BUSY;
}

/* --- awaitables --- */

static bool awaits_itself(value v) {
    return value_is_kind(v, KIND_ASYNC_STEP) || vm_is_generator(v);
}

/* MicroPython's awaitables are iterables. */
static bool find_await(value v, value *callable, value *self) {
    return vm_special(v, SYM___await__, callable, self) ||
           (value_is_kind(v, KIND_INSTANCE) &&
            vm_special(v, SYM___iter__, callable, self));
}

/* A coroutine that waits for another is awaited by somebody. */
static bool is_free(value v) {
    if (!value_is_kind(v, KIND_COROUTINE) ||
        !vm_generator_delegates(value_pointer(v)))
        return true;
    return value_raise(&value_type_RuntimeError,
                       "coroutine is being awaited already");
}

static bool not_awaitable(value v, uint32_t from) {
    if (from == AWAITED)
        return value_raise(&value_type_TypeError,
                           "object %t can't be used in 'await' expression", v);
    if (from == AWAITED_ANEXT)
        return value_raise(&value_type_TypeError,
                           "'async for' received an invalid object from "
                           "__anext__: %t",
                           v);
    return value_raise(&value_type_TypeError,
                       "'async with' received an object from __a%s__ that does "
                       "not implement __await__: %t",
                       from == AWAITED_AENTER ? "enter" : "exit", v);
}

/* --- steps --- */

static bool already_running(uint32_t mode) {
    static const uint16_t names[] = {SYM_anext, SYM_athrow, SYM_aclose};
    return value_raise(&value_type_RuntimeError,
                       "%q(): asynchronous generator is already running",
                       names[mode]);
}

static bool reused(uint32_t mode) {
    return value_raise(&value_type_RuntimeError,
                       "cannot reuse already awaited %s",
                       mode == ASYNC_SEND ? BASE_TEXT_OF("__anext__()/asend()")
                                          : BASE_TEXT_OF("aclose()/athrow()"));
}

/* A2 */
static bool enter(struct vm_async_step *step, struct vm_generator *g) {
    uint32_t mask = isa_mask_handlers();
    bool busy = g->header.aux & BUSY;
    bool fresh = step->state == STEP_NEW;
    step->state = fresh ? STEP_BEGINS : STEP_WAITS;
    if (fresh && !busy)
        step->turn = g->header.aux = (uint16_t)((g->header.aux + 2) | BUSY);
    bool own = busy && step->turn == g->header.aux;
    isa_unmask_handlers(mask);
    if (fresh)
        return !busy || already_running(step->mode);
    return own || reused(step->mode);
}

static bool is_end(void) {
    return value_pending_is(&value_type_StopAsyncIteration) ||
           value_pending_is(&value_type_GeneratorExit);
}

/* aclose(): what the body awaits meanwhile goes on to who awaits this. */
static bool close_on(struct context *ctx, struct vm_generator *g, value sent,
                     bool first, value *out) {
    value e = VALUE_UNSET;
    if (first && !vm_exit_new(&e))
        return false;
    if (vm_generator_wait(ctx, g, sent, e, out))
        return *out != VALUE_STOP || vm_exit_ignored(g);
    if (!is_end())
        return false;
    value ignored = value_take_exception();
    (void)ignored;
    *out = VALUE_STOP;
    return true;
}

static bool finished(struct context *ctx, const struct vm_async_step *step,
                     uint32_t how, uint32_t word) {
    if (step->mode == ASYNC_SEND)
        return value_raise_value(&value_type_StopAsyncIteration, VALUE_UNSET);
    return vm_deliver_stop(ctx, how, word, VALUE_NONE);
}

/* Runs the generator on behalf of a step that has entered. */
static bool go_on(struct context *ctx, struct vm_async_step *step, value sent,
                  uint32_t how, uint32_t word) {
    struct vm_generator *g = slot_pointer(&step->generator);
    bool first = step->state == STEP_BEGINS;
    value out;
    if (first && g->state == GENERATOR_FINISHED)
        return finished(ctx, step, how, word);
    if (step->mode == ASYNC_CLOSE) {
        if (!close_on(ctx, g, sent, first, &out))
            return false;
        return out == VALUE_STOP ? vm_deliver_stop(ctx, how, word, VALUE_NONE)
                                 : vm_deliver(ctx, how, word, out);
    }
    value given = slot_load(&step->given);
    if (first && step->mode == ASYNC_THROW)
        return vm_generator_throw(ctx, g, given, how, word);
    return vm_generator_resume(
        ctx, g, first && sent == VALUE_NONE ? given : sent, how, word);
}

/* A2. Where the body was not entered, nobody else clears it. */
static bool entered(struct vm_generator *g, bool ok) {
    uint32_t state = g->state;
    if (state == GENERATOR_FINISHED || (!ok && state != GENERATOR_RUNNING))
        vm_async_leave(g);
    return ok;
}

/* What a step of anext(iterator, default) awaits, asked for its iterator when
 * it begins, as `await` does. */
static bool begin_default(struct vm_async_step *step) {
    value callable, own, v = slot_load(&step->generator);
    if (step->state != STEP_NEW)
        return true;
    step->state = STEP_WAITS;
    if (awaits_itself(v))
        return is_free(v);
    if (!find_await(v, &callable, &own))
        return not_awaitable(v, AWAITED);
    if (!vm_call(callable, own != VALUE_UNSET, &own, &v) || !vm_must_await(v))
        return false;
    slot_store(&step->generator, v);
    return true;
}

/* anext(iterator, default), in C like close_on: calls what is awaited. */
static bool resume_default(struct vm_async_step *step, uint32_t name,
                           value given, uint32_t how, uint32_t word) {
    struct context *ctx = value_context();
    value method, v;
    if (!begin_default(step) ||
        !vm_load_attribute(slot_load(&step->generator), name, &method))
        return false;
    if (vm_call(method, name == SYM___next__ ? 0 : 1, &given, &v))
        return vm_deliver(ctx, how, word, v);
    if (vm_take_stop(&v))
        return vm_deliver_stop(ctx, how, word, v);
    if (!value_pending_is(&value_type_StopAsyncIteration))
        return false;
    value ignored = value_take_exception();
    (void)ignored;
    return vm_deliver_stop(ctx, how, word, slot_load(&step->given));
}

bool vm_async_resume(struct context *ctx, value self, value sent, uint32_t how,
                     uint32_t word) {
    struct vm_async_step *step = value_pointer(self);
    if (step->mode == ASYNC_DEFAULT) {
        bool plain =
            sent == VALUE_NONE &&
            !value_is_kind(slot_load(&step->generator), KIND_COROUTINE);
        return resume_default(step, plain ? SYM___next__ : SYM_send, sent, how,
                              word);
    }
    struct vm_generator *g = slot_pointer(&step->generator);
    return enter(step, g) && entered(g, go_on(ctx, step, sent, how, word));
}

static bool step_new(value generator, enum vm_async_mode mode, value given,
                     value *out) {
    struct vm_async_step *step =
        heap_alloc(KIND_ASYNC_STEP, sizeof *step - sizeof step->header);
    if (step == NULL)
        return value_raise_memory();
    step->mode = mode;
    step->state = STEP_NEW;
    step->turn = 0;
    slot_init(&step->generator, generator);
    slot_init(&step->given, given);
    *out = value_from_pointer(step);
    return true;
}

/* --- instructions --- */

static bool call_special(struct context *ctx, uint32_t w, value callable,
                         value self) {
    value out;
    return vm_tail(callable, self, VALUE_UNSET, VALUE_UNSET, &out) &&
           vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
}

bool vm_op_get_awaitable(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], callable, self;
    if (awaits_itself(v)) {
        R(ctx)[code_a(w)] = v;
        return is_free(v);
    }
    if (find_await(v, &callable, &self))
        return call_special(ctx, w, callable, self);
    return not_awaitable(v, code_c(w));
}

bool vm_must_await(value v) {
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    value callable, self;
    if (awaits_itself(v) || (hooks != NULL && hooks->next != NULL) ||
        vm_special(v, SYM___next__, &callable, &self))
        return true;
    return value_raise(&value_type_TypeError,
                       "__await__() returned non-iterator of type '%t'", v);
}

bool vm_op_get_aiter(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], callable, self;
    if (value_is_kind(v, KIND_ASYNC_GENERATOR)) {
        R(ctx)[code_a(w)] = v;
        return true;
    }
    if (vm_special(v, SYM___aiter__, &callable, &self))
        return call_special(ctx, w, callable, self);
    return value_raise(&value_type_TypeError,
                       "'async for' requires an object with __aiter__ "
                       "method, got %t",
                       v);
}

bool vm_must_iterate_async(value v) {
    value callable, self;
    if (value_is_kind(v, KIND_ASYNC_GENERATOR) ||
        vm_special(v, SYM___anext__, &callable, &self))
        return true;
    return value_raise(&value_type_TypeError,
                       "'async for' received an object from __aiter__ that "
                       "does not implement __anext__: %t",
                       v);
}

bool vm_op_get_anext(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], callable, self;
    if (value_is_kind(v, KIND_ASYNC_GENERATOR))
        return step_new(v, ASYNC_SEND, VALUE_NONE, &R(ctx)[code_a(w)]);
    if (vm_special(v, SYM___anext__, &callable, &self))
        return call_special(ctx, w, callable, self);
    return value_raise(&value_type_TypeError,
                       "'async for' requires an iterator with __anext__ "
                       "method, got %t",
                       v);
}

bool vm_op_end_async_for(struct context *ctx, uint32_t w) {
    if (!vm_is_kind_of(R(ctx)[code_a(w)], &value_type_StopAsyncIteration))
        ctx->frame->pc += (int32_t)vm_operand(ctx);
    return true;
}

/* --- builtins --- */

static bool call_named(value v, uint32_t name, const char *what, value *out) {
    value callable, self;
    if (!vm_special(v, name, &callable, &self))
        return value_raise(&value_type_TypeError,
                           "'%t' object is not an async %s", v, what);
    return vm_call(callable, self != VALUE_UNSET, &self, out);
}

bool vm_builtin_aiter(struct arguments *args, value *out) {
    return call_named(args->at[0], SYM___aiter__, "iterable", out) &&
           vm_must_iterate_async(*out);
}

bool vm_builtin_anext(struct arguments *args, value *out) {
    if (!call_named(args->at[0], SYM___anext__, "iterator", out))
        return false;
    return args->count == 1 || step_new(*out, ASYNC_DEFAULT, args->at[1], out);
}

/* --- methods --- */

static bool is_step(struct arguments *args) {
    value self;
    return value_self(args, KIND_ASYNC_STEP, &value_type_async_generator_asend,
                      &self);
}

static bool is_generator(struct arguments *args) {
    value self;
    return value_self(args, KIND_ASYNC_GENERATOR, &value_type_async_generator,
                      &self);
}

static value second_of(const struct arguments *args) {
    return args->count > 1 ? args->at[1] : VALUE_NONE;
}

/* send(value), and __next__() */
static bool step_send(struct arguments *args, value *out) {
    struct vm_native_call *c = (struct vm_native_call *)(void *)args;
    *out = VM_DELIVERED;
    return is_step(args) &&
           vm_async_resume(c->ctx, args->at[0], second_of(args), c->call->how,
                           c->call->word);
}

static bool step_throw(struct arguments *args, value *out) {
    struct vm_native_call *c = (struct vm_native_call *)(void *)args;
    struct vm_async_step *step = value_pointer(args->at[0]);
    value e;
    *out = VM_DELIVERED;
    if (!is_step(args) || !vm_thrown(args, &e))
        return false;
    if (step->mode == ASYNC_DEFAULT)
        return resume_default(step, SYM_throw, e, c->call->how, c->call->word);
    struct vm_generator *g = slot_pointer(&step->generator);
    return enter(step, g) &&
           entered(g, vm_generator_throw(c->ctx, g, e, c->call->how,
                                         c->call->word));
}

/* Who awaited this is gone: the body is told, if it has begun. */
static bool step_close(struct arguments *args, value *out) {
    struct vm_async_step *step = value_pointer(args->at[0]);
    value method, ignored;
    *out = VALUE_NONE;
    if (!is_step(args))
        return false;
    if (step->mode == ASYNC_DEFAULT)
        return begin_default(step) &&
               vm_load_attribute(slot_load(&step->generator), SYM_close,
                                 &method) &&
               vm_call(method, 0, NULL, &ignored);
    struct vm_generator *g = slot_pointer(&step->generator);
    bool waits = (step->turn & BUSY) && step->turn == g->header.aux;
    step->state = STEP_WAITS;
    return !waits || close_on(value_context(), g, VALUE_NONE, true, &ignored);
}

/* asend(value), and __anext__() */
static bool generator_asend(struct arguments *args, value *out) {
    return is_generator(args) &&
           step_new(args->at[0], ASYNC_SEND, second_of(args), out);
}

static bool generator_athrow(struct arguments *args, value *out) {
    value e;
    return is_generator(args) && vm_thrown(args, &e) &&
           step_new(args->at[0], ASYNC_THROW, e, out);
}

static bool generator_aclose(struct arguments *args, value *out) {
    return is_generator(args) &&
           step_new(args->at[0], ASYNC_CLOSE, VALUE_NONE, out);
}

static const struct native step_next_native =
    NATIVE_BODY(step_send, SYM___next__, 1, 1, NATIVE_METHOD | NATIVE_FRAMES);
NATIVE(step_send, SYM_send, 2, 2, NATIVE_METHOD | NATIVE_FRAMES);
NATIVE(step_throw, SYM_throw, 2, 4, NATIVE_METHOD | NATIVE_FRAMES);
NATIVE(step_close, SYM_close, 1, 1, NATIVE_METHOD);
static const struct native generator_anext_native =
    NATIVE_BODY(generator_asend, SYM___anext__, 1, 1, NATIVE_METHOD);
NATIVE(generator_asend, SYM_asend, 2, 2, NATIVE_METHOD);
NATIVE(generator_athrow, SYM_athrow, 2, 4, NATIVE_METHOD);
NATIVE(generator_aclose, SYM_aclose, 1, 1, NATIVE_METHOD);

const struct member vm_async_generator_members[VM_ASYNC_GENERATOR_MEMBERS] = {
    MEMBER_TYPE(SYM___aiter__, vm_generator_iter_native),
    MEMBER_FUNCTION(SYM___anext__, generator_anext),
    MEMBER_FUNCTION(SYM_aclose, generator_aclose),
    MEMBER_FUNCTION(SYM_asend, generator_asend),
    MEMBER_FUNCTION(SYM_athrow, generator_athrow),
};

const struct member vm_async_step_members[VM_ASYNC_STEP_MEMBERS] = {
    MEMBER_TYPE(SYM___await__, vm_generator_iter_native),
    MEMBER_TYPE(SYM___iter__, vm_generator_iter_native),
    MEMBER_FUNCTION(SYM___next__, step_next),
    MEMBER_FUNCTION(SYM_close, step_close),
    MEMBER_FUNCTION(SYM_send, step_send),
    MEMBER_FUNCTION(SYM_throw, step_throw),
};
