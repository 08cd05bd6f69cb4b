/* SPDX-License-Identifier: MIT */
/* The number tower: int and float in every mixture, conversions, comparison
 * and hash. Two integers of 48 bits are computed in 64; only what does not
 * fit there goes to big.c. */
#include "value/number.h"

#include "base/fp.h"
#include "base/limbs.h"
#include "value/big.h"
#include "value/exception.h"
#include "value/symbol.h"

/* Modulus of numeric hashes, 2^31 - 1: a Mersenne prime, so that powers of
 * two are rotations, as in CPython's scheme with 2^61 - 1. */
#define HASH_MODULUS 0x7FFFFFFFu
#define HASH_BITS 31

enum rank { NO_NUMBER, SMALL, BIG, FLOATING };

static enum rank classify(value *v) {
    if (value_is_double(*v))
        return FLOATING;
    if (value_is_int48(*v))
        return SMALL;
    if (value_is_bool(*v)) {
        *v = value_from_int48(*v == VALUE_TRUE);
        return SMALL;
    }
    if (!value_is_pointer(*v))
        return NO_NUMBER;
    if (value_object_kind(*v) == KIND_BIG_INT)
        return BIG;
    if (value_object_kind(*v) != KIND_INSTANCE)
        return NO_NUMBER;
    value native = value_unwrap(*v);
    if (native == *v ||
        (value_is_pointer(native) && value_object_kind(native) != KIND_BIG_INT))
        return NO_NUMBER;
    *v = native;
    return classify(v);
}

bool value_is_int(value v) {
    enum rank c = classify(&v);
    return c == SMALL || c == BIG;
}

bool value_int_from_int64(int64_t n, value *out) {
    if (value_fits_int48(n)) {
        *out = value_from_int48(n);
        return true;
    }
    bool negative = n < 0;
    if (!value_int_from_uint64(negative ? 0 - (uint64_t)n : (uint64_t)n, out))
        return false;
    if (negative)
        ((struct value_big *)value_pointer(*out))->negative = 1;
    return true;
}

bool value_int_from_uint64(uint64_t n, value *out) {
    struct value_big *big;
    if (n <= (uint64_t)VALUE_INT48_MAX) {
        *out = value_from_int48((int64_t)n);
        return true;
    }
    if (!value_big_new(2, &big))
        return false;
    big->at[0] = (uint32_t)n;
    big->at[1] = (uint32_t)(n >> 32);
    *out = value_from_pointer(big);
    return true;
}

/* v itself if it is an int, or what its __index__ gives. */
static bool index_of(value v, value *out) {
    value method;
    *out = v;
    enum rank c = classify(out);
    if (c == SMALL || c == BIG)
        return true;
    if (!value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (method == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "'%t' object cannot be interpreted as an integer",
                           v);
    if (!value_state.upcalls->call(method, 0, NULL, out))
        return false;
    value result = *out;
    c = classify(out);
    if (c == SMALL || c == BIG)
        return true;
    return value_raise(&value_type_TypeError,
                       "__index__ returned non-int (type %t)", result);
}

bool value_to_int64(value v, int64_t *out) {
    struct value_operand o;
    if (value_is_int48(v)) {
        *out = value_int48(v);
        return true;
    }
    if (!index_of(v, &v))
        return false;
    value_operand_load(&o, v);
    uint64_t m = o.count > 0 ? o.limb[0] : 0;
    if (o.count > 1)
        m |= (uint64_t)o.limb[1] << 32;
    uint64_t limit = (uint64_t)INT64_MAX + (o.negative ? 1 : 0);
    if (o.count > 2 || m > limit)
        return value_raise(&value_type_OverflowError,
                           "Python int too large to convert to C long");
    *out = o.negative ? (int64_t)(0 - m) : (int64_t)m;
    return true;
}

bool value_to_int32(value v, int32_t *out) {
    int64_t n;
    if (!value_to_int64(v, &n))
        return false;
    if (n < INT32_MIN || n > INT32_MAX)
        return value_raise(&value_type_OverflowError,
                           "Python int too large to convert to C int");
    *out = (int32_t)n;
    return true;
}

bool value_to_uint64_wrap(value v, uint64_t *out) {
    struct value_operand o;
    if (!index_of(v, &v))
        return false;
    value_operand_load(&o, v);
    uint64_t m = o.count > 0 ? o.limb[0] : 0;
    if (o.count > 1)
        m |= (uint64_t)o.limb[1] << 32;
    *out = o.negative ? 0 - m : m;
    return true;
}

static bool double_by_method(value v, double *out) {
    value method, result;
    if (!value_state.upcalls->special(v, SYM___float__, &method))
        return false;
    if (method != VALUE_UNSET) {
        if (!value_state.upcalls->call(method, 0, NULL, &result))
            return false;
        value plain = value_unwrap(result);
        if (!value_is_double(plain))
            return value_raise(&value_type_TypeError,
                               "%t.__float__ returned non-float (type %t)", v,
                               result);
        *out = value_double(plain);
        return true;
    }
    if (!value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (method == VALUE_UNSET)
        return value_raise(&value_type_TypeError, "must be real number, not %t",
                           v);
    if (!index_of(v, &v))
        return false;
    return value_to_double(v, out);
}

bool value_to_double(value v, double *out) {
    value n = v;
    switch (classify(&n)) {
    case FLOATING:
        *out = value_double(n);
        return true;
    case SMALL:
        *out = (double)value_int48(n);
        return true;
    case BIG:
        if (value_big_to_double(n, out))
            return true;
        return value_raise(&value_type_OverflowError,
                           "int too large to convert to float");
    default:
        return double_by_method(v, out);
    }
}

bool value_int_from_double(double x, value *out) {
    struct value_big *big;
    if (x != x)
        return value_raise(&value_type_ValueError,
                           "cannot convert float NaN to integer");
    if (x - x != 0.0)
        return value_raise(&value_type_OverflowError,
                           "cannot convert float infinity to integer");
    if (x > -1e14 && x < 1e14) {
        *out = value_from_int48((int64_t)x);
        return true;
    }
    if (!value_big_new(BASE_LIMBS_DOUBLE, &big))
        return false;
    base_limbs_from_double(big->at, x);
    big->negative = x < 0;
    *out = value_big_normal(big);
    return true;
}

static bool zero_division(const char *text) {
    return value_raise(&value_type_ZeroDivisionError, "%s", text);
}

/* Shifts and bit operations of small_binary. */
static bool small_bits(enum value_binary op, int64_t a, int64_t b,
                       int64_t *out) {
    switch (op) {
    case VALUE_LSHIFT:
        if (b < 0 || (b > 15 && a != 0))
            return false;
        *out = a == 0 ? 0 : (int64_t)((uint64_t)a << b);
        return true;
    case VALUE_RSHIFT:
        if (b < 0)
            return false;
        *out = a >> (b > 63 ? 63 : b);
        return true;
    case VALUE_AND:
        *out = a & b;
        return true;
    case VALUE_OR:
        *out = a | b;
        return true;
    case VALUE_XOR:
        *out = a ^ b;
        return true;
    default:
        return false;
    }
}

/* Both fit 48 bits; false if the result needs big.c. */
static bool small_binary(enum value_binary op, int64_t a, int64_t b,
                         int64_t *out) {
    switch (op) {
    case VALUE_ADD:
        *out = a + b;
        return true;
    case VALUE_SUB:
        *out = a - b;
        return true;
    case VALUE_MUL:
        return !__builtin_mul_overflow(a, b, out);
    case VALUE_FLOORDIV:
        *out = a / b - ((a % b != 0) && ((a < 0) != (b < 0)));
        return true;
    case VALUE_MOD:
        *out = a % b;
        if (*out != 0 && (*out < 0) != (b < 0))
            *out += b;
        return true;
    default:
        return small_bits(op, a, b, out);
    }
}

/* Python's definition: the remainder has the sign of the divisor and is what
 * is left of floor division. */
static double float_mod(double a, double b) {
    double m = base_fp_fmod(a, b);
    if (m == 0.0)
        return base_fp_copysign(0.0, b);
    return (m < 0) != (b < 0) ? m + b : m;
}

static double float_floor_divide(double a, double b) {
    double m = base_fp_fmod(a, b);
    double q = (a - m) / b;
    if (m != 0.0 && (m < 0) != (b < 0))
        q -= 1.0;
    if (q == 0.0)
        return base_fp_copysign(0.0, a / b);
    double f = base_fp_floor(q);
    return q - f > 0.5 ? f + 1.0 : f;
}

static bool float_power(double a, double b, value *out) {
    if (a == 0.0 && b < 0.0)
        return zero_division(
            BASE_TEXT_OF("0.0 cannot be raised to a negative power"));
    bool finite = a - a == 0.0 && b - b == 0.0;
    if (finite && a < 0.0 && b != base_fp_floor(b))
        return value_extra() != NULL
                   ? value_extra()->power(a, b, out)
                   : value_raise(
                         &value_type_ValueError,
                         "negative number cannot be raised to a fractional "
                         "power (there are no complex numbers)");
    double x = base_fp_pow(a, b);
    if (finite && x - x != 0.0)
        return value_raise(&value_type_OverflowError,
                           "(34, 'Numerical result out of range')");
    *out = value_from_double(x);
    return true;
}

static bool float_binary(enum value_binary op, double a, double b, value *out) {
    double x;
    switch (op) {
    case VALUE_ADD:
        x = a + b;
        break;
    case VALUE_SUB:
        x = a - b;
        break;
    case VALUE_MUL:
        x = a * b;
        break;
    case VALUE_TRUEDIV:
        if (b == 0.0)
            return zero_division(BASE_TEXT_OF("float division by zero"));
        x = a / b;
        break;
    case VALUE_FLOORDIV:
        if (b == 0.0)
            return zero_division(BASE_TEXT_OF("float floor division by zero"));
        x = float_floor_divide(a, b);
        break;
    case VALUE_MOD:
        if (b == 0.0)
            return zero_division(BASE_TEXT_OF("float modulo"));
        x = float_mod(a, b);
        break;
    case VALUE_POW:
        return float_power(a, b, out);
    default:
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
    *out = value_from_double(x);
    return true;
}

static bool is_negative(value integer) {
    struct value_operand o;
    value_operand_load(&o, integer);
    return o.negative;
}

static bool int_power(value a, value b, value *out) {
    double x, y;
    if (!is_negative(b))
        return value_big_binary(VALUE_POW, a, b, out);
    if (!value_to_double(a, &x) || !value_to_double(b, &y))
        return false;
    return float_power(x, y, out);
}

/* An int below 2^62 in magnitude: sums of two fit 64 bits. */
static bool is_medium(value v, int64_t *out) {
    if (value_is_int48(v)) {
        *out = value_int48(v);
        return true;
    }
    const struct value_big *big = value_pointer(v);
    if (big->limbs > 2 || (big->limbs == 2 && big->at[1] >> 30 != 0))
        return false;
    uint64_t m = big->at[0];
    if (big->limbs == 2)
        m |= (uint64_t)big->at[1] << 32;
    *out = big->negative ? -(int64_t)m : (int64_t)m;
    return true;
}

/* What small_binary can do of medium integers; a product such as generators
 * of random numbers have is masked or divided next. */
static bool medium_binary(enum value_binary op, value a, value b,
                          int64_t *out) {
    int64_t x, y;
    return op != VALUE_LSHIFT && is_medium(a, &x) && is_medium(b, &y) &&
           small_binary(op, x, y, out);
}

static bool int_binary(enum value_binary op, value a, value b, value *out) {
    int64_t n;
    bool division =
        op == VALUE_TRUEDIV || op == VALUE_FLOORDIV || op == VALUE_MOD;
    if (division && b == value_from_int48(0))
        return zero_division(
            op == VALUE_TRUEDIV ? BASE_TEXT_OF("division by zero")
            : op == VALUE_MOD
                ? BASE_TEXT_OF("integer modulo by zero")
                : BASE_TEXT_OF("integer division or modulo by zero"));
    bool both = value_is_int48(a) && value_is_int48(b);
    if (op == VALUE_TRUEDIV) {
        if (!both)
            return value_big_true_divide(a, b, out);
        *out =
            value_from_double((double)value_int48(a) / (double)value_int48(b));
        return true;
    }
    if (op == VALUE_POW)
        return int_power(a, b, out);
    if (both ? small_binary(op, value_int48(a), value_int48(b), &n)
             : ISA_ROOMY && medium_binary(op, a, b, &n))
        return value_int_from_int64(n, out);
    return value_big_binary(op, a, b, out);
}

bool value_number_binary(enum value_binary op, value a, value b, value *out) {
    double x, y;
    bool bools = value_is_bool(a) && value_is_bool(b);
    value_rest(); /* builtins reckon with several */
    enum rank ca = classify(&a), cb = classify(&b);
    if (ca == NO_NUMBER || cb == NO_NUMBER || op == VALUE_MATMUL) {
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
    if (ca != FLOATING && cb != FLOATING) {
        if (!int_binary(op, a, b, out))
            return false;
        if (bools && op >= VALUE_AND && op <= VALUE_XOR)
            *out = value_from_bool(*out != value_from_int48(0));
        return true;
    }
    if (!value_to_double(a, &x) || !value_to_double(b, &y))
        return false;
    return float_binary(op, x, y, out);
}

bool value_number_unary(enum value_unary op, value v, value *out) {
    value zero = value_from_int48(0);
    switch (classify(&v)) {
    case FLOATING:
        *out = op == VALUE_NEG ? value_from_double(-value_double(v)) : v;
        if (op == VALUE_INVERT)
            *out = VALUE_NOT_IMPLEMENTED;
        return true;
    case SMALL:
    case BIG:
        if (op == VALUE_NEG)
            return int_binary(VALUE_SUB, zero, v, out);
        if (op == VALUE_INVERT)
            return int_binary(VALUE_SUB, value_from_int48(-1), v, out);
        *out = v;
        return true;
    default:
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
}

/* Exact: the double's integer part is compared as an integer, then its
 * fraction decides. */
static int compare_int_double(value a, double x) {
    uint32_t limbs[BASE_LIMBS_DOUBLE];
    struct value_operand o;
    if (x != x)
        return 2;
    if (x - x != 0.0)
        return x > 0 ? -1 : 1;
    value_operand_load(&o, a);
    bool negative = x < 0;
    if (o.count == 0 || x == 0.0)
        return o.count == 0 ? (x > 0) ? -1 : (x < 0) : o.negative ? -1 : 1;
    if (o.negative != negative)
        return o.negative ? -1 : 1;
    size_t n = base_limbs_from_double(limbs, x);
    int order = base_limbs_compare(o.limb, o.count, limbs, n);
    if (order == 0 && base_fp_trunc(x) != x)
        order = -1;
    return negative ? -order : order;
}

int value_number_compare(value a, value b, bool *known) {
    enum rank ca = classify(&a), cb = classify(&b);
    *known = ca != NO_NUMBER && cb != NO_NUMBER;
    if (!*known)
        return 2;
    if (ca == SMALL && cb == SMALL) {
        int64_t x = value_int48(a), y = value_int48(b);
        return (x > y) - (x < y);
    }
    if (ca == FLOATING && cb == FLOATING) {
        double x = value_double(a), y = value_double(b);
        return x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
    }
    if (cb == FLOATING)
        return compare_int_double(a, value_double(b));
    if (ca == FLOATING) {
        int order = compare_int_double(b, value_double(a));
        return order == 2 ? 2 : -order;
    }
    return value_big_compare(a, b);
}

static bool mod_pow_step(value *x, value y, value m) {
    return value_number_binary(VALUE_MUL, *x, y, x) &&
           value_number_binary(VALUE_MOD, *x, m, x);
}

/* Extended Euclid: x with a * x = 1 mod m. */
static bool inverse(value a, value m, value *out) {
    const value one = value_from_int48(1), zero = value_from_int48(0);
    value r = m, next_r, x = zero, next_x = one, q, t;
    if (!value_number_binary(VALUE_MOD, a, m, &next_r))
        return false;
    while (next_r != zero) {
        if (!value_number_binary(VALUE_FLOORDIV, r, next_r, &q) ||
            !value_number_binary(VALUE_MUL, q, next_r, &t) ||
            !value_number_binary(VALUE_SUB, r, t, &t))
            return false;
        r = next_r;
        next_r = t;
        if (!value_number_binary(VALUE_MUL, q, next_x, &t) ||
            !value_number_binary(VALUE_SUB, x, t, &t))
            return false;
        x = next_x;
        next_x = t;
    }
    bool unit = r == one || r == value_from_int48(-1);
    if (!unit)
        return value_raise(&value_type_ValueError,
                           "base is not invertible for the given modulus");
    if (r != one && !value_number_binary(VALUE_SUB, zero, x, &x))
        return false;
    return value_number_binary(VALUE_MOD, x, m, out);
}

/* base ^ e mod m by square and multiply, from the highest bit. */
static bool power_mod(value base, const struct value_operand *e, value m,
                      value *out) {
    value result;
    if (!value_number_binary(VALUE_MOD, base, m, &base) ||
        !value_number_binary(VALUE_MOD, value_from_int48(1), m, &result))
        return false;
    for (size_t i = base_limbs_bit_length(e->limb, e->count); i-- > 0;) {
        if (!mod_pow_step(&result, result, m))
            return false;
        if ((e->limb[i / 32] >> i % 32 & 1) && !mod_pow_step(&result, base, m))
            return false;
        if (!value_poll())
            return false;
    }
    *out = result;
    return true;
}

bool value_int_pow_mod(value a, value b, value m, value *out) {
    struct value_operand e;
    if (classify(&a) == NO_NUMBER || classify(&b) == NO_NUMBER ||
        !value_is_int(a) || !value_is_int(b) || !value_is_int(m))
        return value_raise(&value_type_TypeError,
                           "pow() 3rd argument not allowed unless all "
                           "arguments are integers");
    classify(&m);
    if (m == value_from_int48(0))
        return value_raise(&value_type_ValueError,
                           "pow() 3rd argument cannot be 0");
    if (is_negative(b) &&
        (!inverse(a, m, &a) ||
         !value_number_binary(VALUE_SUB, value_from_int48(0), b, &b)))
        return false;
    value_operand_load(&e, b);
    return power_mod(a, &e, m, out);
}

/* n * 2^shift mod 2^31 - 1 is a rotation of 31 bits. */
static uint32_t hash_rotate(uint32_t h, uint32_t shift) {
    shift %= HASH_BITS;
    return ((h << shift) & HASH_MODULUS) | h >> (HASH_BITS - shift);
}

static uint32_t hash_finish(uint32_t h, bool negative) {
    if (h == HASH_MODULUS)
        h = 0;
    return negative ? 0u - h : h;
}

static uint32_t hash_double(double x) {
    int32_t exponent;
    if (x != x)
        return 0;
    if (x - x != 0.0)
        return x > 0 ? 314159u : 0u - 314159u;
    double fraction = base_fp_frexp(x < 0 ? -x : x, &exponent);
    uint32_t h = 0;
    while (fraction != 0.0) {
        value_rest();
        fraction *= 268435456.0; /* 2^28: exact */
        exponent -= 28;
        uint32_t part = (uint32_t)fraction;
        fraction -= (double)part;
        h = hash_rotate(h, 28) + part;
        h = (h & HASH_MODULUS) + (h >> HASH_BITS);
    }
    int turn = exponent % HASH_BITS;
    h = hash_rotate(h, (uint32_t)(turn < 0 ? turn + HASH_BITS : turn));
    return hash_finish(h, x < 0);
}

uint32_t value_number_hash(value v) {
    struct value_operand o;
    if (ISA_ROOMY && value_is_int48(v)) {
        int64_t n = value_int48(v);
        uint64_t m = (uint64_t)(n < 0 ? -n : n);
        return hash_finish((uint32_t)(m % HASH_MODULUS), n < 0);
    }
    if (classify(&v) == FLOATING)
        return hash_double(value_double(v));
    value_operand_load(&o, v);
    uint64_t h = 0;
    for (uint32_t i = o.count; i-- > 0;) {
        value_rest();
        h = (h << 32 | o.limb[i]) % HASH_MODULUS;
    }
    return hash_finish((uint32_t)h, o.negative);
}
