/* SPDX-License-Identifier: MIT */
/* Making instances: what a call of a type does. A class whose __init__ is in
 * Python gets its instance into the result's register before __init__ runs,
 * so that nothing has to be kept for it (RESUME_INIT_CALL); where the result
 * goes elsewhere, a relay keeps it.
 */
#include "vm/gather.h"

#include "value/class.h"
#include "value/shape.h"
#include "value/symbol.h"
#include "vm/class_statement.h"

value vm_class_of(value v) { return value_from_static(value_type_of(v)); }

bool vm_is_kind_of(value v, const struct type *type) {
    return value_is_subtype(value_type_of(v), type);
}

static bool from_call_instruction(const struct vm_call *call) {
    uint32_t op = code_op(call->word);
    return (call->how & 0xFFu) == RESUME_STORE &&
           (op == OP_CALL || op == OP_CALL_KW || op == OP_CALL_EX);
}

bool vm_invoke_init(struct context *ctx, struct vm_call *call, value instance) {
    const struct type *type = value_type_of(instance);
    value init = vm_defined(type, SYM___init__);
    if (init == VALUE_UNSET)
        return vm_deliver(ctx, call->how, call->word, instance);
    value *result = NULL;
    if (from_call_instruction(call)) {
        result = &ctx->frame->base[code_a(call->word)];
        call->how = RESUME_INIT_CALL;
    } else {
        value *relay = vm_relay_under(ctx, call, 1);
        if (relay == NULL)
            return false;
        relay[0] = instance;
        call->how = RESUME_INIT;
    }
    call->window[0] = init;
    call->window[1] = instance;
    if (!vm_invoke(ctx, call))
        return false;
    if (result != NULL) /* held the callable until now */
        *result = instance;
    return true;
}

/* __new__ in Python: the arguments are kept for __init__. */
static bool invoke_new(struct context *ctx, struct vm_call *call, value new,
                       value type) {
    uint32_t values = call->count + 2 * call->keywords;
    value *relay = vm_relay_under(ctx, call, 3 + values);
    if (relay == NULL)
        return false;
    relay[0] = type;
    relay[1] = value_from_int48(call->count);
    relay[2] = value_from_int48(call->keywords);
    memcpy(relay + 3, call->window + 2, values * sizeof *relay);
    if (value_is_kind(new, KIND_STATIC_METHOD) ||
        value_is_kind(new, KIND_CLASS_METHOD))
        new = slot_load(
            &((const struct vm_wrapper *)value_pointer(new))->function);
    call->window[0] = new;
    call->window[1] = type;
    call->how = RESUME_NEW;
    return vm_invoke(ctx, call);
}

static bool is_mutable_native(const struct type *native) {
    return native == &value_type_list || native == &value_type_dict ||
           native == &value_type_set || native == &value_type_bytearray;
}

bool vm_instance_make(value type, struct arguments *args, value *out) {
    const struct type *t = value_pointer(type);
    if (t->flags & TYPE_EXCEPTION)
        return value_type_BaseException.hooks->make(type, args, out);
    if (t->flags & TYPE_WRAPS) {
        struct arguments none = {args->at, 0, 0};
        bool empty = is_mutable_native(t->base) &&
                     vm_defined(t, SYM___init__) != VALUE_UNSET;
        if (t->hooks == NULL || t->hooks->make == NULL)
            return value_raise(&value_type_TypeError,
                               "cannot create '%q' instances", t->name);
        return t->hooks->make(type, empty ? &none : args, out);
    }
    if (args->count + args->keywords != 0 &&
        vm_defined(t, SYM___init__) == VALUE_UNSET &&
        vm_defined(t, SYM___new__) == VALUE_UNSET)
        return value_raise(&value_type_TypeError, "%q() takes no arguments",
                           t->name);
    return value_instance_new(type, VALUE_UNSET, out);
}

static bool instantiate(struct context *ctx, struct vm_call *call, value type) {
    struct arguments args = {call->window + 2, call->count, call->keywords};
    value instance, new = vm_defined(value_pointer(type), SYM___new__);
    if (new != VALUE_UNSET)
        return invoke_new(ctx, call, new, type);
    value *end = args.at + args.count + 2 * args.keywords;
    value *top = ctx->stack_top;
    if (end > top)
        ctx->stack_top = end;
    bool ok = vm_instance_make(type, &args, &instance);
    ctx->stack_top = top;
    return ok && vm_invoke_init(ctx, call, instance);
}

/* type(x), or type(name, bases, dict) */
static bool type_make(struct vm_call *call, value *out) {
    value *a = call->window + 2;
    if (call->count == 1 && call->keywords == 0) {
        *out = vm_class_of(a[0]);
        return true;
    }
    struct vm_class_statement said = {
        a[0], a[1], a[2], value_from_static(&value_type_type), VALUE_UNSET};
    if (call->count != 3)
        return value_raise(&value_type_TypeError,
                           "type() takes 1 or 3 arguments");
    return vm_class_keywords(a + 3, call->keywords, NULL, &said.keywords) &&
           vm_class_call(&said, out);
}

/* What a builtin type makes of the items that Python code gives. */
static bool gather(const struct type *type, value v, value *out) {
    struct vm_gathering g = {.what = GATHER_LIST, .other = VALUE_UNSET};
    if (type == &value_type_set)
        g.what = GATHER_SET;
    else if (type == &value_type_tuple || type == &value_type_frozenset ||
             (value_is_kind(v, KIND_GENERATOR) &&
              (type == &value_type_dict || type == &value_type_bytes ||
               type == &value_type_bytearray)))
        g.what = GATHER_CALL;
    else if (type != &value_type_list)
        return true;
    g.argument = value_from_static(type);
    return (g.what == GATHER_SET ? value_set_new(KIND_SET, &g.result)
                                 : value_list_new(0, NULL, &g.result)) &&
           vm_gather_items(&g, v, out);
}

/* Constructors that vm knows better than value. */
static bool special_make(struct context *ctx, struct vm_call *call,
                         const struct type *type, value *out) {
    struct arguments args = {call->window + 2, call->count, call->keywords};
    *out = VALUE_UNSET;
    if (type == &value_type_type)
        return type_make(call, out);
    if (type == &value_type_super)
        return vm_super_make(ctx, &args, out);
    if (call->count != 1 || call->keywords != 0)
        return true;
    if (type == &value_type_str)
        return vm_text(args.at[0], SYM___str__, out);
    return !vm_gathers(args.at[0]) || gather(type, args.at[0], out);
}

static bool make_builtin(struct context *ctx, struct vm_call *call, value self,
                         const struct type *type) {
    struct arguments args = {call->window + 2, call->count, call->keywords};
    value v, *top = ctx->stack_top;
    value *end = args.at + args.count + 2 * args.keywords;
    if (end > top)
        ctx->stack_top = end;
    bool ok = special_make(ctx, call, type, &v);
    if (ok && v == VALUE_UNSET) {
        if (type->hooks == NULL || type->hooks->make == NULL)
            ok = value_raise(&value_type_TypeError,
                             "cannot create '%q' instances", type->name);
        else
            ok = type->hooks->make(self, &args, &v);
    }
    if (ok && v == VALUE_TAIL)
        return vm_invoke_tail(ctx, call->how, call->word);
    ctx->stack_top = top;
    return ok && vm_deliver(ctx, call->how, call->word, v);
}

bool vm_invoke_class(struct context *ctx, struct vm_call *call) {
    value self = call->window[0];
    const struct type *type = value_pointer(self);
    if (!(type->flags & TYPE_HEAP))
        return make_builtin(ctx, call, self, type);
    if (type->base == &value_type_type) /* a metaclass makes a class */
        return vm_invoke_metaclass(ctx, call, self);
    return instantiate(ctx, call, self);
}

bool vm_invoke_type(struct context *ctx, struct vm_call *call) {
    value self = call->window[0], callable, owner;
    const struct type *type = value_pointer(self);
    if (call->window[1] != VALUE_UNSET) { /* a type as a method: no binding */
        memmove(call->window + 2, call->window + 1,
                (1 + call->count + 2 * call->keywords) * sizeof(value));
        call->window[1] = VALUE_UNSET;
        call->count++;
    }
    if ((type->flags & TYPE_HEAP) && (value_type_of(self)->flags & TYPE_HEAP) &&
        vm_special(self, SYM___call__, &callable, &owner)) {
        call->window[0] = callable;
        call->window[1] = owner;
        return vm_invoke(ctx, call);
    }
    return vm_invoke_class(ctx, call);
}

bool vm_invoke_metaclass(struct context *ctx, struct vm_call *call,
                         value meta) {
    value *a = call->window + 2, made;
    value new = vm_defined(value_pointer(meta), SYM___new__);
    if (new != VALUE_UNSET)
        return invoke_new(ctx, call, new, meta);
    if (call->count != 3)
        return value_raise(&value_type_TypeError,
                           "type.__new__() takes exactly 3 arguments "
                           "(%u given)",
                           call->count);
    struct vm_class_statement said = {a[0], a[1], a[2], meta, VALUE_UNSET};
    if (!vm_class_keywords(a + 3, call->keywords, NULL, &said.keywords) ||
        !vm_class_make(&said, &made))
        return false;
    return vm_invoke_init(ctx, call, made);
}

/* --- changes of classes (I3) --- */

/* The child that comes after `last`, the first for NULL; NULL: none. */
static struct value_shape *child_after(const struct value_shape *parent,
                                       const struct value_shape *last) {
    value next = slot_load(&parent->transitions), key, child;
    uint32_t cursor = 0;
    bool passed = last == NULL;
    if (value_is_kind(next, KIND_SHAPE))
        return passed ? value_pointer(next) : NULL;
    if (!value_is_kind(next, KIND_DICT))
        return NULL;
    while (value_dict_next(next, &cursor, &key, &child)) {
        if (passed && value_is_kind(child, KIND_SHAPE))
            return value_pointer(child);
        passed |=
            value_is_kind(child, KIND_SHAPE) && value_pointer(child) == last;
    }
    return NULL;
}

/* All of a tree, which may be deep. */
static void renumber(struct value_shape *root) {
    struct value_shape *s = root, *last = NULL;
    root->id = value_shape_id();
    for (;;) {
        struct value_shape *child = child_after(s, last);
        if (child == NULL && s == root)
            return;
        last = child == NULL ? s : NULL;
        s = child == NULL ? slot_pointer(&s->parent) : child;
        if (child != NULL && child->id != SHAPE_NO_ID)
            child->id = value_shape_id();
        value_rest();
    }
}

static void renumber_class(const struct type *type) {
    value list = slot_load(&value_class_of(type)->subclasses);
    if (slot_pointer(&value_class_of(type)->shape) != NULL)
        renumber(slot_pointer(&value_class_of(type)->shape));
    for (uint32_t i = 0; i < value_list_length(list); i++) {
        const struct type *sub = value_pointer(value_list_at(list, i));
        renumber(slot_pointer(&value_class_of(sub)->shape));
    }
}

static bool upsets_caches(uint32_t name, value v) {
    if (name == SYM___setattr__ || name == SYM___delattr__ ||
        name == SYM___getattribute__ || value_is_kind(v, KIND_PROPERTY))
        return true;
    return value_is_kind(v, KIND_INSTANCE) &&
           value_type_lookup(value_type_of(v), SYM___set__, NULL) !=
               VALUE_UNSET;
}

static bool store_name(struct type *t, uint32_t name, value v) {
    if (!value_is_str(v))
        return value_raise(&value_type_TypeError,
                           "can only assign string to %q.%q, not '%t'", t->name,
                           name, v);
    if (name == SYM___qualname__) {
        slot_store(&value_class_of(t)->qualname, v);
        return true;
    }
    uint32_t symbol = value_name_of(v);
    if (symbol == UINT32_MAX)
        return false;
    t->name = symbol;
    return true;
}

bool vm_class_store(value type, uint32_t name, value v) {
    struct type *t = value_pointer(type);
    if ((t->flags & TYPE_HEAP) && v != VALUE_UNSET) {
        if (name == SYM___name__ || name == SYM___qualname__)
            return store_name(t, name, v);
        if (name == SYM___module__) /* and to the dict below */
            slot_store(&value_class_of(t)->module, v);
    }
    if (!value_class_store(type, name, v))
        return false;
    if (v == VALUE_UNSET) /* what it hid */
        v = value_type_lookup(t, name, NULL);
    if (upsets_caches(name, v))
        renumber_class(t);
    return true;
}
