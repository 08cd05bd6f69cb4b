/* SPDX-License-Identifier: MIT */
/* Special methods of builtin types under their names, as super().__getitem__
 * and list.__len__ want them. Operators never come here: they use the hooks
 * that these functions wrap. A type has a name exactly if it has the hook.
 */
#include "vm/operate.h"
#include "vm/special_desk.h"
#include "vm/state.h"

#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"

/* The hooks of the builtin ancestor, and its own data in *self. */
static const struct type_hooks *of(const struct arguments *args, value *self) {
    *self = value_unwrap(args->at[0]);
    return value_type_of(*self)->hooks;
}

static bool lacks(const struct arguments *args, const char *name) {
    return value_raise(&value_type_TypeError, "'%t' object has no method %s",
                       args->at[0], name);
}

static bool item_get(struct arguments *args, value *out) {
    value self;
    const struct type_hooks *h = of(args, &self);
    if (h == NULL || h->subscript == NULL)
        return lacks(args, "__getitem__");
    if (value_is_kind(self, KIND_DICT))
        return vm_item_or_missing(args->at[0], args->at[1], out);
    return h->subscript(self, args->at[1], out);
}

static bool item_set(struct arguments *args, value *out) {
    value self;
    const struct type_hooks *h = of(args, &self);
    *out = VALUE_NONE;
    if (h == NULL || h->subscript_store == NULL)
        return lacks(args, "__setitem__");
    return h->subscript_store(self, args->at[1], args->at[2]);
}

static bool item_delete(struct arguments *args, value *out) {
    value self;
    const struct type_hooks *h = of(args, &self);
    *out = VALUE_NONE;
    if (h == NULL || h->subscript_store == NULL)
        return lacks(args, "__delitem__");
    return h->subscript_store(self, args->at[1], VALUE_UNSET);
}

static bool contains(struct arguments *args, value *out) {
    value self;
    bool found;
    const struct type_hooks *h = of(args, &self);
    if (h == NULL || h->contains == NULL)
        return lacks(args, "__contains__");
    if (!h->contains(self, args->at[1], &found))
        return false;
    *out = value_from_bool(found);
    return true;
}

static bool length(struct arguments *args, value *out) {
    value self;
    uint32_t n;
    const struct type_hooks *h = of(args, &self);
    if (h == NULL || h->length == NULL)
        return lacks(args, "__len__");
    if (!h->length(self, &n))
        return false;
    *out = value_from_int48(n);
    return true;
}

static bool iterate(struct arguments *args, value *out) {
    return value_iterate(value_unwrap(args->at[0]), out);
}

static bool next(struct arguments *args, value *out) {
    value self;
    const struct type_hooks *h = of(args, &self);
    if (h == NULL || h->next == NULL)
        return lacks(args, "__next__");
    if (!h->next(self, out))
        return false;
    return *out != VALUE_STOP ||
           value_raise_value(&value_type_StopIteration, VALUE_UNSET);
}

static bool truth(struct arguments *args, value *out) {
    bool b;
    if (!value_truth(value_unwrap(args->at[0]), &b))
        return false;
    *out = value_from_bool(b);
    return true;
}

static bool hash(struct arguments *args, value *out) {
    uint32_t h;
    if (!value_hash(value_unwrap(args->at[0]), &h))
        return false;
    *out = value_from_int48(h);
    return true;
}

static bool format(struct arguments *args, value *out) {
    uint32_t n;
    value self = value_unwrap(args->at[0]);
    if (!value_is_str(args->at[1]))
        return value_raise(&value_type_TypeError,
                           "__format__() argument must be str, not %t",
                           args->at[1]);
    const char *text = value_str_text(args->at[1], &n);
    if (n == 0)
        return vm_text(args->at[0], SYM___str__, out);
    if (value_is_kind(self, KIND_INSTANCE))
        return value_raise(&value_type_TypeError,
                           "unsupported format string passed to "
                           "%t.__format__",
                           self);
    return value_format_spec(self, text, n, out);
}

static bool binary(struct arguments *args, enum value_binary op, bool swap,
                   value *out) {
    value self, other = value_unwrap(args->at[1]);
    const struct type_hooks *h = of(args, &self);
    *out = VALUE_NOT_IMPLEMENTED;
    if (h == NULL || h->binary == NULL)
        return true;
    return swap ? h->binary(op, other, self, out)
                : h->binary(op, self, other, out);
}

static bool compare(struct arguments *args, enum value_compare op, value *out) {
    value self, other = value_unwrap(args->at[1]);
    const struct type_hooks *h = of(args, &self);
    *out = VALUE_NOT_IMPLEMENTED;
    if (h == NULL || h->compare == NULL)
        return true;
    return h->compare(op, self, other, out);
}

static bool unary(struct arguments *args, enum value_unary op, value *out) {
    return vm_unary(op, value_unwrap(args->at[0]), out);
}

/* One function for all, which sees by its name what it is called as. */
static bool arithmetic(struct arguments *args, value *out) {
    const struct vm_native_call *c = (const void *)args;
    const struct native *n = value_pointer(c->call->window[0]);
    bool reflected;
    enum value_binary op = vm_binary_named(value_native_name(n), &reflected);
    return binary(args, op, reflected, out);
}

#define COMPARE(name, op)                                                      \
    static bool name(struct arguments *args, value *out) {                     \
        return compare(args, op, out);                                         \
    }
#define UNARY(name, op)                                                        \
    static bool name(struct arguments *args, value *out) {                     \
        return unary(args, op, out);                                           \
    }
COMPARE(eq, VALUE_EQ)
COMPARE(ne, VALUE_NE)
COMPARE(lt, VALUE_LT)
COMPARE(le, VALUE_LE)
COMPARE(gt, VALUE_GT)
COMPARE(ge, VALUE_GE)
UNARY(neg, VALUE_NEG)
UNARY(pos, VALUE_POS)
UNARY(invert, VALUE_INVERT)

static bool absolute(struct arguments *args, value *out) {
    value plain = value_unwrap(args->at[0]);
    return vm_call(value_from_static(&vm_abs_native), 1, &plain, out);
}

static bool index_of(struct arguments *args, value *out) {
    *out = value_unwrap(args->at[0]);
    return true;
}

static bool to_float(struct arguments *args, value *out) {
    double x;
    if (!value_to_double(value_unwrap(args->at[0]), &x))
        return false;
    *out = value_from_double(x);
    return true;
}

/* object's own, which see properties and other data descriptors. */
static bool get_attribute(struct arguments *args, value *out) {
    uint32_t name = value_name_of(args->at[1]);
    if (name == UINT32_MAX || !vm_attribute_plain(args->at[0], name, out))
        return false;
    return *out != VALUE_UNSET || vm_attribute_error(args->at[0], name);
}

static bool set_attribute(struct arguments *args, value *out) {
    uint32_t name = value_name_of(args->at[1]);
    return name != UINT32_MAX &&
           vm_attribute_store_plain(args->at[0], name, args->at[2], out);
}

static bool delete_attribute(struct arguments *args, value *out) {
    uint32_t name = value_name_of(args->at[1]);
    return name != UINT32_MAX &&
           vm_attribute_store_plain(args->at[0], name, VALUE_UNSET, out);
}

/* function.__get__(instance, owner=None), as an attribute is found. */
static bool bind(struct arguments *args, value *out) {
    value instance = args->at[1];
    value owner = args->count > 2 ? args->at[2] : VALUE_NONE;
    if (owner == VALUE_NONE) {
        if (instance == VALUE_NONE)
            return value_raise(&value_type_TypeError,
                               "__get__(None, None) is invalid");
        owner = vm_class_of(instance);
    }
    if (instance == VALUE_NONE)
        instance = VALUE_UNSET;
    return vm_bind_attribute(args->at[0], instance, owner, out);
}

/* function.__call__(...), and type.__call__ beside a metaclass's own. */
static bool call_self(struct arguments *args, value *out) {
    struct vm_native_call *c = (struct vm_native_call *)(void *)args;
    struct vm_call *call = c->call;
    value *w = call->window, self = args->at[0];
    if (w[1] == VALUE_UNSET) {
        call->count--;
        memmove(w + 2, w + 3,
                (call->count + 2 * call->keywords) * sizeof(value));
    }
    w[0] = self;
    w[1] = VALUE_UNSET;
    *out = VM_DELIVERED;
    return value_is_kind(self, KIND_TYPE) ? vm_invoke_class(c->ctx, call)
                                          : vm_invoke(c->ctx, call);
}

#define METHOD(function, symbol, count)                                        \
    NATIVE(function, symbol, count, count, NATIVE_METHOD)
#define ARITHMETIC(name)                                                       \
    static const struct native name##_plain_native = NATIVE_BODY(              \
        arithmetic, SYM___##name##__, 2, 2, NATIVE_METHOD | NATIVE_FRAMES);    \
    static const struct native name##_swapped_native = NATIVE_BODY(            \
        arithmetic, SYM___r##name##__, 2, 2, NATIVE_METHOD | NATIVE_FRAMES)

METHOD(get_attribute, SYM___getattribute__, 2);
METHOD(set_attribute, SYM___setattr__, 3);
METHOD(delete_attribute, SYM___delattr__, 2);
METHOD(item_get, SYM___getitem__, 2);
METHOD(item_set, SYM___setitem__, 3);
METHOD(item_delete, SYM___delitem__, 2);
METHOD(contains, SYM___contains__, 2);
METHOD(length, SYM___len__, 1);
METHOD(iterate, SYM___iter__, 1);
METHOD(next, SYM___next__, 1);
METHOD(truth, SYM___bool__, 1);
METHOD(hash, SYM___hash__, 1);
METHOD(format, SYM___format__, 2);
METHOD(eq, SYM___eq__, 2);
METHOD(ne, SYM___ne__, 2);
METHOD(lt, SYM___lt__, 2);
METHOD(le, SYM___le__, 2);
METHOD(gt, SYM___gt__, 2);
METHOD(ge, SYM___ge__, 2);
METHOD(neg, SYM___neg__, 1);
METHOD(pos, SYM___pos__, 1);
METHOD(invert, SYM___invert__, 1);
METHOD(absolute, SYM___abs__, 1);
METHOD(index_of, SYM___index__, 1);
METHOD(to_float, SYM___float__, 1);
NATIVE(bind, SYM___get__, 2, 3, NATIVE_METHOD);
NATIVE(call_self, SYM___call__, 1, 255,
       NATIVE_METHOD | NATIVE_KEYWORDS | NATIVE_FRAMES);
ARITHMETIC(add);
ARITHMETIC(sub);
ARITHMETIC(mul);
ARITHMETIC(truediv);
ARITHMETIC(floordiv);
ARITHMETIC(mod);
ARITHMETIC(pow);
ARITHMETIC(lshift);
ARITHMETIC(rshift);
ARITHMETIC(and);
ARITHMETIC(or);
ARITHMETIC(xor);

/* Which hook a type must have for the name to exist. */
enum need {
    NEED_SUBSCRIPT,
    NEED_STORE,
    NEED_CONTAINS,
    NEED_LENGTH,
    NEED_ITERATE,
    NEED_NEXT,
    NEED_NUMBER, /* arithmetic of numbers only */
    NEED_INT,
    NEED_ADD, /* numbers and sequences */
    NEED_COMPARE,
    NEED_HASH,
    NEED_BINDING, /* what becomes a method or is asked for an attribute */
    NEED_CALL,
    NEED_NOTHING
};

struct extra {
    uint16_t name;
    uint8_t need;
    const struct native *native;
};

#define EXTRA(text, need, function)                                            \
    { SYM___##text##__, need, &function##_native }
#define EXTRA_PAIR(text, need)                                                 \
    EXTRA(text, need, text##_plain), EXTRA(r##text, need, text##_swapped)

static const struct extra extras[] = {
    EXTRA(getattribute, NEED_NOTHING, get_attribute),
    EXTRA(setattr, NEED_NOTHING, set_attribute),
    EXTRA(delattr, NEED_NOTHING, delete_attribute),
    EXTRA(get, NEED_BINDING, bind),
    EXTRA(call, NEED_CALL, call_self),
    EXTRA(getitem, NEED_SUBSCRIPT, item_get),
    EXTRA(setitem, NEED_STORE, item_set),
    EXTRA(delitem, NEED_STORE, item_delete),
    EXTRA(contains, NEED_CONTAINS, contains),
    EXTRA(len, NEED_LENGTH, length),
    EXTRA(iter, NEED_ITERATE, iterate),
    EXTRA(next, NEED_NEXT, next),
    EXTRA(bool, NEED_NUMBER, truth),
    EXTRA(hash, NEED_HASH, hash),
    EXTRA(format, NEED_NOTHING, format),
    EXTRA(eq, NEED_COMPARE, eq),
    EXTRA(ne, NEED_COMPARE, ne),
    EXTRA(lt, NEED_COMPARE, lt),
    EXTRA(le, NEED_COMPARE, le),
    EXTRA(gt, NEED_COMPARE, gt),
    EXTRA(ge, NEED_COMPARE, ge),
    EXTRA(neg, NEED_NUMBER, neg),
    EXTRA(pos, NEED_NUMBER, pos),
    EXTRA(invert, NEED_INT, invert),
    EXTRA(abs, NEED_NUMBER, absolute),
    EXTRA(index, NEED_INT, index_of),
    EXTRA(int, NEED_INT, index_of),
    EXTRA(float, NEED_NUMBER, to_float),
    EXTRA_PAIR(add, NEED_ADD),
    EXTRA_PAIR(sub, NEED_NUMBER),
    EXTRA_PAIR(mul, NEED_ADD),
    EXTRA_PAIR(truediv, NEED_NUMBER),
    EXTRA_PAIR(floordiv, NEED_NUMBER),
    EXTRA_PAIR(mod, NEED_NUMBER),
    EXTRA_PAIR(pow, NEED_NUMBER),
    EXTRA_PAIR(lshift, NEED_INT),
    EXTRA_PAIR(rshift, NEED_INT),
    EXTRA_PAIR(and, NEED_INT),
    EXTRA_PAIR(or, NEED_INT),
    EXTRA_PAIR(xor, NEED_INT),
};

static bool is_number(const struct type *type, enum need need) {
    return type == &value_type_int || type == &value_type_bool ||
           (need == NEED_NUMBER && type == &value_type_float);
}

static bool binds(uint32_t kind) {
    return kind == KIND_FUNCTION || kind == KIND_PROPERTY ||
           kind == KIND_STATIC_METHOD || kind == KIND_CLASS_METHOD;
}

static bool is_called(uint32_t kind) {
    return kind == KIND_TYPE || kind == KIND_FUNCTION || kind == KIND_NATIVE ||
           kind == KIND_BOUND_METHOD;
}

static bool has_hook(const struct type_hooks *h, enum need need) {
    switch (need) {
    case NEED_SUBSCRIPT:
        return h->subscript != NULL;
    case NEED_STORE:
        return h->subscript_store != NULL;
    case NEED_CONTAINS:
        return h->contains != NULL;
    case NEED_LENGTH:
        return h->length != NULL;
    case NEED_ITERATE:
        return h->iterate != NULL || h->subscript != NULL || h->next != NULL;
    case NEED_NEXT:
        return h->next != NULL;
    case NEED_ADD:
        return h->binary != NULL;
    case NEED_COMPARE:
        return h->compare != NULL;
    case NEED_HASH:
        return h->hash != NULL;
    default:
        return true;
    }
}

static bool has(const struct type *type, enum need need) {
    if (need == NEED_BINDING)
        return binds(type->instance_kind);
    if (need == NEED_CALL)
        return is_called(type->instance_kind);
    const struct type_hooks *h = type->hooks;
    if (h == NULL)
        return need == NEED_NOTHING;
    if (need == NEED_NUMBER || need == NEED_INT)
        return is_number(type, need);
    return has_hook(h, need);
}

value vm_type_extra(const struct type *type, uint32_t name) {
    const struct type *native = type->flags & TYPE_HEAP ? type->base : type;
    if (ISA_FULL) {
        value found = vm_type_extra_desk(native, name);
        if (found != VALUE_UNSET)
            return found;
    }
    for (uint32_t i = 0; i < ARRAY_LENGTH(extras); i++)
        if (extras[i].name == name)
            return has(native, extras[i].need) ||
                           (ISA_FULL && vm_has_operator(native, name))
                       ? value_from_static(extras[i].native)
                       : VALUE_UNSET;
    return value_extra() != NULL ? value_extra()->method(native, name)
                                 : VALUE_UNSET;
}
