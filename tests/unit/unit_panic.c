/* SPDX-License-Identifier: MIT */
/*
 * base_panic for unit tests. Weak, so that a test which links a whole board
 * gets the board's, and a test of CHECK itself may bring its own.
 */
#include "base/check.h"

#include <stdio.h>
#include <stdlib.h>

__attribute__((weak)) _Noreturn void base_panic(const char *text,
                                                const char *file, int line) {
    fprintf(stderr, "%s:%d: CHECK(%s) failed\n", file, line, text);
    abort();
}
