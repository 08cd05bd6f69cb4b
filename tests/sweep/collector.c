/* SPDX-License-Identifier: MIT */
/* The heap's windows as scenarios of the sweep: the collector's phases, weak
 * reads, finalizers and reserves, interrupted at every instruction, not only
 * where a protection stands. */
#include "scenarios.h"

#include <string.h>

#include "windows.h"

/* Only its address is used: `struct scenario` is the suite's own. */
struct scenario {
    uint32_t index;
};

static struct scenario now;

void sweep_init(void *memory, size_t bytes) {
    (void)memory; /* the windows have their own */
    (void)bytes;
}

uint32_t sweep_count(void) { return windows_heap_count(); }

const struct scenario *sweep_scenario(uint32_t index) {
    now.index = index;
    return &now;
}

static void copy_name(char *out, size_t size, const char *name, size_t length) {
    if (length >= size)
        length = size - 1;
    memcpy(out, name, length);
    out[length] = '\0';
}

void sweep_name(const struct scenario *s, char *out, size_t size) {
    const char *name = windows_heap_at(s->index)->name;
    copy_name(out, size, name, strlen(name));
}

/* Up to the bar, behind which the handler's name stands. */
void sweep_operation_name(const struct scenario *s, char *out, size_t size) {
    const char *name = windows_heap_at(s->index)->name;
    size_t length = 0;
    while (name[length] != '\0' && strncmp(name + length, " | ", 3) != 0)
        length++;
    copy_name(out, size, name, length);
}

void sweep_prepare(const struct scenario *s, uint32_t marking) {
    windows_heap_prepare(s->index, marking);
}

void sweep_operation(void) { windows_heap_at(now.index)->operation(); }

void sweep_handler(void) { windows_heap_handler(); }

bool sweep_nests(void) { return false; }

void sweep_inner(void) {}

const char *sweep_check(void) { return windows_heap_check(); }
