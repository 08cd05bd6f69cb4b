/* SPDX-License-Identifier: MIT */
/* UTF-8 inside value/: steps over text that is known to be valid, and the
 * check that makes it so. */
#ifndef KRAIT_VALUE_UTF8_H
#define KRAIT_VALUE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool utf8_is_start(char c) { return ((uint8_t)c & 0xC0) != 0x80; }

static inline uint32_t utf8_size(char first) {
    uint8_t c = (uint8_t)first;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Decodes one code point of valid text. */
static inline uint32_t utf8_decode(const char *p) {
    uint32_t n = utf8_size(*p);
    if (n == 1)
        return (uint8_t)*p;
    uint32_t c = (uint8_t)*p & (0x7Fu >> n);
    for (uint32_t i = 1; i < n; i++)
        c = c << 6 | ((uint8_t)p[i] & 0x3Fu);
    return c;
}

static inline uint32_t utf8_encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    uint32_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (uint32_t i = n; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xFF) | c);
    return n;
}

static inline uint32_t utf8_count(const char *at, size_t length) {
    uint32_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += utf8_is_start(at[i]);
    return n;
}

/* Bytes of the first `count` code points. */
static inline uint32_t utf8_offset(const char *at, uint32_t count) {
    uint32_t i = 0;
    for (; count > 0; count--)
        i += utf8_size(at[i]);
    return i;
}

/* Position of the first byte that is not valid UTF-8 (surrogates and long
 * forms are not), or length. *why gets CPython's reason.
 * Contract: isr; no alloc; O(n). */
size_t value_utf8_invalid(const char *at, size_t length, const char **why);

#endif
