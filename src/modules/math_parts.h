/* SPDX-License-Identifier: MIT */
/* The files of module math: the table is in mod_math.c. */
#ifndef KRAIT_MODULES_MATH_PARTS_H
#define KRAIT_MODULES_MATH_PARTS_H

#include "modules/modules.h"

/* math_int.c: integers of any size. */
extern const struct native mod_math_comb_native;
extern const struct native mod_math_factorial_native;
extern const struct native mod_math_gcd_native;
extern const struct native mod_math_isqrt_native;
extern const struct native mod_math_lcm_native;
extern const struct native mod_math_perm_native;
extern const struct native mod_math_prod_native;

/* math_sum.c: sums and lengths of many numbers. */
extern const struct native mod_math_dist_native;
extern const struct native mod_math_fsum_native;
extern const struct native mod_math_hypot_native;

/* A C function of the Python name would clash with one of the compiler's. */
#define MOD_MATH_NATIVE(python_name, min, max, bits)                           \
    const struct native mod_math_##python_name##_native =                      \
        NATIVE_BODY(math_##python_name, SYM_##python_name, min, max, bits)

#endif
