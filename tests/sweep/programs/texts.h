/* SPDX-License-Identifier: MIT */
/* The programs of the sweep: see programs.c. */
#ifndef KRAIT_TESTS_SWEEP_TEXTS_H
#define KRAIT_TESTS_SWEEP_TEXTS_H

#include <stdint.h>

struct sweep_text {
    const char *name;
    const char *text;
};

extern const struct sweep_text sweep_texts[];
extern const uint32_t sweep_text_count;

#endif
