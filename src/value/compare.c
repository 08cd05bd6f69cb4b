/* SPDX-License-Identifier: MIT */
/* Hash, equality, order and truth of any value. Numbers and strings are
 * decided here; other builtin types by their hooks; user classes by the
 * execution loop. */
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

static bool is_instance(value v) {
    return value_is_kind(v, KIND_INSTANCE) || value_is_kind(v, KIND_EXCEPTION);
}

/* A class that a metaclass may say something of; a chip does not ask it. */
static bool has_metaclass(value v) {
    return ISA_FULL && value_is_kind(v, KIND_TYPE) &&
           (value_type_of(v)->flags & TYPE_HEAP);
}

static bool is_number(value v) {
    return value_is_int48(v) || value_is_double(v) || value_is_bool(v) ||
           value_is_kind(v, KIND_BIG_INT);
}

/* The nearest type that has the hook. */
#define FIND_HOOK(type, member)                                                \
    while ((type) != NULL &&                                                   \
           ((type)->hooks == NULL || (type)->hooks->member == NULL))           \
    (type) = (type)->base

static uint32_t hash_identity(value v) {
    uint64_t bits = v >> 3;
    uint32_t h = (uint32_t)(bits ^ bits >> 32) * 0x9E3779B1u;
    h ^= h >> 16;
    return h;
}

/* Types that define equality without hash. */
static bool hash_object(value v, uint32_t *out) {
    const struct type *type = value_type_of(v);
    const struct type *hashing = type;
    FIND_HOOK(hashing, hash);
    const struct type *comparing = type;
    FIND_HOOK(comparing, compare);
    if (hashing != NULL)
        return hashing->hooks->hash(v, out);
    if (comparing != NULL)
        return value_raise(&value_type_TypeError, "unhashable type: '%t'", v);
    *out = hash_identity(v);
    return true;
}

static bool hash_any(value v, uint32_t *out) {
    if (value_is_str(v)) {
        return value_str_hash_long(v, out);
    }
    if (is_number(v)) {
        *out = value_number_hash(v);
        return true;
    }
    if (is_instance(v) || has_metaclass(v))
        return value_state.upcalls->hash(v, out);
    if (value_is_pointer(v))
        return hash_object(v, out);
    *out = hash_identity(v);
    return true;
}

bool value_hash(value v, uint32_t *out) {
    if (!hash_any(v, out))
        return false;
    if (*out == 0)
        *out = 1;
    return true;
}

/* The hook's answer; NOT_IMPLEMENTED if the type does not compare. */
static bool try_compare(enum value_compare op, value a, value b, value *out) {
    const struct type *type = value_type_of(a);
    FIND_HOOK(type, compare);
    *out = VALUE_NOT_IMPLEMENTED;
    return type == NULL || type->hooks->compare(op, a, b, out);
}

static enum value_compare reflected(enum value_compare op) {
    static const uint8_t table[] = {VALUE_EQ, VALUE_NE, VALUE_GT,
                                    VALUE_GE, VALUE_LT, VALUE_LE};
    return table[op];
}

static bool compare_objects(enum value_compare op, value a, value b,
                            value *out) {
    static const char *const names[] = {"==", "!=", "<", "<=", ">", ">="};
    if (!try_compare(op, a, b, out))
        return false;
    if (*out == VALUE_NOT_IMPLEMENTED && !try_compare(reflected(op), b, a, out))
        return false;
    if (*out != VALUE_NOT_IMPLEMENTED)
        return true;
    if (op == VALUE_EQ || op == VALUE_NE) {
        *out = value_from_bool((a == b) == (op == VALUE_EQ));
        return true;
    }
    return value_raise(&value_type_TypeError,
                       "'%s' not supported between instances of '%t' and "
                       "'%t'",
                       names[op], a, b);
}

static bool ordered(enum value_compare op, int sign) {
    switch (op) {
    case VALUE_EQ:
        return sign == 0;
    case VALUE_NE:
        return sign != 0;
    case VALUE_LT:
        return sign < 0;
    case VALUE_LE:
        return sign <= 0;
    case VALUE_GT:
        return sign == 1;
    default:
        return sign == 1 || sign == 0;
    }
}

/* The order of the bytes of UTF-8 is the order of the code points. */
static bool compare_text(value a, value b, int *out) {
    uint32_t m;
    uint32_t n;
    const char *s = value_str_text(a, &m);
    const char *t = value_str_text(b, &n);
    int sign;
    if (!value_order(s, t, m < n ? m : n, &sign))
        return false;
    if (sign == 0)
        *out = m < n ? -1 : m > n;
    else
        *out = sign < 0 ? -1 : 1;
    return true;
}

/* Order of instances inside containers: a < b by the loop's fast way, the
 * others through the special methods. */
static bool compare_instances(enum value_compare op, value a, value b,
                              value *out) {
    static const uint16_t methods[] = {SYM___eq__, SYM___ne__, SYM___lt__,
                                       SYM___le__, SYM___gt__, SYM___ge__};
    const struct value_upcalls *up = value_state.upcalls;
    bool truth;
    if (op == VALUE_LT || op == VALUE_EQ || op == VALUE_NE) {
        if (!(op == VALUE_LT ? up->less(a, b, &truth)
                             : up->equal(a, b, &truth)))
            return false;
        *out = value_from_bool(truth != (op == VALUE_NE));
        return true;
    }
    for (int side = 0; side < 2; side++) {
        value method;
        enum value_compare way = side == 0 ? op : reflected(op);
        value other = side == 0 ? b : a;
        if (!up->special(side == 0 ? a : b, methods[way], &method))
            return false;
        if (method == VALUE_UNSET)
            continue;
        if (!up->call(method, 1, &other, out))
            return false;
        if (*out != VALUE_NOT_IMPLEMENTED)
            return true;
    }
    return compare_objects(op, value_unwrap(a), value_unwrap(b), out);
}

/* Both are 48-bit integers, or both doubles; the sign is 2 where one is no
 * number. */
static bool compare_simple(value a, value b, int *sign) {
    if (value_is_int48(a) && value_is_int48(b)) {
        int64_t x = value_int48(a), y = value_int48(b);
        *sign = (x > y) - (x < y);
        return true;
    }
    if (!value_is_double(a) || !value_is_double(b))
        return false;
    double x = value_double(a), y = value_double(b);
    *sign = x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
    return true;
}

bool value_compare(enum value_compare op, value a, value b, value *out) {
    int simple;
    if (ISA_ROOMY && compare_simple(a, b, &simple)) {
        *out =
            value_from_bool(simple == 2 ? op == VALUE_NE : ordered(op, simple));
        return true;
    }
    if (is_number(a) && is_number(b)) {
        bool known;
        int sign = value_number_compare(a, b, &known);
        if (sign == 2) {
            *out = value_from_bool(op == VALUE_NE);
            return true;
        }
        *out = value_from_bool(ordered(op, sign));
        return true;
    }
    if (value_is_str(a) && value_is_str(b)) {
        int sign;
        if (!compare_text(a, b, &sign))
            return false;
        *out = value_from_bool(ordered(op, sign));
        return true;
    }
    if (is_instance(a) || is_instance(b))
        return compare_instances(op, a, b, out);
    return compare_objects(op, a, b, out);
}

/* Short tuples whose items are the same, or integers: no code is called, so
 * nothing can change. *known: that was enough. */
static bool equal_tuples(const struct value_tuple *a,
                         const struct value_tuple *b, bool *known) {
    *known = a->length == b->length && a->length <= 8;
    for (uint32_t i = 0; *known && i < a->length; i++) {
        value x = slot_load(&a->at[i]), y = slot_load(&b->at[i]);
        if (x == y)
            continue;
        *known = value_is_int48(x) && value_is_int48(y);
        return false;
    }
    return true;
}

bool value_equal(value a, value b, bool *out) {
    value result;
    *out = a == b;
    if (*out)
        return true; /* identity first: containers find NaN again */
    if (ISA_ROOMY && value_is_kind(a, KIND_TUPLE) &&
        value_is_kind(b, KIND_TUPLE)) {
        bool known;
        *out = equal_tuples(value_pointer(a), value_pointer(b), &known);
        if (known)
            return true;
    }
    if (value_is_str(a) && value_is_str(b))
        return value_str_equal_long(a, b, out);
    if (is_instance(a) || is_instance(b) || has_metaclass(a) ||
        has_metaclass(b))
        return value_state.upcalls->equal(a, b, out);
    if (!value_compare(VALUE_EQ, a, b, &result))
        return false;
    *out = result == VALUE_TRUE;
    return true;
}

static bool truth_of_instance(value v, bool *out) {
    const struct value_upcalls *up = value_state.upcalls;
    value method;
    value result;
    if (!up->special(v, SYM___bool__, &method))
        return false;
    if (method != VALUE_UNSET) {
        if (!up->call(method, 0, NULL, &result))
            return false;
        if (!value_is_bool(result))
            return value_raise(&value_type_TypeError,
                               "__bool__ should return bool, returned %t",
                               result);
        *out = result == VALUE_TRUE;
        return true;
    }
    if (!up->special(v, SYM___len__, &method))
        return false;
    *out = true;
    if (method == VALUE_UNSET)
        return value_unwrap(v) == v || value_truth(value_unwrap(v), out);
    int64_t n;
    if (!up->call(method, 0, NULL, &result) || !value_to_int64(result, &n))
        return false;
    *out = n != 0;
    return n >= 0 ||
           value_raise(&value_type_ValueError, "__len__() should return >= 0");
}

static bool truth_of_object(value v, bool *out) {
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    uint32_t length;
    *out = true;
    if (hooks == NULL)
        return true;
    if (hooks->truth != NULL)
        return hooks->truth(v, out);
    if (hooks->length == NULL)
        return true;
    if (!hooks->length(v, &length))
        return false;
    *out = length > 0;
    return true;
}

bool value_truth(value v, bool *out) {
    if (value_is_bool(v) || v == VALUE_NONE) {
        *out = v == VALUE_TRUE;
    } else if (value_is_int48(v)) {
        *out = value_int48(v) != 0;
    } else if (value_is_double(v)) {
        *out = value_double(v) != 0.0;
    } else if (value_is_symbol(v)) {
        *out = value_symbol_number(v) != SYM_empty;
    } else if (is_instance(v) || has_metaclass(v)) {
        return truth_of_instance(v, out);
    } else {
        return truth_of_object(v, out);
    }
    return true;
}
