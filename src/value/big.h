/* SPDX-License-Identifier: MIT */
/* Integers of any size, inside value/: views of operands and results that
 * are brought back to 48 bits where they fit (V2, N1). */
#ifndef KRAIT_VALUE_BIG_H
#define KRAIT_VALUE_BIG_H

#include "value/number.h"

/* Sign and magnitude of an operand; `small` holds it if it has 48 bits. An
 * operand is filled in place and not copied: limb may point into it. */
struct value_operand {
    const uint32_t *limb;
    uint32_t count; /* trimmed; 0 for zero */
    bool negative;
    uint32_t small[2];
};

/* Contract: handler; no alloc; O(1). */
void value_operand_load(struct value_operand *o, value integer);

/* A big integer to be filled in, limbs zero; not yet normal (N1).
 * Contract: handler; reserve; O(n); raises. */
bool value_big_new(uint32_t limbs, struct value_big **out) RAISES;

/* Trims, and turns what fits 48 bits into such a value.
 * Contract: handler; reserve; O(n). */
value value_big_normal(struct value_big *big);

/* Arithmetic of two integers that did not fit the short way. DIV is never
 * by zero here.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_big_binary(enum value_binary op, value a, value b, value *out)
    RAISES;

/* a / b correctly rounded; OverflowError if beyond a double.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_big_true_divide(value a, value b, value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_big_shift_left(value a, uint32_t shift, value *out) RAISES;

/* Contract: handler; reserve; O(n). */
int value_big_compare(value a, value b);

/* Nearest double; false if it is too large.
 * Contract: handler; reserve; O(n). */
bool value_big_to_double(value a, double *out);

/* Digits in a base, with a minus sign, to a sink.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_big_print(value a, uint32_t base, struct value_sink *sink) RAISES;

#endif
