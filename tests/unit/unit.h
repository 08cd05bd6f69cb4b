/* SPDX-License-Identifier: MIT */
/*
 * Unit tests: a program for each area, with the oracle stated on top. EXPECT
 * counts and stops at the first failure, where a debugger has the state that
 * was wrong; a test that goes on after it mostly reports its own confusion.
 *
 *     int main(void) {
 *         EXPECT(1 + 1 == 2);
 *         return unit_done();
 *     }
 */
#ifndef KRAIT_TESTS_UNIT_H
#define KRAIT_TESTS_UNIT_H

#include <stdio.h>
#include <stdlib.h>

static long unit_checks;

#define EXPECT(cond)                                                           \
    do {                                                                       \
        unit_checks++;                                                         \
        if (!(cond))                                                           \
            unit_failed(#cond, __FILE__, __LINE__);                            \
    } while (0)

/* Ends the test. */
_Noreturn static inline void unit_failed(const char *text, const char *file,
                                         int line) {
    fprintf(stderr, "%s:%d: expected: %s\n", file, line, text);
    exit(1);
}

/* Ends main: prints the count and fails a test that has checked nothing. */
static inline int unit_done(void) {
    printf("%ld checks\n", unit_checks);
    return unit_checks > 0 ? 0 : 1;
}

#endif
