/* SPDX-License-Identifier: MIT */
/*
 * What every file may use: checks for bugs, and names for what the compiler
 * must know. A failed CHECK is a bug in Krait, never an error of a Python
 * program; it is on in release builds too, where the board turns it into a
 * fault and the declared safe state. Rejected: assert(), which goes away just
 * where a robot would need it.
 */
#ifndef KRAIT_BASE_CHECK_H
#define KRAIT_BASE_CHECK_H

#include <stddef.h>

#define LIKELY(cond) __builtin_expect(!!(cond), 1)
#define UNLIKELY(cond) __builtin_expect(!!(cond), 0)

#define NOINLINE __attribute__((noinline))

/* Rarely called: kept small also where a file is built for speed. */
#define COLD __attribute__((cold, noinline))

/* Marks a function that returns false after raising a Python exception: who
 * calls it must look. */
#define RAISES __attribute__((warn_unused_result))

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))

#define STATIC_ASSERT(cond, text) _Static_assert(cond, text)

/* The pointer X is still needed here. Written behind the last use of a pointer
 * derived from X, so that the collector's scan of the C stack finds X itself
 * as long as the derived one is in use. */
#define KEEP_ALIVE(x) __asm__ volatile("" : : "r"(x))

/* Stops on a bug. */
#define CHECK(cond)                                                            \
    (LIKELY(cond) ? (void)0 : base_panic(#cond, __FILE_NAME__, __LINE__))

/*
 * Ends everything: outputs to their safe state, then a report where the board
 * has somewhere to put it. Each board defines it, since only a board knows
 * its outputs; so do the unit tests.
 * Contract: isr; no alloc; O(1).
 */
_Noreturn void base_panic(const char *text, const char *file, int line);

#endif
