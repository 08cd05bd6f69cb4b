/* SPDX-License-Identifier: MIT */
/* Module math: functions on integers of any size, all through the number
 * tower, which is quick as long as they fit 48 bits. */
#include "modules/math_parts.h"

static bool integer(value v, value *out) {
    value method;
    if (value_is_int(v)) {
        *out = value_is_bool(v) ? value_from_int48(v == VALUE_TRUE)
                                : value_unwrap(v);
        return true;
    }
    if (!value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (value_is_double(value_unwrap(v)) || method == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "'%t' object cannot be interpreted as an integer",
                           v);
    if (!vm_call(method, 0, NULL, out))
        return false;
    return value_is_int(*out) ||
           value_raise(&value_type_TypeError,
                       "__index__ returned non-int (type %t)", *out);
}

static int sign_of(value n) {
    bool known;
    return value_number_compare(n, value_from_int48(0), &known);
}

static bool multiply(value *product, value by) {
    return value_number_binary(VALUE_MUL, *product, by, product);
}

/* *product *= low * (low + step) * ... with `count` factors: first in 64 bits
 * as long as they fit, which halves the work on big integers. */
static bool multiply_run(value *product, int64_t low, int64_t count,
                         int64_t step) {
    int64_t part = 1;
    for (int64_t i = 0; i < count; i++, low += step) {
        int64_t size = low < 0 ? -low : low;
        if (part > INT32_MAX || size > INT16_MAX) {
            value v;
            if (!value_int_from_int64(part, &v) || !multiply(product, v))
                return false;
            part = 1;
        }
        if (size > INT16_MAX) {
            value v;
            if (!value_int_from_int64(low, &v) || !multiply(product, v))
                return false;
        } else {
            part *= low;
        }
        if (!value_poll())
            return false;
    }
    value rest;
    return value_int_from_int64(part, &rest) && multiply(product, rest);
}

static bool math_factorial(struct arguments *args, value *out) {
    value n;
    int64_t count;
    if (!integer(args->at[0], &n))
        return false;
    if (sign_of(n) < 0)
        return value_raise(&value_type_ValueError,
                           "factorial() not defined for negative values");
    if (!value_to_int64(n, &count) || count > INT32_MAX)
        return value_context()->exception != VALUE_UNSET
                   ? false
                   : value_raise(&value_type_OverflowError,
                                 "factorial() argument should not exceed %d",
                                 INT32_MAX);
    *out = value_from_int48(1);
    return multiply_run(out, 1, count, 1);
}

static bool natural_pair(struct arguments *args, int64_t n[2], bool *small) {
    value v[2];
    *small = true;
    for (uint32_t i = 0; i < 2; i++) {
        if (!integer(args->at[i], &v[i]))
            return false;
        if (sign_of(v[i]) < 0)
            return value_raise(&value_type_ValueError,
                               "%s must be a non-negative integer",
                               i == 0 ? "n" : "k");
    }
    if (!value_to_int64(v[0], &n[0]))
        return false;
    if (value_to_int64(v[1], &n[1]))
        return true;
    if (!value_pending_is(&value_type_OverflowError))
        return false;
    value_take_exception();
    *small = false; /* k > n */
    return true;
}

static bool math_perm(struct arguments *args, value *out) {
    int64_t n[2];
    bool small;
    if (args->count == 1 || args->at[1] == VALUE_NONE)
        return math_factorial(args, out);
    if (!natural_pair(args, n, &small))
        return false;
    *out = value_from_int48(!small || n[1] > n[0] ? 0 : 1);
    return *out == value_from_int48(0) || multiply_run(out, n[0], n[1], -1);
}

/* C(n, k) = C(n, k-1) (n-k+1) / k: each division is exact. */
static bool math_comb(struct arguments *args, value *out) {
    int64_t n[2];
    bool small;
    if (!natural_pair(args, n, &small))
        return false;
    *out = value_from_int48(!small || n[1] > n[0] ? 0 : 1);
    if (*out == value_from_int48(0))
        return true;
    int64_t k = n[1] < n[0] - n[1] ? n[1] : n[0] - n[1];
    for (int64_t i = 1; i <= k; i++) {
        value factor, divisor;
        if (!value_int_from_int64(n[0] - k + i, &factor) ||
            !value_int_from_int64(i, &divisor) || !multiply(out, factor) ||
            !value_number_binary(VALUE_FLOORDIV, *out, divisor, out) ||
            !value_poll())
            return false;
    }
    return true;
}

static bool absolute(value *n) {
    return sign_of(*n) >= 0 || value_number_unary(VALUE_NEG, *n, n);
}

static bool gcd_of(value a, value b, value *out) {
    if (!absolute(&a) || !absolute(&b))
        return false;
    while (b != value_from_int48(0)) {
        value rest;
        if (!value_number_binary(VALUE_MOD, a, b, &rest) || !value_poll())
            return false;
        a = b;
        b = rest;
    }
    *out = a;
    return true;
}

static bool math_gcd(struct arguments *args, value *out) {
    *out = value_from_int48(0);
    for (uint32_t i = 0; i < args->count; i++) {
        value n;
        if (!integer(args->at[i], &n) || !gcd_of(*out, n, out))
            return false;
    }
    return true;
}

static bool math_lcm(struct arguments *args, value *out) {
    *out = value_from_int48(1);
    for (uint32_t i = 0; i < args->count; i++) {
        value n, shared;
        if (!integer(args->at[i], &n) || !absolute(&n))
            return false;
        if (n == value_from_int48(0) || *out == value_from_int48(0)) {
            *out = value_from_int48(0);
            continue;
        }
        if (!gcd_of(*out, n, &shared) ||
            !value_number_binary(VALUE_FLOORDIV, n, shared, &n) ||
            !multiply(out, n))
            return false;
    }
    return true;
}

static bool bit_length(value n, uint32_t *out) {
    if (value_is_int48(n)) {
        uint64_t bits = (uint64_t)value_int48(n);
        for (*out = 0; bits >> *out != 0; (*out)++)
            continue;
        return true;
    }
    const struct value_big *big = value_pointer(n);
    uint32_t top = big->at[big->limbs - 1], used = 0;
    while (used < 32 && top >> used != 0)
        used++;
    *out = (big->limbs - 1) * 32 + used;
    return true;
}

/* Newton's method from above: x' = (x + n / x) / 2 falls until it is the
 * root rounded down. */
static bool math_isqrt(struct arguments *args, value *out) {
    value n, x, next;
    uint32_t bits;
    if (!integer(args->at[0], &n))
        return false;
    if (sign_of(n) < 0)
        return value_raise(&value_type_ValueError,
                           "isqrt() argument must be nonnegative");
    *out = n;
    if (n == value_from_int48(0) || !bit_length(n, &bits))
        return true;
    value one = value_from_int48(1);
    if (!value_number_binary(VALUE_LSHIFT, one,
                             value_from_int48((bits + 1) / 2), &x))
        return false;
    for (;;) {
        bool known;
        if (!value_number_binary(VALUE_FLOORDIV, n, x, &next) ||
            !value_number_binary(VALUE_ADD, x, next, &next) ||
            !value_number_binary(VALUE_RSHIFT, next, one, &next) ||
            !value_poll())
            return false;
        if (value_number_compare(next, x, &known) >= 0)
            break;
        x = next;
    }
    *out = x;
    return true;
}

static bool math_prod(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_iterable, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_start, PARAMETER_KEYWORD, VALUE_UNSET}};
    value v[2], iterator, item;
    if (!value_arguments_sort(args, SYM_prod, parameters, 2, v) ||
        !vm_iterate(v[0], &iterator))
        return false;
    *out = v[1] == VALUE_UNSET ? value_from_int48(1) : v[1];
    for (;;) {
        if (!vm_next(iterator, &item))
            return false;
        if (item == VALUE_STOP)
            return true;
        if (!vm_binary(VALUE_MUL, *out, item, out))
            return false;
    }
}

MOD_MATH_NATIVE(comb, 2, 2, 0);
MOD_MATH_NATIVE(factorial, 1, 1, 0);
MOD_MATH_NATIVE(gcd, 0, 255, 0);
MOD_MATH_NATIVE(isqrt, 1, 1, 0);
MOD_MATH_NATIVE(lcm, 0, 255, 0);
MOD_MATH_NATIVE(perm, 1, 2, 0);
MOD_MATH_NATIVE(prod, 0, 255, NATIVE_KEYWORDS);
