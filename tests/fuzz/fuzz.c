/* SPDX-License-Identifier: MIT */
/* libFuzzer's two functions. The target is a Python program, chosen by
 * --target=NAME: properties are shorter there than in C, and it goes through
 * what programs go through. Rejected: a binary a target, each with a runtime
 * of its own to build and link. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rig.h"

#define OPTION "--target="

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *target_of(int count, char **words) {
    for (int i = 1; i < count; i++)
        if (strncmp(words[i], OPTION, strlen(OPTION)) == 0)
            return words[i] + strlen(OPTION);
    fputs("fuzz: which target? " OPTION "NAME\n", stderr);
    exit(2);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    static char text[32768];
    char path[1024];
    snprintf(path, sizeof path, FUZZ_FOLDER "/targets/%s.py",
             target_of(*argc, *argv));
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    if (length == sizeof text) {
        fprintf(stderr, "%s: too long\n", path);
        exit(2);
    }
    rig_start(text, length, path);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    rig_input(data, size);
    return 0;
}
