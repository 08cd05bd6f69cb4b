/* SPDX-License-Identifier: MIT */
/* What parsing and printing of decimals share; for src/base/decimal*.c only.
 */
#ifndef KRAIT_BASE_DECIMAL_PARTS_H
#define KRAIT_BASE_DECIMAL_PARTS_H

#include <stdint.h>

/* The double nearest to d.ddd * 10^exponent, where the `count` digits are those
 * of an integer (not zero, below 10^19).
 * Contract: handler; reserve; O(n). */
double base_decimal_of_digits(uint64_t digits, int32_t count, int32_t exponent);

#endif
