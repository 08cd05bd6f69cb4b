/* SPDX-License-Identifier: MIT */
/* Semihosting calls (ARM IHI 0100): a breakpoint that a debugger or emulator
 * answers. On a chip alone it is a fault, so only images for an emulator use
 * it. */
#ifndef KRAIT_BOARDS_SEMIHOST_H
#define KRAIT_BOARDS_SEMIHOST_H

#include <stddef.h>
#include <stdint.h>

enum {
    SEMIHOST_OPEN = 0x01,
    SEMIHOST_WRITE = 0x05,
    SEMIHOST_READ = 0x06,
    SEMIHOST_EXIT_EXTENDED = 0x20
};

#define SEMIHOST_APPLICATION_EXIT 0x20026u

static inline int32_t semihost(uint32_t operation, const void *arguments) {
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = arguments;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return (int32_t)r0;
}

/* File handle or -1; mode as fopen's, numbered: 1 "rb", 5 "wb". */
static inline int32_t semihost_open(const char *name, uint32_t mode) {
    uint32_t length = 0;
    while (name[length])
        length++;
    const uint32_t a[3] = {(uint32_t)(uintptr_t)name, mode, length};
    return semihost(SEMIHOST_OPEN, a);
}

/* Bytes that were not written or read. */
static inline int32_t semihost_write(int32_t file, const void *data,
                                     size_t length) {
    const uint32_t a[3] = {(uint32_t)file, (uint32_t)(uintptr_t)data, length};
    return semihost(SEMIHOST_WRITE, a);
}

static inline int32_t semihost_read(int32_t file, void *data, size_t length) {
    const uint32_t a[3] = {(uint32_t)file, (uint32_t)(uintptr_t)data, length};
    return semihost(SEMIHOST_READ, a);
}

static inline void semihost_exit(int status) {
    const uint32_t a[2] = {SEMIHOST_APPLICATION_EXIT, (uint32_t)status};
    semihost(SEMIHOST_EXIT_EXTENDED, a);
}

#endif
