/* SPDX-License-Identifier: MIT */
/* The driver over the rows of the heap. */
#include <stdio.h>

#include "../sweep/windows.h"
#include "driver.h"

static uint32_t current;

static void name(uint32_t index, char *out, size_t size) {
    snprintf(out, size, "%s", windows_heap_at(index)->name);
}

static void prepare(uint32_t index, uint32_t marking) {
    current = index;
    windows_heap_prepare(index, marking);
}

static void operation(void) { windows_heap_at(current)->operation(); }

int main(int argc, char **argv) {
    static const struct driver_suite suite = {
        windows_heap_count, name, prepare, operation, windows_heap_handler,
        windows_heap_check};
    return driver_main(&suite, argc, argv);
}
