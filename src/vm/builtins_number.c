/* SPDX-License-Identifier: MIT */
/* Builtin functions of numbers and of what is added, compared and sorted. */
#include "vm/builtin.h"

#include "base/fp.h"
#include "value/arguments.h"
#include "value/number.h"
#include "value/symbol.h"
#include "vm/gather.h"
#include "vm/special_desk.h"

bool vm_builtin_abs(struct arguments *args, value *out) {
    value v = args->at[0], plain = value_unwrap(v), less;
    if (vm_special_call(v, SYM___abs__, VALUE_UNSET, VALUE_UNSET, out))
        return true;
    if (value_is_double(plain)) {
        *out = value_from_double(value_double(plain) < 0.0 ||
                                         plain == (uint64_t)1 << 63
                                     ? -value_double(plain)
                                     : value_double(plain));
        return true;
    }
    if (!value_is_int(plain)) {
        value method =
            value_type_lookup(value_type_of(plain), SYM___abs__, NULL);
        return method != VALUE_UNSET
                   ? vm_tail(method, VALUE_UNSET, plain, VALUE_UNSET, out)
                   : value_raise(&value_type_TypeError,
                                 "bad operand type for abs(): '%t'", v);
    }
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
    if (vm_special_call(a, SYM___divmod__, b, VALUE_UNSET, out) ||
        vm_special_call(b, SYM___rdivmod__, a, VALUE_UNSET, out))
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
    value a[3] = {args->at[0], args->at[1],
                  args->count == 3 ? args->at[2] : VALUE_NONE};
    if (ISA_FULL && !vm_pow_arguments(args, a))
        return false;
    if (a[2] == VALUE_NONE)
        return vm_binary(VALUE_POW, a[0], a[1], out);
    if (ISA_FULL && vm_special_call(a[0], SYM___pow__, a[1], a[2], out))
        return true;
    return value_int_pow_mod(a[0], a[1], a[2], out);
}

static bool round_int(value n, int64_t digits, int32_t beyond, value *out);

/* round(x, -k), of what is before the point and whether anything follows. */
static bool round_tens(double x, int64_t digits, value *out) {
    value n;
    double whole;
    *out = value_from_double(base_fp_copysign(0.0, x));
    if (digits < -308)
        return true;
    if (!value_int_from_double(x, &n) || !value_to_double(n, &whole) ||
        !round_int(n, digits, (x > whole) - (x < whole), &n) ||
        !value_to_double(n, &whole))
        return false;
    *out = value_from_double(base_fp_copysign(whole, x));
    return true;
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
    if (digits < 0)
        return round_tens(x, digits, out);
    if (!value_str_format(&spec, ".%df", (int)digits))
        return false;
    const char *at = value_str_text(spec, &length);
    if (!value_format_spec(value_from_double(x), at, length, &text))
        return false;
    struct arguments args = {&text, 1, 0};
    return value_type_float.hooks->make(value_from_static(&value_type_float),
                                        &args, out);
}

/* round(n, -k): to the nearest multiple of 10 ** k, half to even. What is
 * rounded is beyond n, less than 1 from it, if `beyond` is 1 or -1. */
static bool round_int(value n, int64_t digits, int32_t beyond, value *out) {
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
    if (same == VALUE_TRUE && beyond != 0) {
        more = value_from_bool(beyond > 0);
    } else if (same == VALUE_TRUE) {
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
    value a[2] = {args->at[0], args->count > 1 ? args->at[1] : VALUE_NONE};
    if (ISA_FULL && !vm_round_arguments(args, a))
        return false;
    value v = a[0], plain = value_unwrap(v);
    bool whole = a[1] == VALUE_NONE;
    int64_t digits = 0;
    if (vm_special_call(v, SYM___round__, whole ? VALUE_UNSET : a[1],
                        VALUE_UNSET, out))
        return true;
    if (!whole && !value_to_int64(a[1], &digits))
        return false;
    if (value_is_int(plain))
        return value_number_unary(VALUE_POS, plain, &plain) &&
               round_int(plain, digits, 0, out);
    if (!value_is_double(plain))
        return value_raise(&value_type_TypeError,
                           "type %t doesn't define __round__ method", v);
    return whole ? round_whole(value_double(plain), out)
                 : round_float(value_double(plain), digits, out);
}

static bool test_items(value iterable, uint32_t what, value *out) {
    struct vm_gathering g = {.what = what};
    return vm_gather_items(&g, iterable, out);
}

bool vm_builtin_any(struct arguments *args, value *out) {
    return test_items(args->at[0], GATHER_ANY, out);
}

bool vm_builtin_all(struct arguments *args, value *out) {
    return test_items(args->at[0], GATHER_ALL, out);
}

bool vm_builtin_sum(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_iterable, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_start, PARAMETER_ANY, VALUE_ZERO}};
    value a[2];
    if (!value_arguments_sort(args, SYM_sum, parameters, 2, a))
        return false;
    if (value_is_str(a[1]))
        return value_raise(&value_type_TypeError,
                           "sum() can't sum strings [use ''.join(seq) "
                           "instead]");
    struct vm_gathering g = {.what = GATHER_SUM, .result = a[1]};
    return vm_gather_items(&g, a[0], out);
}

/* --- min and max --- */

static bool extreme_keywords(const struct arguments *args, uint32_t name,
                             struct vm_gathering *g) {
    const value *pair = args->at + args->count;
    for (uint32_t i = 0; i < args->keywords; i++, pair += 2) {
        if (pair[0] == VALUE_SYMBOL(SYM_key))
            g->argument = pair[1];
        else if (pair[0] == VALUE_SYMBOL(SYM_default))
            g->fallback = pair[1];
        else
            return value_raise(&value_type_TypeError,
                               "%q() got an unexpected keyword argument "
                               "'%v'",
                               name, pair[0]);
    }
    return true;
}

static bool find_extreme(const struct arguments *args, uint32_t name,
                         value *out) {
    struct vm_gathering g = {
        .what = name == SYM_min ? GATHER_MIN : GATHER_MAX,
        .result = VALUE_UNSET,
        .argument = VALUE_NONE,
        .fallback = VALUE_UNSET,
    };
    value items;
    if (!extreme_keywords(args, name, &g))
        return false;
    if (args->count == 0)
        return value_raise(&value_type_TypeError,
                           "%q expected at least 1 argument, got 0", name);
    if (args->count == 1)
        return vm_gather_items(&g, args->at[0], out);
    if (g.fallback != VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "Cannot specify a default for %q() with multiple "
                           "positional arguments",
                           name);
    if (g.argument != VALUE_NONE)
        return value_tuple_new(args->count, args->at, &items) &&
               vm_gather_items(&g, items, out);
    for (uint32_t i = 0; i < args->count; i++) /* without an allocation */
        if (!vm_gather_best(&g, args->at[i], args->at[i]))
            return false;
    *out = g.result;
    return true;
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
    struct vm_gathering g = {.what = GATHER_SORTED};
    if (!value_arguments_sort(args, SYM_sorted, parameters, 3, a) ||
        !vm_is_true(a[2], &reverse) || !value_list_new(0, NULL, &g.result))
        return false;
    if (a[1] != VALUE_NONE && !value_list_new(0, NULL, &g.other))
        return false;
    g.argument = a[1];
    g.fallback = value_from_bool(reverse);
    return vm_gather_items(&g, a[0], out);
}
