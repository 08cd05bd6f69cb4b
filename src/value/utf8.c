/* SPDX-License-Identifier: MIT */
/* The check of UTF-8 from outside. Rejected: a table-driven automaton, which
 * is faster and needs 364 bytes of flash. */
#include "value/utf8.h"

#include "base/text.h"

/* Smallest code point that needs n bytes. */
static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};

static const char *sequence_error(const char *p, size_t left) {
    uint8_t first = (uint8_t)*p;
    uint32_t c = 0;
    if (first < 0xC2 || first > 0xF4)
        return BASE_TEXT_OF("invalid start byte");
    uint32_t n = utf8_size(*p);
    for (uint32_t i = 1; i < n; i++) {
        if (i >= left)
            return BASE_TEXT_OF("unexpected end of data");
        if (utf8_is_start(p[i]))
            return BASE_TEXT_OF("invalid continuation byte");
    }
    c = utf8_decode(p);
    if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return BASE_TEXT_OF("invalid continuation byte");
    return NULL;
}

size_t value_utf8_invalid(const char *at, size_t length, const char **why) {
    for (size_t i = 0; i < length;) {
        if ((uint8_t)at[i] < 0x80) {
            i++;
            continue;
        }
        *why = sequence_error(at + i, length - i);
        if (*why != NULL)
            return i;
        i += utf8_size(at[i]);
    }
    return length;
}
