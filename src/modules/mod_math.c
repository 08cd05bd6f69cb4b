/* SPDX-License-Identifier: MIT */
/* Module math: functions on doubles. The bits come from base/fp_*.h; what is
 * here is Python: which results are errors. A NaN out of no NaN is a domain
 * error; an infinity out of finite numbers is a range error where the function
 * grows without bound, and a domain error where it has a pole. */
#include "modules/math_parts.h"

#include "base/fp.h"
#include "base/fp_math.h"
#include "value/big.h"

static const double pi = 3.14159265358979323846;
static const double e = 2.71828182845904523536;
static const double tau = 6.28318530717958647693;

static bool domain_error(void) {
    return value_raise(&value_type_ValueError, "math domain error");
}

static bool range_error(void) {
    return value_raise(&value_type_OverflowError, "math range error");
}

static bool finish(double y, bool finite, bool nan, bool pole, value *out) {
    if (base_fp_isnan(y) && !nan)
        return domain_error();
    if (base_fp_isinf(y) && finite)
        return pole ? domain_error() : range_error();
    *out = value_from_double(y);
    return true;
}

typedef double (*unary)(double);

static bool apply(unary f, const struct arguments *args, bool pole,
                  value *out) {
    double x;
    if (!value_to_double(args->at[0], &x))
        return false;
    return finish(f(x), base_fp_isfinite(x), base_fp_isnan(x), pole, out);
}

/* X(name, function, infinite results are poles, units of virtual time: what
 * it takes on RP2040, by 850 cycles) */
#define UNARY_LIST(X)                                                          \
    X(acos, base_fp_acos, true, 15)                                            \
    X(acosh, base_fp_acosh, true, 12)                                          \
    X(asin, base_fp_asin, true, 15)                                            \
    X(asinh, base_fp_asinh, true, 12)                                          \
    X(atan, base_fp_atan, true, 13)                                            \
    X(atanh, base_fp_atanh, true, 8)                                           \
    X(cbrt, base_fp_cbrt, true, 8)                                             \
    X(cos, base_fp_cos, true, 6)                                               \
    X(cosh, base_fp_cosh, false, 8)                                            \
    X(erf, base_fp_erf, true, 12)                                              \
    X(erfc, base_fp_erfc, true, 12)                                            \
    X(exp, base_fp_exp, false, 4)                                              \
    X(exp2, exp2_of, false, 9)                                                 \
    X(expm1, base_fp_expm1, false, 6)                                          \
    X(fabs, base_fp_fabs, true, 0)                                             \
    X(log1p, base_fp_log1p, true, 6)                                           \
    X(radians, to_radians, true, 0)                                            \
    X(sin, base_fp_sin, true, 6)                                               \
    X(sinh, base_fp_sinh, false, 8)                                            \
    X(sqrt, base_fp_sqrt, true, 3)                                             \
    X(tan, base_fp_tan, true, 12)                                              \
    X(tanh, base_fp_tanh, true, 8)

static double to_radians(double x) { return x * (pi / 180.0); }
static double exp2_of(double x) { return base_fp_pow(2.0, x); }

#define X(name, function, pole, units)                                         \
    static bool math_##name(struct arguments *args, value *out) {              \
        charge_units(units);                                                   \
        return apply(function, args, pole, out);                               \
    }                                                                          \
    NATIVE(math_##name, SYM_##name, 1, 1, 0);
UNARY_LIST(X)
#undef X

/* The one function that may overflow and does not say so, as in CPython. */
static bool math_degrees(struct arguments *args, value *out) {
    double x;
    if (!value_to_double(args->at[0], &x))
        return false;
    *out = value_from_double(x * (180.0 / pi));
    return true;
}

/* gamma has poles at 0, -1, -2, ... and overflows above 171. */
static bool math_gamma(struct arguments *args, value *out) {
    double x;
    if (!value_to_double(args->at[0], &x))
        return false;
    if (base_fp_isinf(x) && x < 0.0)
        return domain_error();
    bool pole = x <= 0.0 && base_fp_floor(x) == x;
    return pole ? domain_error()
                : finish(base_fp_gamma(x), base_fp_isfinite(x),
                         base_fp_isnan(x), false, out);
}

static bool math_lgamma(struct arguments *args, value *out) {
    double x;
    if (!value_to_double(args->at[0], &x))
        return false;
    bool pole = base_fp_isfinite(x) && x <= 0.0 && base_fp_floor(x) == x;
    return pole ? domain_error()
                : finish(base_fp_lgamma(x), base_fp_isfinite(x),
                         base_fp_isnan(x), false, out);
}

/* --- logarithms: of integers of any size too --- */

struct logarithm {
    unary f;
    double of_two;
};

static const struct logarithm natural = {base_fp_log, 0.69314718055994530942};
static const struct logarithm binary = {base_fp_log2, 1.0};
static const struct logarithm decimal = {base_fp_log10, 0.30102999566398119521};

/* log(n) = log(n / 2^k) + k log 2, with k such that the quotient fits. */
static bool log_of_large(const struct logarithm *l, value n, double *y) {
    const struct value_big *big = value_pointer(value_unwrap(n));
    value top;
    double x;
    if (big->negative)
        return domain_error();
    uint32_t shift = (big->limbs - 3) * 32;
    if (!value_number_binary(VALUE_RSHIFT, n, value_from_int48(shift), &top) ||
        !value_to_double(top, &x))
        return false;
    *y = l->f(x) + shift * l->of_two;
    return true;
}

static bool log_of(const struct logarithm *l, value v, double *y) {
    double x;
    if (value_is_kind(value_unwrap(v), KIND_BIG_INT) &&
        !value_to_double(v, &x)) {
        if (!value_pending_is(&value_type_OverflowError))
            return false;
        value_take_exception();
        return log_of_large(l, v, y);
    }
    if (!value_to_double(v, &x))
        return false;
    if (x <= 0.0)
        return domain_error();
    *y = l->f(x);
    return true;
}

static bool log_by(const struct logarithm *l, value v, value *out) {
    double y;
    charge_units(6);
    if (!log_of(l, v, &y))
        return false;
    *out = value_from_double(y);
    return true;
}

static bool math_log(struct arguments *args, value *out) {
    double x, base;
    if (args->count == 1)
        return log_by(&natural, args->at[0], out);
    if (!log_of(&natural, args->at[0], &x) ||
        !log_of(&natural, args->at[1], &base))
        return false;
    if (base == 0.0)
        return value_raise(&value_type_ZeroDivisionError, "division by zero");
    *out = value_from_double(x / base);
    return true;
}

static bool math_log2(struct arguments *args, value *out) {
    return log_by(&binary, args->at[0], out);
}

static bool math_log10(struct arguments *args, value *out) {
    return log_by(&decimal, args->at[0], out);
}

/* --- two arguments --- */

static bool two(const struct arguments *args, double *x, double *y) {
    return value_to_double(args->at[0], x) && value_to_double(args->at[1], y);
}

static bool binary_result(double x, double y, double r, bool pole, value *out) {
    return finish(r, base_fp_isfinite(x) && base_fp_isfinite(y),
                  base_fp_isnan(x) || base_fp_isnan(y), pole, out);
}

static bool math_atan2(struct arguments *args, value *out) {
    double y, x;
    charge_units(12);
    return two(args, &y, &x) &&
           binary_result(y, x, base_fp_atan2(y, x), true, out);
}

static bool math_copysign(struct arguments *args, value *out) {
    double x, y;
    if (!two(args, &x, &y))
        return false;
    if (base_fp_isnan(y))
        y = base_fp_nan(); /* a NaN has no sign (V1) */
    return finish(base_fp_copysign(x, y), false, true, true, out);
}

static bool math_fmod(struct arguments *args, value *out) {
    double x, y;
    return two(args, &x, &y) &&
           binary_result(x, y, base_fp_fmod(x, y), true, out);
}

static bool math_pow(struct arguments *args, value *out) {
    double x, y;
    if (!two(args, &x, &y))
        return false;
    charge_units(9);
    return binary_result(x, y, base_fp_pow(x, y), x == 0.0, out);
}

/* x - n y, where n is the integer nearest to x / y, ties to even: fmod, then
 * one comparison with the middle between two multiples. */
static double remainder_of(double x, double y) {
    double size = base_fp_fabs(x), step = base_fp_fabs(y), r;
    if (base_fp_isinf(y) && base_fp_isfinite(x))
        return x;
    double m = base_fp_fmod(size, step), rest = step - m;
    if (m < rest)
        r = m;
    else if (m > rest)
        r = -rest;
    else
        r = m - 2.0 * base_fp_fmod(0.5 * (size - m), step);
    return base_fp_copysign(1.0, x) * r;
}

static bool math_remainder(struct arguments *args, value *out) {
    double x, y;
    return two(args, &x, &y) &&
           binary_result(x, y, remainder_of(x, y), true, out);
}

static double next_after(double x, double y) {
    uint64_t bits = base_fp_bits(x);
    if (base_fp_isnan(x) || base_fp_isnan(y))
        return base_fp_nan();
    if (x == y)
        return y;
    if (x == 0.0)
        return base_fp_copysign(base_fp_of_bits(1), y);
    return base_fp_of_bits((y > x) == (x > 0.0) ? bits + 1 : bits - 1);
}

static bool math_nextafter(struct arguments *args, value *out) {
    double x, y;
    return two(args, &x, &y) &&
           finish(next_after(x, y), false, true, true, out);
}

static bool math_ulp(struct arguments *args, value *out) {
    double x;
    if (!value_to_double(args->at[0], &x))
        return false;
    x = base_fp_fabs(x);
    double above = next_after(x, base_fp_infinity());
    if (base_fp_isinf(x))
        above = x;
    else if (base_fp_isinf(above))
        above = x + (x - next_after(x, 0.0));
    *out = value_from_double(base_fp_isfinite(x) ? above - x : x);
    return true;
}

/* --- parts of a number --- */

static bool math_frexp(struct arguments *args, value *out) {
    double x;
    int32_t exponent;
    value pair[2];
    if (!value_to_double(args->at[0], &x))
        return false;
    pair[0] = value_from_double(base_fp_frexp(x, &exponent));
    pair[1] = value_from_int48(exponent);
    return value_tuple_new(2, pair, out);
}

static bool math_modf(struct arguments *args, value *out) {
    double x, whole;
    value pair[2];
    if (!value_to_double(args->at[0], &x))
        return false;
    pair[0] = value_from_double(base_fp_modf(x, &whole));
    pair[1] = value_from_double(whole);
    return value_tuple_new(2, pair, out);
}

static bool math_ldexp(struct arguments *args, value *out) {
    double x;
    int64_t n;
    if (!value_is_int(args->at[1]))
        return value_raise(&value_type_TypeError,
                           "Expected an int as second argument to ldexp.");
    if (!value_to_double(args->at[0], &x))
        return false;
    if (!value_to_int64(args->at[1], &n)) {
        value_take_exception();
        value zero = value_from_int48(0);
        bool known;
        n = value_number_compare(args->at[1], zero, &known) < 0 ? -9999 : 9999;
    }
    n = n < -9999 ? -9999 : n > 9999 ? 9999 : n;
    return finish(base_fp_ldexp(x, (int32_t)n), base_fp_isfinite(x),
                  base_fp_isnan(x), false, out);
}

/* An integer as it is, __floor__ and its like of user classes, else the
 * rounded double. */
static bool rounded(value v, uint32_t method, unary f, value *out) {
    double x;
    value bound;
    if (value_is_int(v)) {
        *out = value_unwrap(v);
        if (value_is_bool(v))
            *out = value_from_int48(v == VALUE_TRUE);
        return true;
    }
    if (!value_is_double(v)) {
        if (!value_state.upcalls->special(v, method, &bound))
            return false;
        if (bound != VALUE_UNSET)
            return value_tail_call(bound, 0, &v, out);
    }
    return value_to_double(v, &x) && value_int_from_double(f(x), out);
}

static bool math_ceil(struct arguments *args, value *out) {
    return rounded(args->at[0], SYM___ceil__, base_fp_ceil, out);
}

static bool math_floor(struct arguments *args, value *out) {
    return rounded(args->at[0], SYM___floor__, base_fp_floor, out);
}

static bool math_trunc(struct arguments *args, value *out) {
    return rounded(args->at[0], SYM___trunc__, base_fp_trunc, out);
}

typedef bool (*predicate)(double);

static bool ask(predicate f, const struct arguments *args, value *out) {
    double x;
    if (!value_to_double(args->at[0], &x))
        return false;
    *out = value_from_bool(f(x));
    return true;
}

static bool math_isfinite(struct arguments *args, value *out) {
    return ask(base_fp_isfinite, args, out);
}

static bool math_isinf(struct arguments *args, value *out) {
    return ask(base_fp_isinf, args, out);
}

static bool math_isnan(struct arguments *args, value *out) {
    return ask(base_fp_isnan, args, out);
}

static bool close(double a, double b, double relative, double absolute) {
    if (a == b)
        return true;
    if (!base_fp_isfinite(a) || !base_fp_isfinite(b))
        return false;
    double apart = base_fp_fabs(b - a);
    return apart <= base_fp_fabs(relative * b) ||
           apart <= base_fp_fabs(relative * a) || apart <= absolute;
}

static bool math_isclose(struct arguments *args, value *out) {
    const struct parameter parameters[] = {
        {SYM_a, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_b, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_rel_tol, PARAMETER_KEYWORD, value_from_double(1e-9)},
        {SYM_abs_tol, PARAMETER_KEYWORD, value_from_double(0.0)}};
    value v[ARRAY_LENGTH(parameters)];
    double x[ARRAY_LENGTH(parameters)];
    if (!value_arguments_sort(args, SYM_isclose, parameters,
                              ARRAY_LENGTH(parameters), v))
        return false;
    for (uint32_t i = 0; i < ARRAY_LENGTH(x); i++)
        if (!value_to_double(v[i], &x[i]))
            return false;
    if (x[2] < 0.0 || x[3] < 0.0)
        return value_raise(&value_type_ValueError,
                           "tolerances must be non-negative");
    *out = value_from_bool(close(x[0], x[1], x[2], x[3]));
    return true;
}

static bool math_inf(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_double(base_fp_infinity());
    return true;
}

static bool math_nan(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_double(base_fp_nan());
    return true;
}

NATIVE(math_atan2, SYM_atan2, 2, 2, 0);
NATIVE(math_ceil, SYM_ceil, 1, 1, 0);
NATIVE(math_degrees, SYM_degrees, 1, 1, 0);
NATIVE(math_copysign, SYM_copysign, 2, 2, 0);
NATIVE(math_floor, SYM_floor, 1, 1, 0);
NATIVE(math_fmod, SYM_fmod, 2, 2, 0);
NATIVE(math_frexp, SYM_frexp, 1, 1, 0);
NATIVE(math_gamma, SYM_gamma, 1, 1, 0);
NATIVE(math_inf, SYM_inf, 0, 0, 0);
NATIVE(math_isclose, SYM_isclose, 0, 255, NATIVE_KEYWORDS);
NATIVE(math_isfinite, SYM_isfinite, 1, 1, 0);
NATIVE(math_isinf, SYM_isinf, 1, 1, 0);
NATIVE(math_isnan, SYM_isnan, 1, 1, 0);
NATIVE(math_ldexp, SYM_ldexp, 2, 2, 0);
NATIVE(math_lgamma, SYM_lgamma, 1, 1, 0);
NATIVE(math_log, SYM_log, 1, 2, 0);
NATIVE(math_log10, SYM_log10, 1, 1, 0);
NATIVE(math_log2, SYM_log2, 1, 1, 0);
NATIVE(math_modf, SYM_modf, 1, 1, 0);
NATIVE(math_nan, SYM_nan, 0, 0, 0);
NATIVE(math_nextafter, SYM_nextafter, 2, 2, 0);
NATIVE(math_pow, SYM_pow, 2, 2, 0);
NATIVE(math_remainder, SYM_remainder, 2, 2, 0);
NATIVE(math_trunc, SYM_trunc, 1, 1, 0);
NATIVE(math_ulp, SYM_ulp, 1, 1, 0);

#define ONE(it) MEMBER_FUNCTION(SYM_##it, math_##it)
#define PART(it)                                                               \
    {                                                                          \
        .name = SYM_##it, .kind = MEMBER_OBJECT,                               \
        .object = &mod_math_##it##_native                                      \
    }
#define CONSTANT(it)                                                           \
    { .name = SYM_##it, .kind = MEMBER_DOUBLE, .object = &(it) }
#define MADE(it)                                                               \
    { .name = SYM_##it, .kind = MEMBER_MAKE, .object = &math_##it##_native }

static const struct member members[] = {
    ONE(acos),      ONE(acosh),     ONE(asin),       ONE(asinh),   ONE(atan),
    ONE(atan2),     ONE(atanh),     ONE(cbrt),       ONE(ceil),    PART(comb),
    ONE(copysign),  ONE(cos),       ONE(cosh),       ONE(degrees), PART(dist),
    CONSTANT(e),    ONE(erf),       ONE(erfc),       ONE(exp),     ONE(exp2),
    ONE(expm1),     ONE(fabs),      PART(factorial), ONE(floor),   ONE(fmod),
    ONE(frexp),     PART(fsum),     ONE(gamma),      PART(gcd),    PART(hypot),
    MADE(inf),      ONE(isclose),   ONE(isfinite),   ONE(isinf),   ONE(isnan),
    PART(isqrt),    PART(lcm),      ONE(ldexp),      ONE(lgamma),  ONE(log),
    ONE(log10),     ONE(log1p),     ONE(log2),       ONE(modf),    MADE(nan),
    ONE(nextafter), PART(perm),     CONSTANT(pi),    ONE(pow),     PART(prod),
    ONE(radians),   ONE(remainder), ONE(sin),        ONE(sinh),    ONE(sqrt),
    ONE(tan),       ONE(tanh),      CONSTANT(tau),   ONE(trunc),   ONE(ulp),
};

MOD_MODULE(math, members);
