/* SPDX-License-Identifier: MIT */
/* Reads a source; what cannot be read ends the program with 2. */
#ifndef KRAIT_TESTS_READ_H
#define KRAIT_TESTS_READ_H

#include <stdio.h>
#include <stdlib.h>

static inline char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        exit(2);
    char *text = malloc(1 << 22);
    *length = fread(text, 1, 1 << 22, file);
    fclose(file);
    return realloc(text, *length == 0 ? 1 : *length);
}

#endif
