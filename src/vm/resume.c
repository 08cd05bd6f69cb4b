/* SPDX-License-Identifier: MIT */
/* What becomes of a result: an instruction that waited for a call goes on,
 * or a relay checks and converts what a special method returned.
 */
#include "vm/gather.h"
#include "vm/opcode.h"

#include "value/number.h"
#include "value/symbol.h"

bool vm_init_error(value v) {
    return value_raise(&value_type_TypeError,
                       "__init__() should return None, not '%t'", v);
}

/* The result of __bool__ or __len__ as a truth. */
static bool truth_of(value v, bool *out) {
    int64_t n;
    if (value_is_bool(v)) {
        *out = v == VALUE_TRUE;
        return true;
    }
    if (!value_is_int(v))
        return value_raise(&value_type_TypeError,
                           "__bool__ should return bool, returned %t", v);
    if (!value_to_int64(v, &n))
        return false;
    *out = n != 0;
    return n >= 0 ||
           value_raise(&value_type_ValueError, "__len__() should return >= 0");
}

static bool resume_binary(struct context *ctx, uint32_t w, uint32_t stage,
                          value v) {
    if (v == VALUE_NOT_IMPLEMENTED)
        return vm_op_binary_from(ctx, w, stage);
    R(ctx)[code_a(w)] = v;
    return true;
}

static bool resume_compare(struct context *ctx, uint32_t w, uint32_t stage,
                           value v) {
    bool truth;
    if (stage == STAGE_TRUTH) {
        if (!truth_of(v, &truth))
            return false;
        vm_op_decided(ctx, w, truth);
        return true;
    }
    if (v == VALUE_NOT_IMPLEMENTED)
        return vm_op_compare_from(ctx, w, stage & ~ORDER_NEGATE);
    if ((stage & ORDER_NEGATE) && !vm_order_negate(v, &v))
        return false;
    return vm_op_compared(ctx, w, v);
}

static bool resume_truth(struct context *ctx, uint32_t w, uint32_t stage,
                         value v) {
    bool truth;
    if (stage != STAGE_TRUTH) /* __contains__: truth of any object */
        return vm_op_on_truth(ctx, w, v);
    if (!truth_of(v, &truth))
        return false;
    vm_op_decided(ctx, w, truth);
    return true;
}

bool vm_must_iterate(value v) {
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    value callable, self;
    if (value_is_kind(v, KIND_GENERATOR) ||
        (hooks != NULL && hooks->next != NULL) ||
        vm_special(v, SYM___next__, &callable, &self))
        return true;
    return value_raise(&value_type_TypeError,
                       "iter() returned non-iterator of type '%t'", v);
}

static bool resume_attribute(struct context *ctx, uint32_t w, value v) {
    bool method = code_op(w) != OP_GET_ATTR;
    value self = R(ctx)[code_b(w)];
    if (v == VALUE_UNSET) { /* AttributeError, caught */
        uint32_t name = vm_operand_name(ctx);
        if (!vm_attribute_missing(self, name, &v))
            return false;
        if (v == VALUE_UNSET)
            return vm_attribute_error(self, name);
    }
    if (method)
        R(ctx)[code_a(w) + 1] = VALUE_UNSET;
    return vm_finish(ctx, w, v, RESUME_STORE);
}

/* What an instruction has gathered has come (build.c). */
static bool resume_gathered(struct context *ctx, uint32_t w, value v) {
    switch (code_op(w)) {
    case OP_UNPACK:
        return vm_op_unpacked(ctx, w, v);
    case OP_UNPACK_EX:
        return vm_op_unpacked_ex(ctx, w, v);
    case OP_DICT_MERGE:
        return vm_op_merged(ctx, w, v);
    default: /* SET_ATTR, SET_ITEM, DELETE_...: nobody wants the result */
        return true;
    }
}

/* What is neither an operator nor a test. */
static bool resume_other(struct context *ctx, uint32_t w, value v) {
    switch (code_op(w)) {
    case OP_FOR_ITER:
        vm_op_iterated(ctx, w, v);
        return true;
    case OP_YIELD_FROM:
        return vm_op_delegated(ctx, w, v);
    case OP_GET_ATTR:
    case OP_GET_METHOD:
    case OP_CALL_METHOD:
        return resume_attribute(ctx, w, v);
    case OP_GET_ITER:
    case OP_GET_YIELD_FROM_ITER:
        R(ctx)[code_a(w)] = v;
        return vm_must_iterate(v);
    case OP_FORMAT:
        return vm_op_format_value(ctx, w, v); /* converted */
    case OP_GET_AWAITABLE:
        R(ctx)[code_a(w)] = v;
        return vm_must_await(v);
    case OP_GET_AITER:
        R(ctx)[code_a(w)] = v;
        return vm_must_iterate_async(v);
    case OP_GET_ANEXT:
        R(ctx)[code_a(w)] = v;
        return true;
    case OP_WITH_ENTER:
    case OP_ASYNC_WITH_ENTER:
        R(ctx)[code_a(w) + 2] = v;
        return true;
    default:
        return resume_gathered(ctx, w, v);
    }
}

bool vm_resume(struct context *ctx, uint32_t w, uint32_t stage, value v) {
    uint32_t op = code_op(w);
    if (op >= OP_ADD && op <= OP_SUB_INPLACE_I)
        return resume_binary(ctx, w, stage, v);
    if ((op >= OP_EQ && op <= OP_GE) ||
        (op >= OP_JUMP_EQ && op <= OP_JUMP_GE_I))
        return resume_compare(ctx, w, stage, v);
    switch (op) {
    case OP_NOT:
    case OP_JUMP_TRUE:
    case OP_JUMP_FALSE:
    case OP_IN:
    case OP_NOT_IN:
        return resume_truth(ctx, w, stage, v);
    default:
        return resume_other(ctx, w, v);
    }
}

/* --- relays --- */

/* __new__ has returned: __init__ runs if it made one of its class. */
static enum vm_filtered filter_new(struct context *ctx, value *v) {
    const value *relay = ctx->frame->base;
    const struct type *type = value_pointer(relay[0]);
    bool made = type->base == &value_type_type ? value_is_kind(*v, KIND_TYPE)
                                               : vm_is_kind_of(*v, type);
    value init =
        made ? vm_defined(value_type_of(*v), SYM___init__) : VALUE_UNSET;
    if (init == VALUE_UNSET)
        return FILTER_VALUE;
    uint32_t count = (uint32_t)value_int48(relay[1]);
    uint32_t keywords = (uint32_t)value_int48(relay[2]);
    uint32_t values = count + 2 * keywords;
    value *w = ctx->stack_top;
    if (!vm_room(ctx, values + 2))
        return FILTER_RAISED;
    w[0] = init;
    w[1] = *v;
    memcpy(w + 2, relay + 3, values * sizeof *w);
    ctx->frame->base[0] = *v;
    struct vm_call call = {w, count, keywords, RESUME_INIT, 0};
    return vm_invoke(ctx, &call) ? FILTER_DONE : FILTER_RAISED;
}

static bool filter_length(value *v) {
    int64_t n;
    if (!value_is_int(*v))
        return value_raise(&value_type_TypeError,
                           "'%t' object cannot be interpreted as an integer",
                           *v);
    if (!value_to_int64(*v, &n))
        return false;
    return n >= 0 ||
           value_raise(&value_type_ValueError, "__len__() should return >= 0");
}

static bool must_be_str(value method, value v) {
    if (value_is_str(value_unwrap(v)))
        return true;
    if (method == VALUE_SYMBOL(SYM___format__))
        return value_raise(&value_type_TypeError,
                           "__format__ must return a str, not %t", v);
    return value_raise(&value_type_TypeError,
                       "%v returned non-string (type %t)", method, v);
}

enum vm_filtered vm_filter(struct context *ctx, uint32_t how, value *v) {
    bool ok = true;
    switch (how & 0xFFu) {
    case RESUME_INIT:
        ok = *v == VALUE_NONE || vm_init_error(*v);
        *v = ctx->frame->base[0];
        break;
    case RESUME_NEW:
        return filter_new(ctx, v);
    case RESUME_LENGTH:
        ok = filter_length(v);
        break;
    case RESUME_TEXT:
        ok = must_be_str(ctx->frame->base[0], *v);
        break;
    case RESUME_FALLBACK: /* next(iterator, default) */
        if (*v == VALUE_STOP)
            *v = ctx->frame->base[0];
        break;
    case RESUME_GETATTR:
        return vm_filter_attribute(ctx, v);
    case RESUME_GATHER:
        return vm_filter_gathering(ctx, v);
    case RESUME_BODY:
        ok = vm_class_finish(ctx, v);
        break;
    default:
        CHECK(false); /* a relay of unknown kind */
    }
    return ok ? FILTER_VALUE : FILTER_RAISED;
}
