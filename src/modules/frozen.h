/* SPDX-License-Identifier: MIT */
/* Python sources in flash, as tools/freeze writes them. */
#ifndef KRAIT_MODULES_FROZEN_H
#define KRAIT_MODULES_FROZEN_H

#include <stdbool.h>
#include <stdint.h>

#include "value/text.h"

/* A source is a static bytes object: MOD_FROZEN_TEXT declares the struct of
 * one that is n bytes long, laid out as struct value_str. Its hash is filled
 * in, since flash cannot take it later. */
#define MOD_FROZEN_TEXT(n)                                                     \
    struct {                                                                   \
        struct header header;                                                  \
        uint32_t length;                                                       \
        uint32_t hash;                                                         \
        uint8_t text[n];                                                       \
    }

struct mod_frozen {
    const char *name;   /* dotted */
    const char *path;   /* for tracebacks */
    const void *source; /* text, or a packed code */
    bool package;
};

struct code_pool; /* code/packed.h */

struct mod_frozen_table {
    const struct mod_frozen *at;
    uint32_t count;
    const struct code_pool *pool; /* of packed sources, or NULL */
};

/* The library in python/, of every image. */
extern const struct mod_frozen_table mod_frozen_library;

/* A program of one image: found before the library.
 * Contract: boot; no alloc; O(1). */
void mod_frozen_add(const struct mod_frozen_table *program);

/* The module, or NULL.
 * Contract: isr; no alloc; O(n). */
const struct mod_frozen *mod_frozen_find(const char *name, size_t length);

#endif
