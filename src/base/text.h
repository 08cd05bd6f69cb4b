/* SPDX-License-Identifier: MIT */
/* The runtime's own texts: formats of error messages and reports. On a chip
 * they take half their length in flash, as codes that tools/texts makes, and
 * are read a character at a time.
 *
 * Sources do not show it. A printing function f(to, format, ...) is a macro
 * around f_text(to, BASE_TEXT(format, ...)), and there the compiler replaces a
 * literal by its number in the table, as a pointer that no object can have;
 * what it does not know at compile time, or the table lacks, stays as it is.
 * BASE_TEXT_OF does so elsewhere.
 * Rejected: numbers in the sources, which then no longer say what they print;
 * texts in a section that is packed after linking (a second link, and code that
 * only the image has).
 */
#ifndef KRAIT_BASE_TEXT_H
#define KRAIT_BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* Every so manieth text has its start in the table; a pair of codes may be made
 * of pairs, so deep. */
#define BASE_TEXT_GROUP 8
#define BASE_TEXT_DEPTH 8

struct base_text_table {
    uint32_t count; /* texts are numbered from 1 */
    const uint8_t *codes;
    const uint16_t *starts;
    const uint8_t
        *pairs; /* two codes each, for the codes 128 to 255, 0 to 31 */
};

extern const struct base_text_table base_text_table;

struct base_text_reader {
    const struct base_text_table *table; /* NULL: a plain text */
    const uint8_t *at;
    uint8_t depth;
    uint8_t pending[BASE_TEXT_DEPTH];
};

/* `table` is BASE_TEXT_TABLE, NULL where texts are plain.
 * Contract: isr; no alloc; O(1). */
void base_text_open(struct base_text_reader *reader,
                    const struct base_text_table *table, const char *text);

/* The next character; 0 at the end, and then no more.
 * Contract: isr; no alloc; O(1). */
char base_text_next(struct base_text_reader *reader);

#if defined(KRAIT_PACK_TEXTS)
#include "texts.gen.h"

#define BASE_TEXT_TABLE (&base_text_table)

#define BASE_TEXT_CASE(number, literal)                                        \
    if (__builtin_constant_p(__builtin_strcmp(text, literal)) &&               \
        __builtin_strcmp(text, literal) == 0)                                  \
        return (const char *)(uintptr_t)(number);

static inline __attribute__((always_inline)) const char *
base_text_pack(const char *text) {
    BASE_TEXTS(BASE_TEXT_CASE)
    return text;
}

/* A literal that goes to a printing function by other ways: as one of two
 * formats, as the argument of %s, through a function of its own. */
#define BASE_TEXT_OF(literal) base_text_pack(literal)
#else
#define BASE_TEXT_TABLE NULL
#define BASE_TEXT_OF(literal) literal
#define BASE_TEXT(...) __VA_ARGS__
#endif

#endif
