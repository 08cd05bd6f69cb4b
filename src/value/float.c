/* SPDX-License-Identifier: MIT */
/* The type float. A float is the value itself (value.h), so this file is
 * construction, methods and printing; text conversion is base/decimal's. */
#include "base/decimal.h"
#include "base/fp.h"
#include "value/big.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"
#include "value/text_ops.h"

#if defined(__SOFTFP__)
value value_from_double(double x) {
    uint64_t bits = base_fp_bits(x);
    return (bits & ~BASE_FP_SIGN) > BASE_FP_INFINITY ? VALUE_NAN : bits;
}
#endif

static bool parse(value shown, double *out) {
    struct value_text t;
    size_t used;
    value_text_self(shown, &t);
    if (!value_text_trim(&t))
        return false;
    if (t.length != 0 && base_decimal_parse(t.at, t.length, out, &used) &&
        used == t.length)
        return true;
    return value_raise(&value_type_ValueError,
                       "could not convert string to float: %r", shown);
}

static bool float_of(value v, double *out) {
    value plain = value_unwrap(v), method;
    if (value_is_str(plain) || value_is_kind(plain, KIND_BYTES) ||
        value_is_kind(plain, KIND_BYTEARRAY))
        return parse(plain, out);
    if (value_is_double(plain) || value_is_int(plain))
        return value_to_double(plain, out);
    if (!value_state.upcalls->special(v, SYM___float__, &method))
        return false;
    if (method == VALUE_UNSET &&
        !value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (method == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "float() argument must be a string or a real "
                           "number, not '%t'",
                           v);
    return value_to_double(v, out);
}

static bool float_make(value type, struct arguments *args, value *out) {
    double x = 0.0;
    if (args->keywords)
        return value_raise(&value_type_TypeError,
                           "float() takes no keyword arguments");
    if (args->count > 1)
        return value_raise(&value_type_TypeError,
                           "float expected at most 1 argument, got %u",
                           args->count);
    if (args->count == 1 && !float_of(args->at[0], &x))
        return false;
    return value_finish_make(type, value_from_double(x), out);
}

static double self_of(struct arguments *args) {
    return value_double(value_unwrap(args->at[0]));
}

static bool is_integer(struct arguments *args, value *out) {
    double x = self_of(args);
    *out = value_from_bool(x - x == 0.0 && base_fp_floor(x) == x);
    return true;
}

static bool itself(struct arguments *args, value *out) {
    *out = value_from_double(self_of(args));
    return true;
}

static bool real(struct arguments *args, value *out) {
    return itself(args, out);
}

static bool imag(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_double(0.0);
    return true;
}

/* x = m * 2^e exactly: m is made integer by at most 1074 doublings, which
 * frexp gives at once. */
static bool as_integer_ratio(struct arguments *args, value *out) {
    double x = self_of(args);
    int32_t e;
    value pair[2], n, power = value_from_int48(1);
    if (x != x)
        return value_raise(&value_type_ValueError,
                           "cannot convert NaN to integer ratio");
    if (x - x != 0.0)
        return value_raise(&value_type_OverflowError,
                           "cannot convert Infinity to integer ratio");
    double m = base_fp_frexp(x, &e);
    while (m != base_fp_floor(m)) {
        m *= 2.0;
        e--;
        base_pause();
    }
    if (!value_int_from_double(m, &n))
        return false;
    if (m == 0.0)
        e = 0;
    if (!value_big_shift_left(e < 0 ? power : n, (uint32_t)(e < 0 ? -e : e),
                              &pair[0]))
        return false;
    pair[1] = e < 0 ? pair[0] : power;
    if (e < 0)
        pair[0] = n;
    return value_tuple_new(2, pair, out);
}

static bool float_unary(enum value_unary op, value self, value *out) {
    return value_number_unary(op, self, out);
}

static bool float_compare(enum value_compare op, value a, value b, value *out) {
    return value_type_int.hooks->compare(op, a, b, out);
}

static bool float_hash(value self, uint32_t *out) {
    *out = value_number_hash(self);
    return true;
}

static bool float_truth(value self, bool *out) {
    *out = value_double(self) != 0.0;
    return true;
}

static bool float_print(value self, bool repr, struct value_sink *sink) {
    char text[BASE_DECIMAL_REPR];
    (void)repr;
    size_t length = base_decimal_repr(value_double(self), text);
    return sink->write(sink, text, length);
}

static const struct type_hooks float_hooks = {
    .make = float_make,
    .unary = float_unary,
    .binary = value_number_binary,
    .compare = float_compare,
    .hash = float_hash,
    .truth = float_truth,
    .print = float_print,
};

NATIVE(as_integer_ratio, SYM_as_integer_ratio, 1, 1, NATIVE_METHOD);
NATIVE(is_integer, SYM_is_integer, 1, 1, NATIVE_METHOD);
NATIVE(itself, SYM_conjugate, 1, 1, NATIVE_METHOD);
NATIVE(real, SYM_real, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(imag, SYM_imag, 1, 1, NATIVE_METHOD | NATIVE_GETTER);

static const struct member float_members[] = {
    MEMBER_FUNCTION(SYM_as_integer_ratio, as_integer_ratio),
    MEMBER_FUNCTION(SYM_conjugate, itself),
    MEMBER_FUNCTION(SYM_imag, imag),
    MEMBER_FUNCTION(SYM_is_integer, is_integer),
    MEMBER_FUNCTION(SYM_real, real),
};

const struct type value_type_float = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &float_hooks,
    .members = float_members,
    .member_count = ARRAY_LENGTH(float_members),
    .name = SYM_float,
    .instance_kind = KIND_FREE,
};
