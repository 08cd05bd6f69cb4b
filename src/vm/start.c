/* SPDX-License-Identifier: MIT */
/* Start-up, and what the layers below call back. Neither need be fast, so it
 * stands apart from vm.c (KRAIT_FAST in cmake/folders.cmake).
 */
#include "vm/gather.h"

#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "vm/class_statement.h"

/* Depth of C builtins that call back, unless the board says otherwise. */
#define TASK_REENTRY 100
#define HANDLER_REENTRY 2

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
    if ((type->flags & TYPE_WRAPS) && (!ISA_FULL || value_unwrap(v) != v))
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

/* type.__new__(meta, ...), through super as a rule. */
static bool make_class(struct arguments *args, value *out) {
    const value *a = args->at;
    if (args->count == 2 && args->keywords == 0) {
        *out = vm_class_of(a[1]);
        return true;
    }
    if (args->count != 4)
        return value_raise(&value_type_TypeError,
                           "type.__new__() takes exactly 3 arguments "
                           "(%u given)",
                           args->count - 1);
    struct vm_class_statement said = {a[1], a[2], a[3], a[0], VALUE_UNSET};
    return vm_class_keywords(a + 4, args->keywords, NULL, &said.keywords) &&
           vm_class_make(&said, out);
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
    .make_class = make_class,
    .ascii = vm_ascii,
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
    if (memory->stack_values[level] > VM_STACK_MARGIN)
        ctx->stack_limit += memory->stack_values[level] - VM_STACK_MARGIN;
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
