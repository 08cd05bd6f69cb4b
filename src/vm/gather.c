/* SPDX-License-Identifier: MIT */
/* Going through the items of an iterable for an instruction or a builtin. What
 * C can give at once is taken in a loop; where Python code has to run, the
 * state of the loop becomes a relay and the execution loop runs that code, so
 * that generators and key functions nest as deep as calls do (M1). What is
 * rarer (a method of an item that is compared or added, a native __next__) is
 * waited for. Rejected: the builtins as bytecode, which had to be assembled by
 * hand and would stand in tracebacks.
 */
#include "vm/gather.h"

#include "value/native.h"
#include "value/number.h"
#include "value/symbol.h"
#include "vm/fast.h"
#include "vm/item.h"

/* What is to arrive next. */
enum {
    AWAITS_ITEM,
    AWAITS_KEY,      /* of `current`; in a mapping the item under it */
    AWAITS_ITERATOR, /* from __iter__ */
    AWAITS_KEYS      /* from keys() */
};

_Static_assert(sizeof(struct vm_gathering) <= VM_KEPT * sizeof(value),
               "a relay keeps it");

/* How the call under way delivers: only __next__ may end the loop. */
static uint32_t how_of(const struct vm_gathering *g) {
    return g->awaits == AWAITS_ITEM ? RESUME_GATHER | (uint32_t)HOW_STOPS
                                    : (uint32_t)RESUME_GATHER;
}

/* True if the call that is asked for pushes a frame, so that its result comes
 * later. Within the call, as a generator comes from its function, it would
 * lead to the next one: a C frame for each item. */
static bool pushes_frame(const struct context *ctx) {
    value f = ctx->tail[0];
    if (ctx->tail_how != 0 || ctx->tail_count > 2)
        return false;
    if (value_is_kind(f, KIND_BOUND_METHOD) && !vm_is_unbound(f))
        f = slot_load(&((const struct vm_bound *)value_pointer(f))->function);
    if (!value_is_kind(f, KIND_FUNCTION))
        return f == value_from_static(&vm_generator_next_native);
    const struct vm_function *function = value_pointer(f);
    const struct code *code = slot_pointer(&function->code);
    return !(code->flags & (CODE_GENERATOR | CODE_COROUTINE));
}

/* Leaves VALUE_TAIL only where the call pushes a frame. */
static bool settle_natives(const struct vm_gathering *g, value *v) {
    struct context *ctx = value_context();
    if (*v != VALUE_TAIL || pushes_frame(ctx))
        return true;
    return vm_settle(ctx, how_of(g) & HOW_STOPS, v);
}

static bool is_better(const struct vm_gathering *g, value key, bool *out) {
    value answer;
    *out = true;
    if (g->result == VALUE_UNSET)
        return true;
    return vm_compare(g->what == GATHER_MIN ? VALUE_LT : VALUE_GT, key,
                      g->other, &answer) &&
           vm_is_true(answer, out);
}

bool vm_gather_best(struct vm_gathering *g, value item, value key) {
    bool better;
    if (!is_better(g, key, &better))
        return false;
    if (better) {
        g->result = item;
        g->other = key;
    }
    return true;
}

/* The key of an item has come, or its item. */
static bool take_key(struct vm_gathering *g, value item, value key) {
    if (g->what == GATHER_MAPPING)
        return value_dict_set(g->result, item, key);
    if (g->what == GATHER_SORTED)
        return value_list_append(g->result, item) &&
               value_list_append(g->other, key);
    return vm_gather_best(g, item, key);
}

/* An item that has a key; *out TAIL while that is asked for. */
static bool take_keyed(struct vm_gathering *g, value item, value *out) {
    value key = item;
    if (g->what == GATHER_MAPPING) {
        if (!vm_item(g->argument, item, &key))
            return false;
    } else if (g->argument != VALUE_NONE) {
        if (!vm_tail(g->argument, VALUE_UNSET, item, VALUE_UNSET, &key))
            return false;
    }
    g->current = item;
    g->awaits = AWAITS_KEY;
    if (!settle_natives(g, &key))
        return false;
    if (key == VALUE_TAIL) {
        *out = VALUE_TAIL;
        return true;
    }
    g->awaits = AWAITS_ITEM;
    return take_key(g, item, key);
}

/* Ends a search with `found` if the item decides it. */
static bool take_tested(const struct vm_gathering *g, value item, value *out) {
    bool yes;
    if (g->what == GATHER_FIND ? !value_equal(item, g->argument, &yes)
                               : !vm_is_true(item, &yes))
        return false;
    if (yes != (g->what == GATHER_ALL))
        *out = value_from_bool(yes);
    return true;
}

/* Two numbers of one kind, as nearly all sums have them, without a call. */
static bool add(value a, value b, value *out) {
    if (ISA_ROOMY && value_is_double(a) && value_is_double(b)) {
        *out = fast_from_double(value_double(a) + value_double(b));
        return true;
    }
    if (ISA_ROOMY && value_is_int48(a) && value_is_int48(b))
        return value_int_from_int64(value_int48(a) + value_int48(b), out);
    return vm_binary(VALUE_ADD, a, b, out);
}

/* *out: UNSET to go on. */
static bool take(struct vm_gathering *g, value item, value *out) {
    switch (g->what) {
    case GATHER_SOME:
        if (!value_list_append(g->result, item))
            return false;
        if (value_list_length(g->result) == value_int48(g->argument))
            *out = g->result;
        return true;
    case GATHER_LIST:
    case GATHER_EXTEND:
    case GATHER_CALL:
        return value_list_append(g->result, item);
    case GATHER_SET:
        return value_set_add(g->result, item);
    case GATHER_SUM:
        return add(g->result, item, &g->result);
    case GATHER_SORTED:
        if (g->argument == VALUE_NONE)
            return value_list_append(g->result, item);
        return take_keyed(g, item, out);
    case GATHER_FIND:
    case GATHER_ANY:
    case GATHER_ALL:
        return take_tested(g, item, out);
    default:
        return take_keyed(g, item, out);
    }
}

static bool call_with_list(struct vm_gathering *g, value *out) {
    value at[2] = {g->other, g->result};
    struct arguments args = {at, 2, 0};
    if (g->other == VALUE_UNSET)
        args = (struct arguments){at + 1, 1, 0};
    if (value_is_kind(g->argument, KIND_NATIVE))
        return ((const struct native *)value_pointer(g->argument))
            ->call(&args, out);
    const struct type *type = value_pointer(g->argument);
    return type->hooks->make(g->argument, &args, out);
}

/* There are no more items. */
static bool finish(struct vm_gathering *g, value *out) {
    *out = g->result;
    switch (g->what) {
    case GATHER_CALL:
        return call_with_list(g, out);
    case GATHER_EXTEND:
        *out = VALUE_NONE;
        return true;
    case GATHER_FIND:
    case GATHER_ANY:
    case GATHER_ALL:
        *out = value_from_bool(g->what == GATHER_ALL);
        return true;
    case GATHER_SORTED:
        return g->argument == VALUE_NONE
                   ? value_list_sort(*out, VALUE_NONE,
                                     g->fallback == VALUE_TRUE)
                   : value_list_sort_by(*out, g->other,
                                        g->fallback == VALUE_TRUE);
    case GATHER_MIN:
    case GATHER_MAX:
        if (*out == VALUE_UNSET)
            *out = g->fallback;
        return *out != VALUE_UNSET ||
               value_raise(&value_type_ValueError,
                           "%q() arg is an empty sequence",
                           g->what == GATHER_MIN ? SYM_min : SYM_max);
    default:
        return true;
    }
}

static bool take_iterator(struct vm_gathering *g, value v) {
    g->iterator = v;
    g->awaits = AWAITS_ITEM;
    return true;
}

/* *out: UNSET to go on, TAIL, or the result. */
static bool arrive(struct vm_gathering *g, value v, value *out) {
    uint32_t awaits = g->awaits;
    *out = VALUE_UNSET;
    g->awaits = AWAITS_ITEM;
    switch (awaits) {
    case AWAITS_ITEM:
        return v == VALUE_STOP ? finish(g, out) : take(g, v, out);
    case AWAITS_KEY:
        return take_key(g, g->current, v);
    case AWAITS_KEYS:
        g->awaits = AWAITS_ITERATOR;
        if (!vm_iter(v, &v) || !settle_natives(g, &v))
            return false;
        if (v == VALUE_TAIL) {
            *out = v;
            return true;
        }
        return take_iterator(g, v);
    default:
        return vm_must_iterate(v) && take_iterator(g, v);
    }
}

/* A generator is resumed without its __next__. */
static bool resumes(const struct vm_gathering *g) {
    return g->awaits == AWAITS_ITEM &&
           value_is_kind(g->iterator, KIND_GENERATOR);
}

/* *out may be TAIL; the call is asked for unless the iterator resumes. */
static bool go_on(struct vm_gathering *g, value v, value *out) {
    for (;;) {
        if (!arrive(g, v, out))
            return false;
        if (*out != VALUE_UNSET)
            return true;
        if (!value_poll())
            return false;
        if (ISA_ROOMY && item_next(g->iterator, &v))
            continue;
        if (resumes(g))
            v = VALUE_TAIL;
        else if (!vm_step(g->iterator, &v) || !settle_natives(g, &v))
            return false;
        if (v == VALUE_TAIL) {
            *out = v;
            return true;
        }
    }
}

/* Before there is a relay: *out may be a call that is to pass one. */
static bool begin(struct vm_gathering *g, value v, value *out) {
    if (v == VALUE_TAIL)
        *out = v;
    else if (!go_on(g, v, out))
        return false;
    if (*out != VALUE_TAIL)
        return true;
    if (resumes(g) && !vm_tail(value_from_static(&vm_generator_next_native),
                               g->iterator, VALUE_UNSET, VALUE_UNSET, out))
        return false;
    vm_tail_through(how_of(g), sizeof *g / sizeof(value),
                    (const value *)(const void *)g);
    return true;
}

bool vm_gather(struct vm_gathering *g, value iterator, value *out) {
    g->awaits = AWAITS_ITERATOR;
    return settle_natives(g, &iterator) && begin(g, iterator, out);
}

bool vm_gather_items(struct vm_gathering *g, value iterable, value *out) {
    value iterator;
    return vm_iter(iterable, &iterator) && vm_gather(g, iterator, out);
}

bool vm_gather_mapping(struct vm_gathering *g, value keys, value *out) {
    value v;
    g->awaits = AWAITS_KEYS;
    return vm_tail(keys, VALUE_UNSET, VALUE_UNSET, VALUE_UNSET, &v) &&
           settle_natives(g, &v) && begin(g, v, out);
}

enum vm_filtered vm_filter_gathering(struct context *ctx, value *v) {
    struct vm_gathering *g = (void *)ctx->frame->base;
    value out;
    if (!go_on(g, *v, &out))
        return FILTER_RAISED;
    *v = out;
    if (out != VALUE_TAIL)
        return FILTER_VALUE;
    bool ok = resumes(g) ? vm_generator_resume(ctx, value_pointer(g->iterator),
                                               VALUE_NONE, how_of(g), 0)
                         : vm_invoke_tail(ctx, how_of(g), 0);
    return ok ? FILTER_DONE : FILTER_RAISED;
}

bool vm_gathers(value v) {
    return value_is_kind(v, KIND_GENERATOR) ||
           (value_is_kind(v, KIND_INSTANCE) &&
            vm_defined(value_type_of(v), SYM___iter__) != VALUE_UNSET);
}

bool vm_refused(void) {
    if (!value_pending_is(&value_type_TypeError))
        return false;
    (void)value_take_exception();
    return true;
}
