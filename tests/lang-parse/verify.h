/* SPDX-License-Identifier: MIT */
#ifndef KRAIT_TESTS_VERIFY_H
#define KRAIT_TESTS_VERIFY_H

#include "value/value.h"

/* 0, or 1 when something is wrong, which is printed. Adds the code objects that
 * it has seen to *count. */
int verify_code(value code, unsigned *count);

#endif
