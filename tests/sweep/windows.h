/* SPDX-License-Identifier: MIT */
/* Scenarios aimed at one masked section, or one barrier, each: the handler
 * does what conflicts with the operation. A row is written so that it fails if
 * the protection is taken out (tests/mutation). */
#ifndef KRAIT_TESTS_SWEEP_WINDOWS_H
#define KRAIT_TESTS_SWEEP_WINDOWS_H

#include <stdint.h>

struct window {
    const char *name;
    void (*prepare)(void);
    void (*operation)(void);
    void (*handler)(void);
    const char *(*check)(void); /* NULL, or what is wrong */
};

/* Rows of the heap alone, with kinds and roots of its own. */
uint32_t windows_heap_count(void);
const struct window *windows_heap_at(uint32_t index);
void windows_heap_prepare(uint32_t index, uint32_t marking);
void windows_heap_handler(void);
const char *windows_heap_check(void);

/* Rows of values, in the world of world.h. */
uint32_t windows_value_count(void);
const struct window *windows_value_at(uint32_t index);
void windows_value_prepare(uint32_t index, uint32_t marking);
void windows_value_handler(void);
const char *windows_value_check(void);

#endif
