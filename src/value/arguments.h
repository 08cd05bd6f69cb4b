/* SPDX-License-Identifier: MIT */
/* Sorts the arguments of a native function into the order of its
 * parameters, with CPython's errors for what does not fit.
 *
 *     static const struct parameter parameters[] = {
 *         {SYM_sep, PARAMETER_KEYWORD, VALUE_NONE}, ...};
 *     value a[ARRAY_LENGTH(parameters)];
 *     if (!value_arguments_sort(args, SYM_print, parameters, count, a)) ...
 */
#ifndef KRAIT_VALUE_ARGUMENTS_H
#define KRAIT_VALUE_ARGUMENTS_H

#include "value/type.h"
#include "value/value.h"

enum {
    PARAMETER_ANY = 0,       /* by position or keyword, with a default */
    PARAMETER_REQUIRED = 1,  /* no default */
    PARAMETER_KEYWORD = 2,   /* keyword only */
    PARAMETER_POSITIONAL = 4 /* position only */
};

struct parameter {
    uint16_t name; /* symbol */
    uint8_t flags;
    value fallback;
};

/* Fills out[count]. The native's minimum and maximum need not be exact; this
 * checks.
 * Contract: handler; reserve; O(n); raises. */
bool value_arguments_sort(const struct arguments *args, uint32_t function,
                          const struct parameter *parameters, uint32_t count,
                          value *out) RAISES;

#endif
