/* SPDX-License-Identifier: MIT */
/* Complex numbers: a type of the desk's image; chips have none.
 *
 * Z1  Both parts of a number are canonical doubles and never change.
 */
#ifndef KRAIT_MODULES_COMPLEX_H
#define KRAIT_MODULES_COMPLEX_H

#include "value/type.h"

struct mod_complex {
    double real;
    double imag;
};

extern const struct type mod_type_complex;

/* Contract: handler; reserve; O(1); raises. */
bool mod_complex_new(double real, double imag, value *out) RAISES;

/* A float or an int is one too; *is false if v is no number. OverflowError of
 * an int that is too large.
 * Contract: handler; reserve; O(n); raises. */
bool mod_complex_of(value v, struct mod_complex *z, bool *is) RAISES;

/* a ** b of floats whose result is not real.
 * Contract: handler; reserve; O(1); raises. */
bool mod_complex_power(double a, double b, value *out) RAISES;

/* complex(text); ValueError.
 * Contract: handler; reserve; O(n); raises. */
bool mod_complex_parse(value text, struct mod_complex *z) RAISES;

/* repr(), and format(z, spec).
 * Contract: handler; reserve; O(n); raises. */
bool mod_complex_write(const struct mod_complex *z, struct value_sink *sink)
    RAISES;
bool mod_complex_format(const struct mod_complex *z, const char *spec,
                        uint32_t length, value *out) RAISES;

#endif
