/* SPDX-License-Identifier: MIT */
/* Instructions of iteration, exceptions, with, yield and import. */
#include "vm/import_desk.h"
#include "vm/opcode.h"

#include "value/symbol.h"

/* --- iteration --- */

bool vm_op_get_iter(struct context *ctx, uint32_t w) {
    value out;
    if (!vm_iter(R(ctx)[code_b(w)], &out))
        return false;
    if (out == VALUE_TAIL)
        return vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
    R(ctx)[code_a(w)] = out;
    return true;
}

/* The next item, or the end. */
void vm_op_iterated(struct context *ctx, uint32_t w, value v) {
    struct frame *f = ctx->frame;
    if (v == VALUE_STOP)
        f->pc += (int32_t)f->pc[-1];
    else
        f->base[code_a(w)] = v;
}

bool vm_op_for_iter(struct context *ctx, uint32_t w) {
    value v, iterator = R(ctx)[code_b(w)];
    uint32_t how = RESUME_INSTRUCTION | HOW_STOPS;
    if (value_is_kind(iterator, KIND_GENERATOR))
        return vm_generator_resume(ctx, value_pointer(iterator), VALUE_NONE,
                                   how, w);
    if (!vm_step(iterator, &v))
        return false;
    if (v == VALUE_TAIL)
        return vm_invoke_tail(ctx, how, w);
    vm_op_iterated(ctx, w, v);
    return true;
}

/* --- exceptions --- */

/* The exception that `raise v` means: an object, or a class to be called. */
static bool make_exception(value v, value *out) {
    *out = v;
    if (value_is_kind(v, KIND_TYPE) &&
        value_is_subtype(value_pointer(v), &value_type_BaseException) &&
        !vm_call(v, 0, NULL, out))
        return false;
    if (value_is_kind(*out, KIND_EXCEPTION))
        return true;
    return value_raise(&value_type_TypeError,
                       "exceptions must derive from BaseException");
}

static bool set_cause(value exception, value cause) {
    struct value_exception *e = value_pointer(exception);
    if (cause != VALUE_NONE && !make_exception(cause, &cause)) {
        if (!value_pending_is(&value_type_TypeError))
            return false;
        value ignored = value_take_exception();
        (void)ignored;
        return value_raise(&value_type_TypeError,
                           "exception causes must derive from "
                           "BaseException");
    }
    slot_store(&e->cause, cause);
    slot_store(&e->suppress, VALUE_TRUE);
    return true;
}

bool vm_op_raise(struct context *ctx, uint32_t w) {
    value exception;
    if (!make_exception(R(ctx)[code_a(w)], &exception))
        return false;
    if (code_b(w) == 1 && !set_cause(exception, R(ctx)[code_a(w) + 1]))
        return false;
    return value_raise_object(exception);
}

/* The context of what is raised again stays as it is. */
static bool again(struct context *ctx, value exception) {
    ctx->exception = exception;
    ctx->frame->how |= FRAME_AGAIN;
    return false;
}

bool vm_op_reraise(struct context *ctx, uint32_t w) {
    return again(ctx, R(ctx)[code_a(w)]);
}

bool vm_op_raise_bare(struct context *ctx, uint32_t w) {
    (void)w;
    if (!value_is_kind(ctx->handled, KIND_EXCEPTION))
        return value_raise(&value_type_RuntimeError,
                           "No active exception to reraise");
    return again(ctx, ctx->handled);
}

bool vm_op_push_handled(struct context *ctx, uint32_t w) {
    struct frame *f = ctx->frame;
    if (!(f->how & FRAME_HANDLED)) {
        f->handled = ctx->handled;
        f->how |= FRAME_HANDLED;
    }
    f->base[code_b(w)] = ctx->handled;
    ctx->handled = f->base[code_a(w)];
    return true;
}

bool vm_op_pop_handled(struct context *ctx, uint32_t w) {
    ctx->handled = R(ctx)[code_a(w)];
    return true;
}

static bool matches(value exception, value class, bool *out) {
    if (value_is_kind(class, KIND_TYPE) &&
        value_is_subtype(value_pointer(class), &value_type_BaseException)) {
        *out = vm_is_kind_of(exception, value_pointer(class));
        return true;
    }
    return value_raise(&value_type_TypeError,
                       "catching classes that do not inherit from "
                       "BaseException is not allowed");
}

bool vm_op_jump_no_match(struct context *ctx, uint32_t w) {
    value exception = R(ctx)[code_a(w)], classes = R(ctx)[code_b(w)];
    bool match = false;
    if (value_is_kind(classes, KIND_TUPLE)) {
        uint32_t n = value_tuple_length(classes);
        for (uint32_t i = 0; i < n && !match; i++)
            if (!matches(exception, value_tuple_at(classes, i), &match))
                return false;
    } else if (!matches(exception, classes, &match)) {
        return false;
    }
    if (!match)
        ctx->frame->pc += (int32_t)vm_operand(ctx);
    return true;
}

bool vm_op_load_exc_info(struct context *ctx, uint32_t w) {
    value *a = &R(ctx)[code_a(w)], exception = R(ctx)[code_b(w)];
    const struct value_exception *e = value_pointer(exception);
    a[0] = vm_class_of(exception);
    a[1] = exception;
    a[2] = slot_load(&e->traceback);
    return true;
}

bool vm_op_load_assertion_error(struct context *ctx, uint32_t w) {
    R(ctx)[code_a(w)] = value_from_static(&value_type_AssertionError);
    return true;
}

/* --- with --- */

static bool lacks(value v, const char *what, const char *missed) {
    return value_raise(&value_type_TypeError,
                       "'%t' object does not support the %s protocol%s", v,
                       what, missed);
}

static bool enter_manager(struct context *ctx, uint32_t w, uint32_t enter,
                          uint32_t exit, const char *what) {
    value *a = &R(ctx)[code_a(w)], v = R(ctx)[code_b(w)];
    value callable, self, out;
    if (!vm_special(v, enter, &callable, &self))
        return lacks(v, what, "");
    value exit_callable, exit_self;
    if (!vm_special(v, exit, &exit_callable, &exit_self))
        return lacks(v, what,
                     exit == SYM___exit__
                         ? BASE_TEXT_OF(" (missed __exit__ method)")
                         : BASE_TEXT_OF(" (missed __aexit__ method)"));
    a[0] = exit_callable;
    a[1] = exit_self;
    return vm_tail(callable, self, VALUE_UNSET, VALUE_UNSET, &out) &&
           vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
}

bool vm_op_with_enter(struct context *ctx, uint32_t w) {
    return enter_manager(ctx, w, SYM___enter__, SYM___exit__,
                         BASE_TEXT_OF("context manager"));
}

bool vm_op_async_with_enter(struct context *ctx, uint32_t w) {
    return enter_manager(ctx, w, SYM___aenter__, SYM___aexit__,
                         BASE_TEXT_OF("asynchronous context manager"));
}

/* --- generators --- */

bool vm_op_yield(struct context *ctx, uint32_t w) {
    return vm_generator_yield(ctx, R(ctx)[code_b(w)], code_a(w));
}

bool vm_op_yield_from(struct context *ctx, uint32_t w) {
    value inner = R(ctx)[code_b(w)], sent = R(ctx)[code_a(w)], out;
    uint32_t how = RESUME_INSTRUCTION | HOW_STOPS;
    if (vm_is_generator(inner))
        return vm_generator_resume(ctx, value_pointer(inner), sent, how, w);
    if (value_is_kind(inner, KIND_ASYNC_STEP))
        return vm_async_resume(ctx, inner, sent, how, w);
    if (sent == VALUE_NONE) {
        if (!vm_step(inner, &out))
            return false;
    } else {
        value send;
        if (!vm_load_attribute(inner, SYM_send, &send) ||
            !vm_tail(send, VALUE_UNSET, sent, VALUE_UNSET, &out))
            return false;
    }
    if (out == VALUE_TAIL)
        return vm_invoke_tail(ctx, how, w);
    ctx->tail[1] = VALUE_NONE;
    return vm_op_delegated(ctx, w, out);
}

/* The inner iterator gave v, which is yielded on; or it has ended. */
bool vm_op_delegated(struct context *ctx, uint32_t w, value v) {
    if (v == VALUE_STOP) {
        R(ctx)[code_a(w)] = ctx->tail[1];
        return true;
    }
    value_rest();     /* who delegated to this one may have a delegator too */
    ctx->frame->pc--; /* waits at itself */
    return vm_generator_pass(ctx, v, code_a(w));
}

/* A generator may delegate to a coroutine, as MicroPython's programs do. */
bool vm_op_get_yield_from_iter(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)];
    if (!value_is_kind(v, KIND_COROUTINE))
        return vm_op_get_iter(ctx, w);
    R(ctx)[code_a(w)] = v;
    return true;
}

/* --- import --- */

bool vm_op_import_name(struct context *ctx, uint32_t w) {
    uint32_t operand = vm_operand(ctx);
    value globals = slot_load(&ctx->frame->function->globals), out;
    if (!vm_import_name(globals, vm_operand_name(ctx), R(ctx)[code_b(w)],
                        operand >> 16, &out))
        return false;
    R(ctx)[code_a(w)] = out;
    return true;
}

static value module_name(value module) {
    const struct vm_module *m = value_pointer(module);
    return value_is_kind(module, KIND_MODULE) ? slot_load(&m->name)
                                              : VALUE_NONE;
}

bool vm_op_import_from(struct context *ctx, uint32_t w) {
    value module = R(ctx)[code_b(w)], out, full;
    uint32_t name = vm_operand_name(ctx);
    if (!vm_find_attribute(module, name, &out))
        return false;
    if (out == VALUE_UNSET) {
        if (!value_str_format(&full, "%v.%q", module_name(module), name) ||
            !value_dict_get(vm_state.modules, full, &out))
            return false;
    }
    if (out == VALUE_UNSET && ISA_FULL)
        return vm_no_name(module, name);
    if (out == VALUE_UNSET)
        return value_raise(&value_type_ImportError,
                           "cannot import name '%q' from '%v'", name,
                           module_name(module));
    R(ctx)[code_a(w)] = out;
    return true;
}

bool vm_op_import_star(struct context *ctx, uint32_t w) {
    value into = slot_load(&ctx->frame->function->globals);
    if (ctx->frame->code->flags & CODE_NAMESPACE)
        into = R(ctx)[0];
    return vm_import_star(R(ctx)[code_a(w)], into);
}

bool vm_op_print_expr(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_a(w)], text;
    if (v == VALUE_NONE)
        return true;
    if (!vm_text(v, SYM___repr__, &text) || !vm_settle(ctx, 0, &text))
        return false;
    if (vm_state.output != NULL &&
        !value_write_format(vm_state.output, "%v\n", text))
        return false;
    return value_dict_set(vm_state.builtins, VALUE_SYMBOL(SYM__), v);
}
