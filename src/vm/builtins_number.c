/* SPDX-License-Identifier: MIT */
/* Builtin functions of numbers and of what is added, compared and sorted. */
#include "vm/builtin.h"

#include "value/arguments.h"
#include "value/number.h"
#include "value/symbol.h"

static bool truth_of(value v, bool *out) {
    value truth;
    if (!vm_truth(v, &truth) || !vm_settle(value_context(), 0, &truth))
        return false;
    *out = truth != VALUE_FALSE && truth != value_from_int48(0);
    return true;
}

bool vm_builtin_abs(struct arguments *args, value *out) {
    value v = args->at[0], plain = value_unwrap(v), less;
    if (vm_special_call(v, SYM___abs__, 0, VALUE_NONE, VALUE_NONE, out))
        return true;
    if (value_is_double(plain)) {
        *out = value_from_double(value_double(plain) < 0.0 ||
                                         plain == (uint64_t)1 << 63
                                     ? -value_double(plain)
                                     : value_double(plain));
        return true;
    }
    if (!value_is_int(plain))
        return value_raise(&value_type_TypeError,
                           "bad operand type for abs(): '%t'", v);
    if (!value_compare(VALUE_LT, plain, value_from_int48(0), &less))
        return false;
    return value_number_unary(less == VALUE_TRUE ? VALUE_NEG : VALUE_POS, plain,
                              out);
}

const struct native vm_abs_native =
    NATIVE_BODY(vm_builtin_abs, SYM_abs, 1, 1, 0);

static bool is_number(value v) {
    value plain = value_unwrap(v);
    return value_is_int(plain) || value_is_double(plain);
}

bool vm_builtin_divmod(struct arguments *args, value *out) {
    value items[2], a = args->at[0], b = args->at[1];
    if (vm_special_call(a, SYM___divmod__, 1, b, VALUE_NONE, out) ||
        vm_special_call(b, SYM___rdivmod__, 1, a, VALUE_NONE, out))
        return true;
    if (!is_number(a) || !is_number(b))
        return value_raise(&value_type_TypeError,
                           "unsupported operand type(s) for divmod(): '%t' "
                           "and '%t'",
                           a, b);
    return vm_binary(VALUE_FLOORDIV, a, b, &items[0]) &&
           vm_binary(VALUE_MOD, a, b, &items[1]) &&
           value_tuple_new(2, items, out);
}

bool vm_builtin_pow(struct arguments *args, value *out) {
    if (args->count == 3 && args->at[2] != VALUE_NONE)
        return value_int_pow_mod(args->at[0], args->at[1], args->at[2], out);
    return vm_binary(VALUE_POW, args->at[0], args->at[1], out);
}

/* Half to even, decided on the exact decimal value: the text with n digits is
 * exact, so reading it back gives the nearest double. */
static bool round_float(double x, int64_t digits, value *out) {
    value text, spec;
    uint32_t length;
    if (x - x != 0.0 || digits > 300) {
        *out = value_from_double(x);
        return true;
    }
    if (digits < 0) {
        value scale, whole, ten = value_from_int48(10);
        if (digits < -308) {
            *out = value_from_double(x < 0 ? -0.0 : 0.0);
            return true;
        }
        struct arguments one = {&whole, 1, 0};
        struct arguments two = {(value[2]){0}, 2, 0};
        (void)scale;
        (void)ten;
        if (!round_float(x, 0, &whole) || !vm_builtin_round(&one, &two.at[0]))
            return false;
        two.at[1] = value_from_int48(digits);
        double rounded;
        if (!vm_builtin_round(&two, out) || !value_to_double(*out, &rounded))
            return false;
        *out = value_from_double(rounded);
        return true;
    }
    if (!value_str_format(&spec, ".%df", (int)digits))
        return false;
    const char *at = value_str_text(spec, &length);
    if (!value_format_spec(value_from_double(x), at, length, &text))
        return false;
    struct arguments args = {&text, 1, 0};
    return value_type_float.hooks->make(value_from_static(&value_type_float),
                                        &args, out);
}

/* round(n, -k): to the nearest multiple of 10 ** k, half to even. */
static bool round_int(value n, int64_t digits, value *out) {
    value scale, rest, twice, more, same, odd;
    *out = n;
    if (digits >= 0)
        return true;
    if (!vm_binary(VALUE_POW, value_from_int48(10), value_from_int48(-digits),
                   &scale) ||
        !vm_binary(VALUE_MOD, n, scale, &rest) ||
        !vm_binary(VALUE_SUB, n, rest, out) ||
        !vm_binary(VALUE_ADD, rest, rest, &twice) ||
        !value_compare(VALUE_GT, twice, scale, &more) ||
        !value_compare(VALUE_EQ, twice, scale, &same))
        return false;
    if (same == VALUE_TRUE) {
        if (!vm_binary(VALUE_FLOORDIV, *out, scale, &odd) ||
            !vm_binary(VALUE_AND, odd, value_from_int48(1), &odd))
            return false;
        more = value_from_bool(odd == value_from_int48(1));
    }
    return more == VALUE_FALSE || vm_binary(VALUE_ADD, *out, scale, out);
}

static bool round_whole(double x, value *out) {
    value text;
    double whole;
    if (x - x == 0.0) {
        if (!round_float(x, 0, &text) || !value_to_double(text, &whole))
            return false;
        x = whole;
    }
    return value_int_from_double(x, out);
}

bool vm_builtin_round(struct arguments *args, value *out) {
    value v = args->at[0], plain = value_unwrap(v);
    bool whole = args->count == 1 || args->at[1] == VALUE_NONE;
    int64_t digits = 0;
    if (vm_special_call(v, SYM___round__, whole ? 0 : 1,
                        whole ? VALUE_NONE : args->at[1], VALUE_NONE, out))
        return true;
    if (!whole && !value_to_int64(args->at[1], &digits))
        return false;
    if (value_is_int(plain))
        return value_number_unary(VALUE_POS, plain, &plain) &&
               round_int(plain, digits, out);
    if (!value_is_double(plain))
        return value_raise(&value_type_TypeError,
                           "type %t doesn't define __round__ method", v);
    return whole ? round_whole(value_double(plain), out)
                 : round_float(value_double(plain), digits, out);
}

static bool any_or_all(value iterable, bool wanted, value *out) {
    value iterator, v;
    bool truth;
    if (!vm_iterate(iterable, &iterator))
        return false;
    for (;;) {
        if (!vm_next(iterator, &v))
            return false;
        if (v == VALUE_STOP) {
            *out = value_from_bool(!wanted);
            return true;
        }
        if (!truth_of(v, &truth))
            return false;
        if (truth == wanted) {
            *out = value_from_bool(wanted);
            return true;
        }
    }
}

bool vm_builtin_any(struct arguments *args, value *out) {
    return any_or_all(args->at[0], true, out);
}

bool vm_builtin_all(struct arguments *args, value *out) {
    return any_or_all(args->at[0], false, out);
}

bool vm_builtin_sum(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_iterable, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_start, PARAMETER_ANY, VALUE_CONSTANT(0)}};
    value a[2], iterator, v;
    if (!value_arguments_sort(args, SYM_sum, parameters, 2, a) ||
        !vm_iterate(a[0], &iterator))
        return false;
    *out = a[1] == VALUE_FALSE ? value_from_int48(0) : a[1];
    if (value_is_str(*out))
        return value_raise(&value_type_TypeError,
                           "sum() can't sum strings [use ''.join(seq) "
                           "instead]");
    for (;;) {
        if (!vm_next(iterator, &v))
            return false;
        if (v == VALUE_STOP)
            return true;
        if (!vm_binary(VALUE_ADD, *out, v, out))
            return false;
    }
}

/* --- min and max --- */

struct extreme {
    uint32_t name; /* SYM_min or SYM_max */
    value key;
    value fallback;
    value best;
    value best_key;
};

static bool extreme_keywords(const struct arguments *args, struct extreme *e) {
    const value *pair = args->at + args->count;
    for (uint32_t i = 0; i < args->keywords; i++, pair += 2) {
        if (pair[0] == VALUE_SYMBOL(SYM_key))
            e->key = pair[1];
        else if (pair[0] == VALUE_SYMBOL(SYM_default))
            e->fallback = pair[1];
        else
            return value_raise(&value_type_TypeError,
                               "%q() got an unexpected keyword argument "
                               "'%v'",
                               e->name, pair[0]);
    }
    return true;
}

static bool consider(struct extreme *e, value v) {
    value key = v, result;
    bool better = true;
    if (e->key != VALUE_NONE && !vm_call(e->key, 1, &v, &key))
        return false;
    if (e->best != VALUE_UNSET) {
        enum value_compare op = e->name == SYM_min ? VALUE_LT : VALUE_GT;
        if (!vm_compare(op, key, e->best_key, &result) ||
            !truth_of(result, &better))
            return false;
    }
    if (better) {
        e->best = v;
        e->best_key = key;
    }
    return true;
}

static bool consider_all(struct extreme *e, value iterable) {
    value iterator, v;
    if (!vm_iterate(iterable, &iterator))
        return false;
    for (;;) {
        if (!vm_next(iterator, &v))
            return false;
        if (v == VALUE_STOP)
            return true;
        if (!consider(e, v))
            return false;
    }
}

static bool find_extreme(const struct arguments *args, uint32_t name,
                         value *out) {
    struct extreme e = {name, VALUE_NONE, VALUE_UNSET, VALUE_UNSET,
                        VALUE_UNSET};
    if (!extreme_keywords(args, &e))
        return false;
    if (args->count == 0)
        return value_raise(&value_type_TypeError,
                           "%q expected at least 1 argument, got 0", name);
    if (args->count > 1) {
        for (uint32_t i = 0; i < args->count; i++)
            if (!consider(&e, args->at[i]))
                return false;
    } else if (!consider_all(&e, args->at[0])) {
        return false;
    }
    *out = e.best != VALUE_UNSET ? e.best : e.fallback;
    if (*out != VALUE_UNSET)
        return true;
    return value_raise(&value_type_ValueError, "%q() arg is an empty sequence",
                       name);
}

bool vm_builtin_min(struct arguments *args, value *out) {
    return find_extreme(args, SYM_min, out);
}

bool vm_builtin_max(struct arguments *args, value *out) {
    return find_extreme(args, SYM_max, out);
}

bool vm_builtin_sorted(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_iterable, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_key, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_reverse, PARAMETER_KEYWORD, VALUE_FALSE}};
    value a[3];
    bool reverse;
    return value_arguments_sort(args, SYM_sorted, parameters, 3, a) &&
           truth_of(a[2], &reverse) && value_list_new(0, NULL, out) &&
           value_list_extend(*out, a[0]) &&
           value_list_sort(*out, a[1], reverse);
}
