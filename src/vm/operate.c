/* SPDX-License-Identifier: MIT */
/* Operators: builtin types by their hooks, user classes by their special
 * methods. A method has to be called by the loop, so each operator is a list
 * of candidates that is taken up again at the stage after the one that
 * returned NotImplemented.
 */
#include "vm/gather.h"

#include "value/iterator.h"
#include "value/number.h"
#include "value/symbol.h"

struct names {
    uint16_t plain, reflected, inplace;
    const char *text;
};

static const struct names binary_names[VALUE_BINARY_COUNT] = {
    [VALUE_ADD] = {SYM___add__, SYM___radd__, SYM___iadd__, "+"},
    [VALUE_SUB] = {SYM___sub__, SYM___rsub__, SYM___isub__, "-"},
    [VALUE_MUL] = {SYM___mul__, SYM___rmul__, SYM___imul__, "*"},
    [VALUE_TRUEDIV] = {SYM___truediv__, SYM___rtruediv__, SYM___itruediv__,
                       "/"},
    [VALUE_FLOORDIV] = {SYM___floordiv__, SYM___rfloordiv__, SYM___ifloordiv__,
                        "//"},
    [VALUE_MOD] = {SYM___mod__, SYM___rmod__, SYM___imod__, "%"},
    [VALUE_POW] = {SYM___pow__, SYM___rpow__, SYM___ipow__, "** or pow()"},
    [VALUE_LSHIFT] = {SYM___lshift__, SYM___rlshift__, SYM___ilshift__, "<<"},
    [VALUE_RSHIFT] = {SYM___rshift__, SYM___rrshift__, SYM___irshift__, ">>"},
    [VALUE_AND] = {SYM___and__, SYM___rand__, SYM___iand__, "&"},
    [VALUE_OR] = {SYM___or__, SYM___ror__, SYM___ior__, "|"},
    [VALUE_XOR] = {SYM___xor__, SYM___rxor__, SYM___ixor__, "^"},
    [VALUE_MATMUL] = {SYM___matmul__, SYM___rmatmul__, SYM___imatmul__, "@"},
};

enum value_binary vm_binary_named(uint32_t name, bool *reflected) {
    uint32_t op = 0;
    while (binary_names[op].plain != name && binary_names[op].reflected != name)
        op++;
    *reflected = binary_names[op].plain != name;
    return op;
}

static const struct {
    uint16_t name;
    uint8_t swapped;
    const char *text;
} compare_names[] = {
    [VALUE_EQ] = {SYM___eq__, VALUE_EQ, "=="},
    [VALUE_NE] = {SYM___ne__, VALUE_NE, "!="},
    [VALUE_LT] = {SYM___lt__, VALUE_GT, "<"},
    [VALUE_LE] = {SYM___le__, VALUE_GE, "<="},
    [VALUE_GT] = {SYM___gt__, VALUE_LT, ">"},
    [VALUE_GE] = {SYM___ge__, VALUE_LE, ">="},
};

static bool is_user(value v) {
    if (!value_is_pointer(v))
        return false;
    uint8_t kind = value_object_kind(v);
    return kind == KIND_INSTANCE || kind == KIND_EXCEPTION ||
           (kind == KIND_TYPE && (value_type_of(v)->flags & TYPE_HEAP) != 0);
}

bool vm_special(value v, uint32_t name, value *callable, value *self) {
    const struct type *type = value_type_of(v);
    value found = value_type_lookup(type, name, NULL);
    *self = VALUE_UNSET;
    *callable = found;
    if (found == VALUE_UNSET)
        return false;
    if (!value_is_pointer(found))
        return found != VALUE_NONE;
    switch (value_object_kind(found)) {
    case KIND_FUNCTION:
        *self = v;
        return true;
    case KIND_NATIVE: {
        const struct native *n = value_pointer(found);
        if (n->flags & NATIVE_METHOD)
            *self = v;
        if (n->flags & NATIVE_CLASS)
            *self = vm_class_of(v);
        return true;
    }
    case KIND_BOUND_METHOD:
        if (vm_is_unbound(found))
            *self = v;
        return true;
    case KIND_STATIC_METHOD:
    case KIND_CLASS_METHOD:
        *callable = slot_load(
            &((const struct vm_wrapper *)value_pointer(found))->function);
        if (value_object_kind(found) == KIND_CLASS_METHOD)
            *self = vm_class_of(v);
        return true;
    default:
        return true;
    }
}

value vm_defined(const struct type *type, uint32_t name) {
    const struct type *owner;
    if (!(type->flags & TYPE_HEAP))
        return VALUE_UNSET;
    value found = value_type_lookup(type, name, &owner);
    return found != VALUE_UNSET && (owner->flags & TYPE_HEAP) ? found
                                                              : VALUE_UNSET;
}

/* Asks for v.name(a, b), as vm_tail, if v is of a user's class that has it;
 * false: no. */
static bool ask(value v, uint32_t name, value a, value b, value *out) {
    value callable, self;
    if (!is_user(v) || vm_defined(value_type_of(v), name) == VALUE_UNSET ||
        !vm_special(v, name, &callable, &self))
        return false;
    return vm_tail(callable, self, a, b, out);
}

bool vm_special_call(value v, uint32_t name, value a, value b, value *out) {
    return ask(v, name, a, b, out);
}

static const struct type_hooks *hooks_of(value v) {
    static const struct type_hooks none;
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    return hooks != NULL ? hooks : &none;
}

/* --- binary --- */

/* The right operand goes first if its class derives from the left's and
 * has the reflected method. */
static bool right_first(value a, value b, uint32_t name, uint32_t plain) {
    if (!is_user(b))
        return false;
    value_pause();
    const struct type *ta = value_type_of(a), *tb = value_type_of(b);
    if (!is_user(a) && hooks_of(a)->subscript != NULL) /* a sequence is asked */
        return vm_defined(tb, name) != VALUE_UNSET;    /* last, as sq_concat */
    if (ta == tb || !value_is_subtype(tb, ta))
        return false;
    value mine = vm_defined(tb, name);
    return mine != VALUE_UNSET &&
           (mine != vm_defined(ta, name) || name == plain);
}

/* Candidate 0 or 1 of a op b; NOT_IMPLEMENTED if it has nothing. */
static bool candidate(enum value_binary op, value a, value b, bool right,
                      value *out) {
    const struct names *n = &binary_names[op];
    value side = right ? b : a;
    *out = VALUE_NOT_IMPLEMENTED;
    if (right && is_user(b) && value_type_of(a) == value_type_of(b))
        return true; /* its own method has said no already */
    if (right ? ask(b, n->reflected, a, VALUE_UNSET, out)
              : ask(a, n->plain, b, VALUE_UNSET, out))
        return true;
    const struct type_hooks *hooks = hooks_of(side);
    if (hooks->binary == NULL)
        return true;
    return hooks->binary(op, value_unwrap(a), value_unwrap(b), out);
}

static bool is_sequence(value v) {
    static const uint32_t kinds = 1u << KIND_STR | 1u << KIND_BYTES |
                                  1u << KIND_BYTEARRAY | 1u << KIND_LIST |
                                  1u << KIND_TUPLE;
    v = value_unwrap(v);
    return value_is_symbol(v) ||
           (value_is_pointer(v) && value_object_kind(v) < 32 &&
            (kinds >> value_object_kind(v) & 1) != 0);
}

static bool unsupported(enum value_binary op, value a, value b,
                        const char *suffix, value *out) {
    if (op == VALUE_OR && value_extra() != NULL &&
        value_context()->level == 0 &&
        (value_is_kind(a, KIND_TYPE) || value_is_kind(b, KIND_TYPE))) {
        if (!value_extra()->unite(a, b, out))
            return false;
        if (*out != VALUE_NOT_IMPLEMENTED)
            return true;
    }
    if (op == VALUE_MUL && (is_sequence(a) || is_sequence(b)))
        return value_raise(&value_type_TypeError,
                           "can't multiply sequence by non-int of type '%t'",
                           is_sequence(a) ? b : a);
    return value_raise(&value_type_TypeError,
                       "unsupported operand type(s) for %s%s: '%t' and '%t'",
                       op == VALUE_POW && *suffix != 0 ? "**"
                                                       : binary_names[op].text,
                       suffix, a, b);
}

/* A sequence times an object that has __index__. */
static bool repeat(enum value_binary op, value a, value b, value *out) {
    value callable, self, n;
    bool swap = is_user(a) && hooks_of(b)->subscript != NULL;
    value times = swap ? a : b, sequence = value_unwrap(swap ? b : a);
    const struct type_hooks *hooks = hooks_of(sequence);
    if (op != VALUE_MUL || !is_user(times) || hooks->binary == NULL ||
        hooks->subscript == NULL ||
        !vm_special(times, SYM___index__, &callable, &self))
        return unsupported(op, a, b, "", out);
    if (!vm_tail(callable, self, VALUE_UNSET, VALUE_UNSET, &n) ||
        !vm_settle(value_context(), 0, &n) ||
        !hooks->binary(op, sequence, value_unwrap(n), out))
        return false;
    return *out != VALUE_NOT_IMPLEMENTED ||
           value_raise(&value_type_TypeError,
                       "__index__ returned non-int (type %t)", n);
}

static bool operate_stages(enum value_binary op, value a, value b,
                           uint32_t *stage, value *out) {
    bool swap = right_first(a, b, binary_names[op].reflected, 0);
    while (*stage < 2) {
        bool right = (*stage == 1) != swap;
        ++*stage;
        if (!candidate(op, a, b, right, out))
            return false;
        if (*out != VALUE_NOT_IMPLEMENTED)
            return true;
    }
    return true;
}

static bool is_small_number(value v) {
    return value_is_double(v) || value_is_int48(v);
}

/* Two of builtin types: the hook of the left one, then that of the right. */
static bool operate_builtin(enum value_binary op, value a, value b,
                            value *out) {
    if (is_small_number(a) && is_small_number(b))
        return value_number_binary(op, a, b, out);
    const struct type_hooks *hooks = hooks_of(a);
    if (hooks->binary != NULL && !hooks->binary(op, a, b, out))
        return false;
    if (*out != VALUE_NOT_IMPLEMENTED)
        return true;
    hooks = hooks_of(b);
    return hooks->binary == NULL || hooks->binary(op, a, b, out);
}

static bool operate(enum value_binary op, value a, value b, uint32_t *stage,
                    value *out) {
    if (!ISA_ROOMY || is_user(a) || is_user(b))
        return operate_stages(op, a, b, stage, out);
    *stage = 2;
    return operate_builtin(op, a, b, out);
}

bool vm_operate(enum value_binary op, value a, value b, uint32_t *stage,
                value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (!operate(op, a, b, stage, out))
        return false;
    return *out != VALUE_NOT_IMPLEMENTED || repeat(op, a, b, out);
}

bool vm_operate_inplace(enum value_binary op, value a, value b, uint32_t *stage,
                        value *out) {
    uint32_t rest;
    *out = VALUE_NOT_IMPLEMENTED;
    if (*stage == 0) {
        *stage = 1;
        if (ask(a, binary_names[op].inplace, b, VALUE_UNSET, out))
            return true;
        const struct type_hooks *hooks = hooks_of(a);
        if (hooks->inplace != NULL &&
            !hooks->inplace(op, value_unwrap(a), value_unwrap(b), out))
            return false;
        if (*out != VALUE_NOT_IMPLEMENTED) {
            if (*out == value_unwrap(a))
                *out = a; /* a subclass of list stays one */
            return true;
        }
    }
    rest = *stage - 1;
    bool ok = operate(op, a, b, &rest, out);
    *stage = rest + 1;
    if (!ok)
        return false;
    return *out != VALUE_NOT_IMPLEMENTED || unsupported(op, a, b, "=", out);
}

bool vm_binary(enum value_binary op, value a, value b, value *out) {
    uint32_t stage = 0;
    do {
        if (!vm_operate(op, a, b, &stage, out) ||
            !vm_settle(value_context(), 0, out))
            return false;
    } while (*out == VALUE_NOT_IMPLEMENTED);
    return true;
}

bool vm_binary_inplace(enum value_binary op, value a, value b, value *out) {
    uint32_t stage = 0;
    do {
        if (!vm_operate_inplace(op, a, b, &stage, out) ||
            !vm_settle(value_context(), 0, out))
            return false;
    } while (*out == VALUE_NOT_IMPLEMENTED);
    return true;
}

/* --- comparison --- */

/* a op b seen from a's side; __ne__ without a method is not __eq__, which
 * the caller must negate: *negate. */
static bool order_side(enum value_compare op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (ask(a, compare_names[op].name, b, VALUE_UNSET, out))
        return true;
    const struct type_hooks *hooks = hooks_of(a);
    if (hooks->compare == NULL)
        return true;
    return hooks->compare(op, value_unwrap(a), value_unwrap(b), out);
}

static bool order_default(enum value_compare op, value a, value b, value *out) {
    if (op == VALUE_EQ || op == VALUE_NE) {
        *out = value_from_bool((a == b) == (op == VALUE_EQ));
        return true;
    }
    return value_raise(&value_type_TypeError,
                       "'%s' not supported between instances of '%t' and '%t'",
                       compare_names[op].text, a, b);
}

/* != of a class that defines only __eq__ */
static bool by_equality(enum value_compare op, value a) {
    return op == VALUE_NE && is_user(a) &&
           vm_defined(value_type_of(a), SYM___ne__) == VALUE_UNSET &&
           vm_defined(value_type_of(a), SYM___eq__) != VALUE_UNSET;
}

bool vm_order(enum value_compare op, value a, value b, uint32_t *stage,
              value *out) {
    enum value_compare swapped = compare_names[op].swapped;
    bool swap = right_first(a, b, compare_names[swapped].name,
                            compare_names[swapped].name);
    if (!is_user(a) && !is_user(b)) {
        *stage = 2;
        return value_compare(op, a, b, out);
    }
    while (*stage < 2) {
        bool right = (*stage == 1) != swap;
        value self = right ? b : a;
        enum value_compare way = right ? swapped : op;
        *stage = (*stage & 1) + 1;
        if (by_equality(way, self)) {
            way = VALUE_EQ;
            *stage |= ORDER_NEGATE;
        }
        if (!order_side(way, self, right ? a : b, out))
            return false;
        if (*out != VALUE_NOT_IMPLEMENTED) {
            if ((*stage & ORDER_NEGATE) && *out != VALUE_TAIL)
                return vm_order_negate(*out, out);
            return true;
        }
        *stage &= ~ORDER_NEGATE;
    }
    return order_default(op, a, b, out);
}

bool vm_order_negate(value v, value *out) {
    bool truth;
    if (!value_truth(v, &truth))
        return false;
    *out = value_from_bool(!truth);
    return true;
}

bool vm_compare(enum value_compare op, value a, value b, value *out) {
    uint32_t stage = 0;
    for (;;) {
        if (!vm_order(op, a, b, &stage, out))
            return false;
        bool tail = *out == VALUE_TAIL;
        if (!vm_settle(value_context(), 0, out))
            return false;
        if (*out != VALUE_NOT_IMPLEMENTED)
            return !tail || !(stage & ORDER_NEGATE) ||
                   vm_order_negate(*out, out);
        stage &= ~ORDER_NEGATE;
    }
}

/* --- unary, truth, length --- */

bool vm_unary(enum value_unary op, value a, value *out) {
    static const struct {
        uint16_t name;
        char text;
    } names[] = {{SYM___neg__, '-'}, {SYM___pos__, '+'}, {SYM___invert__, '~'}};
    *out = VALUE_NOT_IMPLEMENTED;
    if (ask(a, names[op].name, VALUE_UNSET, VALUE_UNSET, out))
        return true;
    const struct type_hooks *hooks = hooks_of(a);
    if (hooks->unary != NULL && !hooks->unary(op, value_unwrap(a), out))
        return false;
    if (*out != VALUE_NOT_IMPLEMENTED)
        return true;
    return value_raise(&value_type_TypeError,
                       "bad operand type for unary %c: '%t'", names[op].text,
                       a);
}

bool vm_truth(value v, value *out) {
    bool truth;
    if (is_user(v)) {
        if (ask(v, SYM___bool__, VALUE_UNSET, VALUE_UNSET, out) ||
            ask(v, SYM___len__, VALUE_UNSET, VALUE_UNSET, out))
            return true;
        if (!(value_type_of(v)->flags & TYPE_WRAPS)) {
            *out = VALUE_TRUE;
            return true;
        }
    }
    if (!value_truth(value_unwrap(v), &truth))
        return false;
    *out = value_from_bool(truth);
    return true;
}

bool vm_is_true(value v, bool *out) {
    value truth;
    if (!vm_truth(v, &truth) || !vm_settle(value_context(), 0, &truth))
        return false;
    *out = truth != VALUE_FALSE && truth != value_from_int48(0);
    return true;
}

bool vm_length(value v, value *out) {
    uint32_t length;
    if (ask(v, SYM___len__, VALUE_UNSET, VALUE_UNSET, out)) {
        vm_tail_through(RESUME_LENGTH, 0, NULL);
        return true;
    }
    const struct type_hooks *hooks = hooks_of(v);
    if (hooks->length == NULL)
        return value_raise(&value_type_TypeError,
                           "object of type '%t' has no len()", v);
    if (!hooks->length(value_unwrap(v), &length))
        return false;
    *out = value_from_int48(length);
    return true;
}

/* --- items --- */

/* list[int] and the like, in annotations: on chips the type itself. */
static bool alias(value type, value key, value *out) {
    const struct type *t = value_pointer(type);
    *out = type;
    if (t->flags & TYPE_HEAP)
        return value_raise(&value_type_TypeError,
                           "type '%q' is not subscriptable", t->name);
    return value_extra() == NULL || value_context()->level != 0 ||
           value_extra()->alias(type, key, out);
}

bool vm_item(value v, value key, value *out) {
    if (ask(v, SYM___getitem__, key, VALUE_UNSET, out))
        return true;
    if (value_is_kind(v, KIND_TYPE)) {
        value found = vm_lookup(value_pointer(v), SYM___class_getitem__);
        if (found == VALUE_UNSET)
            return alias(v, key, out);
        if (value_is_kind(found, KIND_CLASS_METHOD))
            found = slot_load(
                &((const struct vm_wrapper *)value_pointer(found))->function);
        return vm_tail(found, v, key, VALUE_UNSET, out);
    }
    const struct type_hooks *hooks = hooks_of(v);
    if (hooks->subscript == NULL)
        return value_raise(&value_type_TypeError,
                           "'%t' object is not subscriptable", v);
    if ((value_type_of(v)->flags & TYPE_WRAPS) &&
        value_is_kind(value_unwrap(v), KIND_DICT))
        return vm_item_or_missing(v, key, out);
    return hooks->subscript(value_unwrap(v), key, out);
}

/* A subclass of dict may have __missing__. */
bool vm_item_or_missing(value v, value key, value *out) {
    if (!value_dict_get(value_unwrap(v), key, out))
        return false;
    if (*out != VALUE_UNSET || ask(v, SYM___missing__, key, VALUE_UNSET, out))
        return true;
    return value_raise_value(&value_type_KeyError, key);
}

bool vm_item_store(value self, value key, value v, value *out) {
    bool deletes = v == VALUE_UNSET;
    *out = VALUE_NONE;
    if (ask(self, deletes ? SYM___delitem__ : SYM___setitem__, key, v, out))
        return true;
    const struct type_hooks *hooks = hooks_of(self);
    if (hooks->subscript_store == NULL)
        return value_raise_type_text(
            deletes ? BASE_TEXT_OF("'%t' object doesn't support item deletion")
                    : BASE_TEXT_OF("'%t' object does not support item "
                                   "assignment"),
            self);
    return hooks->subscript_store(value_unwrap(self), key, v);
}

bool vm_subscript(value v, value key, value *out) {
    return vm_item(v, key, out) && vm_settle(value_context(), 0, out);
}

/* --- iteration --- */

static bool contains_by_iteration(value container, value item, value *out) {
    value iterator;
    struct vm_gathering g = {.what = GATHER_FIND, .argument = item};
    if (vm_iter(container, &iterator))
        return vm_gather(&g, iterator, out);
    return vm_refused() &&
           value_raise(&value_type_TypeError,
                       "argument of type '%t' is not iterable", container);
}

bool vm_contains(value container, value item, value *out) {
    bool found;
    if (ask(container, SYM___contains__, item, VALUE_UNSET, out))
        return true;
    const struct type_hooks *hooks = hooks_of(container);
    value callable, self;
    if (hooks->contains == NULL ||
        (is_user(container) &&
         vm_special(container, SYM___iter__, &callable, &self)))
        return contains_by_iteration(container, item, out);
    if (!hooks->contains(value_unwrap(container), item, &found))
        return false;
    *out = value_from_bool(found);
    return true;
}

bool vm_iter(value v, value *out) {
    value callable, self;
    if (ask(v, SYM___iter__, VALUE_UNSET, VALUE_UNSET, out))
        return true;
    if (value_is_kind(v, KIND_GENERATOR)) {
        *out = v;
        return true;
    }
    value plain = value_unwrap(v);
    bool bare = is_user(v) && plain == v;
    if (!bare)
        return value_iterate(plain, out);
    if (vm_special(v, SYM___getitem__, &callable, &self))
        return vm_sequence_iterator(v, 0, false, out);
    return value_raise(&value_type_TypeError, "'%t' object is not iterable", v);
}

bool vm_step(value iterator, value *out) {
    if (ISA_ROOMY && value_is_kind(iterator, KIND_ITERATOR))
        return value_iterator_next(iterator, out);
    if (ask(iterator, SYM___next__, VALUE_UNSET, VALUE_UNSET, out))
        return true;
    if (value_is_kind(iterator, KIND_GENERATOR))
        return vm_tail(value_from_static(&vm_generator_next_native), iterator,
                       VALUE_UNSET, VALUE_UNSET, out);
    const struct type_hooks *hooks = hooks_of(iterator);
    if (hooks->next != NULL)
        return hooks->next(value_unwrap(iterator), out);
    return value_raise(&value_type_TypeError, "'%t' object is not an iterator",
                       iterator);
}

bool vm_iterate(value v, value *out) {
    if (!vm_iter(v, out))
        return false;
    if (*out != VALUE_TAIL)
        return true;
    return vm_settle(value_context(), 0, out) && vm_must_iterate(*out);
}

bool vm_next(value iterator, value *out) {
    struct context *ctx = value_context();
    if (!value_poll()) /* M2: a loop in C over an iterator */
        return false;
    if (value_is_kind(iterator, KIND_GENERATOR))
        return vm_generator_step(ctx, iterator, out);
    return vm_step(iterator, out) && vm_settle(ctx, HOW_STOPS, out);
}

/* --- text --- */

bool vm_text_call(value v, uint32_t method, value spec, value *out) {
    value name = value_from_symbol(method);
    if (!ask(v, method, spec, VALUE_UNSET, out))
        return false;
    vm_tail_through(RESUME_TEXT, 1, &name);
    return true;
}

bool vm_text(value v, uint32_t method, value *out) {
    if (vm_text_call(v, method, VALUE_UNSET, out))
        return true;
    if (method == SYM___str__ && !value_is_kind(v, KIND_EXCEPTION) &&
        !value_is_str(value_unwrap(v)) &&
        vm_text_call(v, SYM___repr__, VALUE_UNSET, out))
        return true;
    return value_to_str(v, method == SYM___repr__, out);
}

bool vm_format(value v, value spec, value *out) {
    uint32_t length;
    if (vm_text_call(v, SYM___format__, spec, out))
        return true;
    const char *text = value_str_text(spec, &length);
    if (length == 0)
        return vm_text(v, SYM___str__, out);
    if (is_user(v) && !(value_type_of(v)->flags & TYPE_WRAPS))
        return value_raise(&value_type_TypeError,
                           "unsupported format string passed to "
                           "%t.__format__",
                           v);
    return value_format_spec(value_unwrap(v), text, length, out);
}
