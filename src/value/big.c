/* SPDX-License-Identifier: MIT */
/* Integers beyond 48 bits, as sign and magnitude over base/limbs.
 *
 * Results are computed into a fresh object of the largest size they can have
 * and then trimmed: what is cut off stays with the block, at most one limb
 * for sums. Two's complement, as CPython's bit operations define them, is
 * made on the fly by base_limbs_bitwise. */
#include "value/big.h"

#include "base/limbs.h"
#include "value/exception.h"
#include "value/text.h"

void value_operand_load(struct value_operand *o, value integer) {
    if (value_is_int48(integer) || value_is_bool(integer)) {
        int64_t n = value_is_bool(integer) ? integer == VALUE_TRUE
                                           : value_int48(integer);
        uint64_t m = n < 0 ? (uint64_t)-n : (uint64_t)n;
        o->small[0] = (uint32_t)m;
        o->small[1] = (uint32_t)(m >> 32);
        o->limb = o->small;
        o->count = m >> 32 != 0 ? 2 : m != 0;
        o->negative = n < 0;
        return;
    }
    const struct value_big *big = value_pointer(integer);
    o->limb = big->at;
    o->count = big->limbs;
    o->negative = big->negative != 0;
}

bool value_big_new(uint32_t limbs, struct value_big **out) {
    size_t bytes = sizeof(struct value_big) - sizeof(struct header) +
                   (size_t)limbs * sizeof(uint32_t);
    if (!value_poll())
        return false;
    struct value_big *big = heap_alloc(KIND_BIG_INT, bytes);
    if (big == NULL) {
        CHECK(!value_raise_memory()); /* said here for the analyzer's sake */
        return false;
    }
    big->limbs = limbs;
    *out = big;
    return true;
}

value value_big_normal(struct value_big *big) {
    big->limbs = (uint32_t)base_limbs_trim(big->at, big->limbs);
    if (big->limbs > 2)
        return value_from_pointer(big);
    uint64_t m = 0;
    if (big->limbs > 0)
        m = big->at[0];
    if (big->limbs > 1)
        m |= (uint64_t)big->at[1] << 32;
    if (big->negative && m <= UINT64_C(1) << 47)
        return value_from_int48(-(int64_t)m);
    if (!big->negative && m <= (uint64_t)VALUE_INT48_MAX)
        return value_from_int48((int64_t)m);
    return value_from_pointer(big);
}

static int compare_magnitude(const struct value_operand *a,
                             const struct value_operand *b) {
    return base_limbs_compare(a->limb, a->count, b->limb, b->count);
}

static bool add_magnitude(const struct value_operand *a,
                          const struct value_operand *b, bool negative,
                          value *out) {
    struct value_big *big;
    if (a->count < b->count) {
        const struct value_operand *swap = a;
        a = b;
        b = swap;
    }
    if (!value_big_new(a->count + 1, &big))
        return false;
    big->at[a->count] =
        base_limbs_add(big->at, a->limb, a->count, b->limb, b->count);
    big->negative = negative;
    *out = value_big_normal(big);
    return true;
}

static bool sub_magnitude(const struct value_operand *a,
                          const struct value_operand *b, bool negative,
                          value *out) {
    struct value_big *big;
    if (compare_magnitude(a, b) < 0) {
        const struct value_operand *swap = a;
        a = b;
        b = swap;
        negative = !negative;
    }
    if (!value_big_new(a->count, &big))
        return false;
    base_limbs_sub(big->at, a->limb, a->count, b->limb, b->count);
    big->negative = negative;
    *out = value_big_normal(big);
    return true;
}

static bool multiply(const struct value_operand *a,
                     const struct value_operand *b, value *out) {
    struct value_big *big;
    if (ISA_ROOMY && a->count < b->count)
        return multiply(b, a, out); /* few long rows, not many short ones */
    if (!value_big_new(a->count + b->count, &big))
        return false;
    for (uint32_t i = 0; i < b->count; i++) {
        big->at[i + a->count] = base_limbs_add_product(big->at + i, a->limb,
                                                       a->count, b->limb[i], 0);
        if (!value_poll())
            return false;
    }
    big->negative = a->negative != b->negative;
    *out = value_big_normal(big);
    return true;
}

/* As base_limbs_divmod; a safepoint a limb of the quotient, or a few. */
static bool divide(uint32_t *q, uint32_t *a, uint32_t n,
                   const struct value_operand *d) {
    uint32_t none = 0, *top = &none;
    for (uint32_t i = n - d->count + 1; i-- > 0;) {
        if (ISA_ROOMY && d->count == 1) {
            uint64_t pair = (uint64_t)none << 32 | a[i];
            q[i] = (uint32_t)(pair / d->limb[0]);
            none = (uint32_t)(pair % d->limb[0]);
            a[i] = 0;
        } else if (d->count == 1) {
            none = base_limbs_div_small(q + i, a + i, 1, d->limb[0], none);
            a[i] = 0;
        } else {
            q[i] = base_limbs_quotient_limb(a + i, top, d->limb, d->count);
            top = &a[i + d->count - 1];
        }
        if (!value_poll())
            return false;
    }
    if (d->count == 1)
        a[0] = none;
    return true;
}

/* Floor: with signs that differ and a remainder, the quotient is one less
 * and the remainder is d - r. */
static bool floor_divide(const struct value_operand *a,
                         const struct value_operand *d, bool want_quotient,
                         value *out) {
    struct value_big *q, *r;
    uint32_t n = a->count < d->count ? d->count : a->count;
    if (!value_big_new(n, &r) || !value_big_new(n - d->count + 2, &q))
        return false;
    if (!value_copy(r->at, a->limb, a->count * sizeof(uint32_t)) ||
        !divide(q->at, r->at, n, d))
        return false;
    bool differ = a->negative != d->negative;
    bool rest = base_limbs_trim(r->at, n) != 0;
    if (want_quotient) {
        static const uint32_t one = 1;
        if (differ && rest)
            base_limbs_add(q->at, q->at, q->limbs, &one, 1);
        q->negative = differ;
        *out = value_big_normal(q);
        return true;
    }
    if (differ && rest)
        base_limbs_sub(r->at, d->limb, d->count, r->at, d->count);
    r->negative = d->negative;
    *out = value_big_normal(r);
    return true;
}

static bool bitwise(enum value_binary op, const struct value_operand *a,
                    const struct value_operand *b, value *out) {
    struct base_limbs_view va = {a->limb, a->count, a->negative};
    struct base_limbs_view vb = {b->limb, b->count, b->negative};
    enum base_limbs_operation what = op == VALUE_AND  ? BASE_LIMBS_AND
                                     : op == VALUE_OR ? BASE_LIMBS_OR
                                                      : BASE_LIMBS_XOR;
    struct value_big *big;
    uint32_t n = (a->count > b->count ? a->count : b->count) + 1;
    if (!value_big_new(n, &big))
        return false;
    big->negative = base_limbs_bitwise(big->at, &va, &vb, what);
    *out = value_big_normal(big);
    return true;
}

bool value_big_shift_left(value a, uint32_t shift, value *out) {
    struct value_operand o;
    struct value_big *big;
    value_operand_load(&o, a);
    if (!value_big_new(o.count + shift / 32 + 1, &big))
        return false;
    base_limbs_shift_left(big->at, o.limb, o.count, shift);
    big->negative = o.negative;
    *out = value_big_normal(big);
    return true;
}

/* Towards minus infinity: a negative number that lost a one bit is one
 * further from zero. */
static bool shift_right(const struct value_operand *a,
                        const struct value_operand *by, value *out) {
    static const uint32_t one = 1;
    struct value_big *big;
    bool all = by->count > 1 || by->limb[0] / 32 >= a->count;
    if (all) {
        *out = value_from_int48(a->negative ? -1 : 0);
        return true;
    }
    uint32_t shift = by->limb[0];
    if (!value_big_new(a->count - shift / 32 + 1, &big))
        return false;
    bool lost = base_limbs_shift_right(big->at, a->limb, a->count, shift);
    if (lost && a->negative)
        base_limbs_add(big->at, big->at, big->limbs, &one, 1);
    big->negative = a->negative;
    *out = value_big_normal(big);
    return true;
}

static bool shift(enum value_binary op, value a, const struct value_operand *x,
                  const struct value_operand *by, value *out) {
    if (by->negative)
        return value_raise(&value_type_ValueError, "negative shift count");
    if (by->count == 0 || x->count == 0) {
        *out = a;
        return true;
    }
    if (op == VALUE_RSHIFT)
        return shift_right(x, by, out);
    if (by->count > 1 || by->limb[0] > 1u << 24)
        return value_raise(&value_type_MemoryError, "shift too large");
    return value_big_shift_left(a, by->limb[0], out);
}

/* Square and multiply; b is not negative. */
static bool power(value a, const struct value_operand *b, value *out) {
    value result = value_from_int48(1);
    if (b->count > 1)
        return value_raise(&value_type_MemoryError, "exponent too large");
    uint32_t e = b->count ? b->limb[0] : 0;
    while (e != 0) {
        if ((e & 1) && !value_number_binary(VALUE_MUL, result, a, &result))
            return false;
        e >>= 1;
        if (e != 0 && !value_number_binary(VALUE_MUL, a, a, &a))
            return false;
        if (!value_poll())
            return false;
    }
    *out = result;
    return true;
}

bool value_big_binary(enum value_binary op, value a, value b, value *out) {
    struct value_operand x, y;
    value_operand_load(&x, a);
    value_operand_load(&y, b);
    switch (op) {
    case VALUE_ADD:
        if (x.negative == y.negative)
            return add_magnitude(&x, &y, x.negative, out);
        return sub_magnitude(&x, &y, x.negative, out);
    case VALUE_SUB:
        if (x.negative != y.negative)
            return add_magnitude(&x, &y, x.negative, out);
        return sub_magnitude(&x, &y, x.negative, out);
    case VALUE_MUL:
        return multiply(&x, &y, out);
    case VALUE_FLOORDIV:
        return floor_divide(&x, &y, true, out);
    case VALUE_MOD:
        return floor_divide(&x, &y, false, out);
    case VALUE_POW:
        return power(a, &y, out);
    case VALUE_LSHIFT:
    case VALUE_RSHIFT:
        return shift(op, a, &x, &y, out);
    case VALUE_AND:
    case VALUE_OR:
    case VALUE_XOR:
        return bitwise(op, &x, &y, out);
    default:
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
}

/* The quotient is made at least 66 bits long by shifting the dividend, so
 * that base_limbs_to_double rounds once, with the remainder as sticky bit. */
bool value_big_true_divide(value a, value b, value *out) {
    struct value_operand x, y;
    struct value_big *q, *r;
    double result;
    value_operand_load(&x, a);
    value_operand_load(&y, b);
    int64_t lack = 66 + (int64_t)base_limbs_bit_length(y.limb, y.count) -
                   (int64_t)base_limbs_bit_length(x.limb, x.count);
    uint32_t left = lack > 0 ? (uint32_t)lack : 0;
    uint32_t n = x.count + left / 32 + 1;
    if (n < y.count)
        n = y.count;
    if (!value_big_new(n, &r) || !value_big_new(n - y.count + 1, &q))
        return false;
    base_limbs_shift_left(r->at, x.limb, x.count, left);
    if (!divide(q->at, r->at, n, &y))
        return false;
    bool sticky = base_limbs_trim(r->at, n) != 0;
    if (!base_limbs_to_double(q->at, base_limbs_trim(q->at, q->limbs),
                              -(int32_t)left, sticky, &result))
        return value_raise(&value_type_OverflowError,
                           "integer division result too large for a float");
    *out = value_from_double(x.negative != y.negative ? -result : result);
    return true;
}

int value_big_compare(value a, value b) {
    struct value_operand x, y;
    value_operand_load(&x, a);
    value_operand_load(&y, b);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    int order = compare_magnitude(&x, &y);
    return x.negative ? -order : order;
}

bool value_big_to_double(value a, double *out) {
    struct value_operand x;
    value_operand_load(&x, a);
    if (!base_limbs_to_double(x.limb, x.count, 0, false, out))
        return false;
    if (x.negative)
        *out = -*out;
    return true;
}

static bool poll(void) { return value_poll(); }

/* base_limbs_to_text consumes its number, so a copy is made; digits and copy
 * share one scratch object. */
bool value_big_print(value a, uint32_t base, struct value_sink *sink) {
    struct value_operand x;
    struct value_big *scratch;
    value_operand_load(&x, a);
    size_t room = base_limbs_text_size(x.count, base);
    if (!value_big_new(x.count + (uint32_t)(room / 4) + 1, &scratch))
        return false;
    if (!value_copy(scratch->at, x.limb, x.count * sizeof(uint32_t)))
        return false;
    char *text = (char *)(scratch->at + x.count);
    size_t length = base_limbs_to_text(scratch->at, x.count, base, text, poll);
    if (length == 0)
        return false;
    if (x.negative && !sink->write(sink, "-", 1))
        return false;
    bool done = sink->write(sink, text, length);
    KEEP_ALIVE(scratch);
    return done;
}
