/* SPDX-License-Identifier: MIT */
/* Writes compressed blocks (RFC 1951).
 *
 * K1  What a call is given is written as whole blocks; what is left over of a
 *     byte at the end is kept for the next call.
 */
#ifndef KRAIT_MODULES_DEFLATE_H
#define KRAIT_MODULES_DEFLATE_H

#include "modules/modules.h"

#define MOD_DEFLATE_TOKENS 8192u /* of a block */

enum mod_deflate_end {
    MOD_DEFLATE_MORE, /* other blocks follow */
    MOD_DEFLATE_SYNC, /* the same, from a whole byte on */
    MOD_DEFLATE_FINISH
};

struct mod_deflate {
    const uint8_t *in; /* history, then what is to be written */
    uint32_t start;    /* bytes of history */
    uint32_t length;   /* of all */
    uint32_t window;   /* bytes that a match may lie behind */
    uint32_t level;    /* 0 to 9 */
    enum mod_deflate_end end;
    /* Bits that are not yet a whole byte, from the last call, for the next. */
    uint64_t bits;
    uint32_t bit_count;
    struct value_byte_buffer *out; /* the result, `used` bytes */
    uint32_t used;
};

/* Contract: handler; reserve; O(n); raises. */
bool mod_deflate(struct mod_deflate *d) RAISES;

/* Lengths of a Huffman code for n symbols with these counts, none longer than
 * `most`; 0 for those that do not occur.
 * Contract: handler; reserve; O(n^2); raises. */
bool mod_huffman_lengths(const uint16_t *counts, uint32_t n, uint32_t most,
                         uint8_t *lengths) RAISES;

/* The codes that belong to the lengths, bits reversed as they are written.
 * Contract: handler; reserve; O(n). */
void mod_huffman_codes(const uint8_t *lengths, uint32_t n, uint16_t *codes);

#endif
