/* SPDX-License-Identifier: MIT */
/* What the driver runs: scenarios, each an operation and a handler that
 * conflicts with it. */
#ifndef KRAIT_TESTS_MUTATION_DRIVER_H
#define KRAIT_TESTS_MUTATION_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct driver_suite {
    uint32_t (*count)(void);
    void (*name)(uint32_t index, char *out, size_t size);
    /* With `marking`, the collector has made that many steps of one unit. */
    void (*prepare)(uint32_t index, uint32_t marking);
    void (*operation)(void);
    void (*handler)(void);
    const char *(*check)(void);    /* NULL, or what is wrong */
    bool (*nests)(uint32_t index); /* has it an inner handler? */
    void (*inner)(void);
    bool (*is_plain)(uint32_t index); /* has it no handler? NULL: none */
};

/* driver [--begin NAME] [--only TEXT] [--seconds N] [--all|--brief]: 0 if
 * nothing is wrong; with --all pass 4 is made of each scenario, with
 * --brief of none. */
int driver_main(const struct driver_suite *suite, int argc, char **argv);

#endif
