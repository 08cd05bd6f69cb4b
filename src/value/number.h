/* SPDX-License-Identifier: MIT */
/* Integers beyond 48 bits, and arithmetic of the number tower.
 *
 * N1  A big integer's top limb is not zero and its value does not fit 48
 *     bits (V2).
 */
#ifndef KRAIT_VALUE_NUMBER_H
#define KRAIT_VALUE_NUMBER_H

#include "value/type.h"
#include "value/value.h"

struct value_big {
    struct header header;
    uint32_t limbs;
    uint32_t negative; /* 0 or 1 */
    uint32_t at[];     /* little endian */
};

/* int, bool or big integer (and instances of int's subclasses).
 * Contract: handler; no alloc; O(1). */
bool value_is_int(value v);

/* Contract: handler; reserve; O(1); raises. */
bool value_int_from_int64(int64_t n, value *out) RAISES;

/* Contract: handler; reserve; O(1); raises. */
bool value_int_from_uint64(uint64_t n, value *out) RAISES;

/* The number as int64_t; TypeError if v has no __index__, OverflowError if
 * it does not fit.
 * Contract: handler; reserve; O(1); raises. */
bool value_to_int64(value v, int64_t *out) RAISES;

/* As value_to_int64, for int32_t.
 * Contract: handler; reserve; O(1); raises. */
bool value_to_int32(value v, int32_t *out) RAISES;

/* Low 64 bits in two's complement, for hardware registers and struct.
 * Contract: handler; reserve; O(1); raises. */
bool value_to_uint64_wrap(value v, uint64_t *out) RAISES;

/* float(v) of int, bool, float or __float__; TypeError, OverflowError.
 * Contract: handler; reserve; O(n); raises. */
bool value_to_double(value v, double *out) RAISES;

/* int(x) of a double, towards zero; ValueError, OverflowError.
 * Contract: handler; reserve; O(1); raises. */
bool value_int_from_double(double x, value *out) RAISES;

/* Text to int in a base (0: by prefix); ValueError as int() raises it, with
 * `shown` in its text.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_int_parse(const char *text, size_t length, uint32_t base,
                     value shown, value *out) RAISES;

/* Binary and unary arithmetic of int, bool and float in every mixture;
 * NOT_IMPLEMENTED if either is neither.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_number_binary(enum value_binary op, value a, value b, value *out)
    RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_number_unary(enum value_unary op, value v, value *out) RAISES;

/* Exact comparison of numbers, int with float too: -1, 0, 1, or 2 if
 * unordered; *known false if either is no number.
 * Contract: handler; reserve; O(n). */
int value_number_compare(value a, value b, bool *known);

/* pow(a, b, m) of integers.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_int_pow_mod(value a, value b, value m, value *out) RAISES;

/* Equal numbers have equal hashes, as Python asks.
 * Contract: handler; reserve; O(n). */
uint32_t value_number_hash(value v);

#endif
