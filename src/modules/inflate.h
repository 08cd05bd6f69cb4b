/* SPDX-License-Identifier: MIT */
/* Reads the compressed blocks of RFC 1951, as much as there is at a time.
 *
 * J1  Each symbol, and each block's head, is taken as a whole or not at all: if
 *     the input ends inside of it, its bits are given back.
 * J2  Nothing before the first output, nor beyond the window, is ever read.
 */
#ifndef KRAIT_MODULES_INFLATE_H
#define KRAIT_MODULES_INFLATE_H

#include "modules/modules.h"

#define MOD_INFLATE_FAST 9u /* bits that one look-up decides */
#define MOD_INFLATE_SYMBOLS 288u

/* A canonical Huffman code. */
struct mod_inflate_code {
    uint16_t count[16];                    /* codes of each length */
    uint16_t symbol[MOD_INFLATE_SYMBOLS];  /* by length, then by number */
    uint16_t fast[1u << MOD_INFLATE_FAST]; /* symbol << 4 | length, or 0 */
};

enum mod_inflate_phase {
    MOD_INFLATE_HEAD, /* of a block */
    MOD_INFLATE_STORED,
    MOD_INFLATE_CODES,
    MOD_INFLATE_DONE
};

/* What is kept between two calls. */
struct mod_inflate_state {
    uint32_t window; /* size of the ring with the last output, 0: none */
    uint32_t ring_at;
    uint32_t ring_filled;
    uint32_t stored_left;
    uint8_t bits; /* of the last byte, bit_count of them */
    uint8_t bit_count;
    uint8_t phase;
    bool last; /* the block is the last one */
    struct mod_inflate_code literals;
    struct mod_inflate_code distances;
};

/* One call, on a copy of the state: what fails has changed nothing. */
struct mod_inflate {
    struct mod_inflate_state s;
    const uint8_t *in;
    uint32_t length;
    uint32_t at;
    uint64_t bits;
    uint32_t bit_count;
    bool starved; /* the input ended */
    const uint8_t *ring;
    struct value_byte_buffer *out;
    uint32_t used;
    uint32_t limit; /* stops when there are so many bytes, or some more */
    const struct type *error;
};

/* Contract: handler; reserve; O(n); raises. */
bool mod_inflate(struct mod_inflate *j) RAISES;

#endif
